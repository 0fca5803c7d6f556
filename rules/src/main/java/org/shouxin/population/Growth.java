package org.shouxin.population;

/** How long an array becomes when it is full. */
final class Growth {

  private Growth() {}

  /** Half as long again, and at least sixteen. */
  static int of(int length) {
    return Math.addExact(length, Math.max(16, length >> 1));
  }
}
