package org.shouxin.samples;

import java.util.List;

/**
 * Random draws that are reproducible from a seed on every machine and Java version: SplitMix64,
 * written out here because the order of draws of {@link java.util.SplittableRandom} is not
 * guaranteed. Not thread-safe.
 */
final class SeededRandom {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** The draws for one numbered thing; other numbers and seeds give unrelated ones. */
  SeededRandom(long seed, long number) {
    state = mix(mix(seed) + number);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  private long bits() {
    state += GAMMA;
    return mix(state);
  }

  /** Evenly from 0 up to but not 1. */
  double share() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  double between(double low, double high) {
    return low + (high - low) * share();
  }

  /** Evenly from 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) ((bits() >>> 33) * bound >>> 31);
  }

  boolean chance(double probability) {
    return share() < probability;
  }

  /** The mean of some even draws: between 0 and 1, and the more, the closer to one half. */
  double middling(int draws) {
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      sum += share();
    }
    return sum / draws;
  }

  /** Exponential with this mean. */
  double waiting(double mean) {
    return -StrictMath.log(1 - share()) * mean;
  }

  <T> T oneOf(List<T> list) {
    return list.get(below(list.size()));
  }
}
