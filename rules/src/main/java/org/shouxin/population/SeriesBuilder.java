package org.shouxin.population;

import java.math.BigDecimal;
import java.util.Arrays;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;

/**
 * A series while customers are being added, in about twelve bytes for each customer whose rank
 * matters, and none for the others. Not thread-safe.
 */
final class SeriesBuilder {

  private final Fact of;
  private final Groups groups;
  private final boolean ordered;
  private int[] counts = new int[16];
  private BigDecimal[] sums = new BigDecimal[16];
  private int[] groupOf = new int[16];
  private long[] codes = new long[16];
  private int size;
  private int[] groupOfBetween = new int[16];
  private BigDecimal[] between = new BigDecimal[16];
  private int sizeBetween;

  /**
   * @param ordered whether a figure needs the order of the values
   */
  SeriesBuilder(Fact of, Groups groups, boolean ordered) {
    this.of = of;
    this.groups = groups;
    this.ordered = ordered;
    Arrays.fill(sums, BigDecimal.ZERO);
  }

  Fact of() {
    return of;
  }

  Groups groups() {
    return groups;
  }

  boolean ordered() {
    return ordered;
  }

  void add(int group, BigDecimal value) {
    if (group >= counts.length) {
      int before = sums.length;
      int length = Math.max(group + 1, Growth.of(before));
      counts = Arrays.copyOf(counts, length);
      sums = Arrays.copyOf(sums, length);
      Arrays.fill(sums, before, length, BigDecimal.ZERO);
    }
    counts[group] = Math.addExact(counts[group], 1);
    sums[group] = sums[group].add(value);
    if (ordered) {
      keep(group, value);
    }
  }

  private void keep(int group, BigDecimal value) {
    long code = Codes.of(value);
    if (Codes.exact(code)) {
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, Growth.of(size));
        groupOf = Arrays.copyOf(groupOf, codes.length);
      }
      codes[size] = code;
      groupOf[size++] = group;
    } else {
      if (sizeBetween == between.length) {
        between = Arrays.copyOf(between, Growth.of(sizeBetween));
        groupOfBetween = Arrays.copyOf(groupOfBetween, between.length);
      }
      between[sizeBetween] = value;
      groupOfBetween[sizeBetween++] = group;
    }
  }

  /** The series; nothing may be added afterwards. */
  Series build() {
    if (!ordered) {
      return new Series(of, groups, counts, sums, null, null);
    }
    int[] ends = ends(groupOf, size);
    long[] sorted = new long[size];
    int[] next = ends.clone();
    for (int i = 0; i < size; i++) {
      sorted[next[groupOf[i]]++] = codes[i];
    }
    codes = new long[0];
    groupOf = new int[0];
    Spread.Builder onGrid = new Spread.Builder(true);
    for (int group = 0; group < groups.size(); group++) {
      Arrays.sort(sorted, ends[group], ends[group + 1]);
      onGrid.group();
      for (int i = ends[group]; i < ends[group + 1]; i++) {
        onGrid.add(sorted[i]);
      }
    }
    return new Series(of, groups, counts, sums, onGrid.build(), spreadBetween());
  }

  private Spread spreadBetween() {
    int[] ends = ends(groupOfBetween, sizeBetween);
    BigDecimal[] sorted = new BigDecimal[sizeBetween];
    int[] next = ends.clone();
    for (int i = 0; i < sizeBetween; i++) {
      sorted[next[groupOfBetween[i]]++] = between[i];
    }
    Spread.Builder spread = new Spread.Builder(false);
    for (int group = 0; group < groups.size(); group++) {
      Arrays.sort(sorted, ends[group], ends[group + 1]);
      spread.group();
      for (int i = ends[group]; i < ends[group + 1]; i++) {
        spread.add(sorted[i], 1);
      }
    }
    return spread.build();
  }

  /** Where each group's values begin once they are sorted, and where the last ends. */
  private int[] ends(int[] group, int count) {
    int[] ends = new int[groups.size() + 1];
    for (int i = 0; i < count; i++) {
      ends[group[i] + 1]++;
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    return ends;
  }
}
