package org.shouxin.population;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;

/**
 * The values in each group in ascending order, each once with how many customers have it or a lower
 * one. Either all are numbers on the grid of {@link Codes}, kept as codes, or all lie between its
 * lines, kept as decimals. Immutable.
 */
final class Spread {

  private final int[] starts;
  private final int[] upTo;
  private final long[] codes;
  private final BigDecimal @Nullable [] between;

  private Spread(int[] starts, int[] upTo, long[] codes, BigDecimal @Nullable [] between) {
    this.starts = starts;
    this.upTo = upTo;
    this.codes = codes;
    this.between = between;
  }

  /** How many members of a group have a lower value. */
  int below(int group, BigDecimal value) {
    int at = first(group, value, false);
    return at == starts[group] ? 0 : upTo[at - 1];
  }

  /** How many members of a group have a higher value. */
  int above(int group, BigDecimal value) {
    int from = starts[group];
    int to = starts[group + 1];
    int at = first(group, value, true);
    int all = to == from ? 0 : upTo[to - 1];
    return all - (at == from ? 0 : upTo[at - 1]);
  }

  /** The first value of a group that is not lower, or that is higher. */
  private int first(int group, BigDecimal value, boolean higher) {
    long code = Codes.of(value);
    int low = starts[group];
    int high = starts[group + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order =
          between == null ? Long.compare(codes[middle], code) : between[middle].compareTo(value);
      if (order < 0 || higher && order == 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where a group's values begin. */
  int start(int group) {
    return starts[group];
  }

  /** The value at a place. */
  BigDecimal value(int at) {
    return between == null ? Codes.number(codes[at]) : between[at];
  }

  /** How many members of the group have the value at a place. */
  int times(int group, int at) {
    return upTo[at] - (at == starts[group] ? 0 : upTo[at - 1]);
  }

  /** Takes values group by group, in ascending order inside each. */
  static final class Builder {
    private int[] starts = new int[2];
    private int groups;
    private int[] upTo = new int[16];
    private long[] codes;
    private BigDecimal @Nullable [] between;
    private int size;

    /**
     * @param onGrid whether the values lie on the grid
     */
    Builder(boolean onGrid) {
      this.codes = new long[onGrid ? 16 : 0];
      this.between = onGrid ? null : new BigDecimal[16];
    }

    /** Begins the next group. */
    void group() {
      if (groups + 2 > starts.length) {
        starts = Arrays.copyOf(starts, Growth.of(starts.length));
      }
      starts[groups++] = size;
    }

    /** Adds a value of the group; one equal to the last is counted with it. */
    void add(BigDecimal value, int times) {
      add(Codes.of(value), value, times);
    }

    /** The same for a value on the grid. */
    void add(long code) {
      add(code, null, 1);
    }

    private void add(long code, @Nullable BigDecimal value, int times) {
      int first = starts[groups - 1];
      if (size > first && isLast(code, value)) {
        upTo[size - 1] = Math.addExact(upTo[size - 1], times);
        return;
      }
      if (size == upTo.length) {
        grow();
      }
      if (between == null) {
        codes[size] = code;
      } else if (value != null) {
        between[size] = value;
      }
      upTo[size] = Math.addExact(size > first ? upTo[size - 1] : 0, times);
      size++;
    }

    private boolean isLast(long code, @Nullable BigDecimal value) {
      return between == null
          ? codes[size - 1] == code
          : value != null && between[size - 1].compareTo(value) == 0;
    }

    private void grow() {
      int length = Growth.of(size);
      upTo = Arrays.copyOf(upTo, length);
      if (between == null) {
        codes = Arrays.copyOf(codes, length);
      } else {
        between = Arrays.copyOf(between, length);
      }
    }

    Spread build() {
      int[] ends = Arrays.copyOf(starts, groups + 1);
      ends[groups] = size;
      return new Spread(
          ends,
          Arrays.copyOf(upTo, size),
          between == null ? Arrays.copyOf(codes, size) : codes,
          between == null ? null : Arrays.copyOf(between, size));
    }
  }
}
