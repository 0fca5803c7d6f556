package org.shouxin.csv;

/**
 * Counts well-formed and malformed multi-byte sequences of a stream of bytes read as UTF-8. GB18030
 * text is almost never well-formed UTF-8, so a file is UTF-8 if the well-formed ones prevail; a few
 * damaged bytes then affect a few rows and not the file.
 *
 * <p>Only a few short Chinese names in GB18030 can be well-formed UTF-8 all of them, as Latin
 * letters with accents that belong to no word: 陆 is ½. So two bytes that are a Chinese character of
 * GB 2312 and do not touch an ASCII letter or digit speak for GB18030, when nothing longer speaks
 * for UTF-8.
 */
final class Utf8Check {

  private long wellFormed;
  private long malformed;
  private long longer;
  private long chinese;
  private int pending;
  private int low = 0x80;
  private int high = 0xBF;
  private int lead;
  private boolean word;
  private boolean touching;
  private int pairs;

  void accept(byte[] bytes, int length) {
    int i = 0;
    while (i < length) {
      int b = bytes[i];
      if (b >= 0 && pending == 0) {
        ascii(b);
        i++;
      } else if (pending == 0) {
        begin(b & 0xFF);
        i++;
      } else if (within(b & 0xFF)) {
        i++;
      }
    }
  }

  private void ascii(int b) {
    boolean letter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
    endRun(letter);
    word = letter;
  }

  /** Ends a run of two-byte sequences, which count when nothing of a word touches the run. */
  private void endRun(boolean letter) {
    chinese += touching || letter ? 0 : pairs;
    pairs = 0;
    touching = false;
  }

  private boolean within(int b) {
    if (b < low || b > high) {
      malformed++;
      pending = 0;
      return false;
    }
    low = 0x80;
    high = 0xBF;
    pending--;
    if (pending == 0) {
      wellFormed++;
      pair(b);
    }
    return true;
  }

  private void pair(int b) {
    if (lead < 0xC2 || lead > 0xDF) {
      longer++;
    } else {
      touching |= pairs == 0 && word || b < 0xA1;
      pairs++;
    }
    word = false;
  }

  private void begin(int b) {
    low = 0x80;
    high = 0xBF;
    lead = b;
    if (b >= 0xC2 && b <= 0xDF) {
      pending = 1;
    } else if (b >= 0xE0 && b <= 0xEF) {
      pending = 2;
      low = b == 0xE0 ? 0xA0 : 0x80;
      high = b == 0xED ? 0x9F : 0xBF;
    } else if (b >= 0xF0 && b <= 0xF4) {
      pending = 3;
      low = b == 0xF0 ? 0x90 : 0x80;
      high = b == 0xF4 ? 0x8F : 0xBF;
    } else {
      malformed++;
    }
  }

  /** Whether the bytes seen so far are UTF-8 rather than GB18030; plain ASCII counts as UTF-8. */
  boolean looksLikeUtf8() {
    long bad = malformed + (pending > 0 ? 1 : 0);
    endRun(false);
    boolean short18030 = longer == 0 && chinese > 0 && 2 * chinese >= wellFormed;
    return !short18030 && (bad == 0 || wellFormed > 4 * bad);
  }
}
