package org.shouxin.csv;

import java.util.Arrays;

/**
 * The keys seen so far with their lines, in sixteen bytes per key. Keys are distinguished by 96
 * bits of two hashes; with ten million keys a collision is expected less than once in 10^15 files.
 * Not thread-safe.
 */
public final class SeenKeys {

  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xC2B2AE3D27D4EB4FL;
  private static final int NONE = 0;

  private long[] hashes = new long[1 << 10];
  private int[] more = new int[1 << 10];
  private int[] lines = new int[1 << 10];
  private int size;

  /**
   * Adds a key unless it was already seen.
   *
   * @return the line on which it was seen first; 0 when it is new
   */
  public int add(String key, long line) {
    long hash = hash(key, FIRST);
    int other = (int) hash(key, SECOND);
    int slot = slot(hash, other);
    if (lines[slot] != NONE) {
      return lines[slot];
    }
    hashes[slot] = hash;
    more[slot] = other;
    lines[slot] = (int) Math.min(line, Integer.MAX_VALUE);
    size++;
    if (size * 2 > lines.length) {
      grow();
    }
    return NONE;
  }

  /** The line on which a key was seen first; 0 when it was not. */
  public int line(String key) {
    return lines[slot(hash(key, FIRST), (int) hash(key, SECOND))];
  }

  private int slot(long hash, int other) {
    int mask = lines.length - 1;
    int slot = (int) hash & mask;
    while (lines[slot] != NONE && (hashes[slot] != hash || more[slot] != other)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldMore = more;
    int[] oldLines = lines;
    hashes = new long[oldHashes.length * 2];
    more = new int[hashes.length];
    lines = new int[hashes.length];
    Arrays.fill(lines, NONE);
    for (int i = 0; i < oldLines.length; i++) {
      if (oldLines[i] != NONE) {
        int slot = slot(oldHashes[i], oldMore[i]);
        hashes[slot] = oldHashes[i];
        more[slot] = oldMore[i];
        lines[slot] = oldLines[i];
      }
    }
  }

  private static long hash(String key, long seed) {
    long hash = seed;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0xFF51AFD7ED558CCDL;
      hash ^= hash >>> 32;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    return hash ^ (hash >>> 31);
  }
}
