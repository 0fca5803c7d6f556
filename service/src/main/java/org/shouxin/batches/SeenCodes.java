package org.shouxin.batches;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers on which line each customer code first occurred, in about 50 bytes per code: codes are
 * kept as 128-bit digests, so that two different ones are never confused. Not thread-safe, but for
 * {@link #digest}.
 */
final class SeenCodes {

  /** A code's digest. */
  record Digest(long high, long low) {}

  private static final int START = 1 << 12;

  private long[] highs = new long[START];
  private long[] lows = new long[START];
  private long[] lines = new long[START];
  private int size;

  /** The digest of a code. */
  static Digest digest(MessageDigest md5, String code) {
    byte[] bytes = md5.digest(code.getBytes(StandardCharsets.UTF_8));
    return new Digest(eight(bytes, 0), eight(bytes, 8));
  }

  /** A digester for one thread. */
  static MessageDigest digester() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static long eight(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }

  /**
   * Remembers a code.
   *
   * @param line its line, from 1
   * @return the line where it first occurred; 0 if this is the first
   */
  long add(Digest code, long line) {
    if (size * 3L > highs.length * 2L) {
      grow();
    }
    int at = slot(code.high, code.low);
    if (lines[at] != 0) {
      return lines[at];
    }
    put(at, code.high, code.low, line);
    size++;
    return 0;
  }

  private int slot(long high, long low) {
    int mask = highs.length - 1;
    int at = (int) low & mask;
    while (lines[at] != 0 && (highs[at] != high || lows[at] != low)) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void put(int at, long high, long low, long line) {
    highs[at] = high;
    lows[at] = low;
    lines[at] = line;
  }

  private void grow() {
    long[] oldHighs = highs;
    long[] oldLows = lows;
    long[] oldLines = lines;
    int length = Math.multiplyExact(highs.length, 2);
    highs = new long[length];
    lows = new long[length];
    lines = new long[length];
    for (int i = 0; i < oldLines.length; i++) {
      if (oldLines[i] != 0) {
        put(slot(oldHighs[i], oldLows[i]), oldHighs[i], oldLows[i], oldLines[i]);
      }
    }
  }
}
