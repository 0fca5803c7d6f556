package org.shouxin.csv;

/**
 * Counts well-formed and malformed multi-byte sequences of a stream of bytes read as UTF-8. GB18030
 * text is almost never well-formed UTF-8, so a file is UTF-8 if the well-formed ones prevail; a few
 * damaged bytes then affect a few rows and not the file.
 */
final class Utf8Check {

  private long wellFormed;
  private long malformed;
  private int pending;
  private int low = 0x80;
  private int high = 0xBF;

  void accept(byte[] bytes, int length) {
    int i = 0;
    while (i < length) {
      int b = bytes[i];
      if (b >= 0 && pending == 0) {
        i++;
      } else if (pending == 0) {
        begin(b & 0xFF);
        i++;
      } else if (within(b & 0xFF)) {
        i++;
      }
    }
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
    wellFormed += pending == 0 ? 1 : 0;
    return true;
  }

  private void begin(int b) {
    low = 0x80;
    high = 0xBF;
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
    return bad == 0 || wellFormed > 4 * bad;
  }
}
