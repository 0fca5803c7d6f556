package org.shouxin.population;

/** The new length of a full array. */
final class Growth {

  private Growth() {}

  /** Half as long again, and at least sixteen. */
  static int of(int length) {
    return Math.addExact(length, Math.max(16, length >> 1));
  }
}
