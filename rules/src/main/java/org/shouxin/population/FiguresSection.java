package org.shouxin.population;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;

/** A series being read from a file of figures, line by line. */
final class FiguresSection {

  private final Fact of;
  private final @Nullable Fact within;
  private final Groups groups;
  private final boolean ordered;
  private final Spread.Builder onGrid = new Spread.Builder(true);
  private final Spread.Builder between = new Spread.Builder(false);
  private int[] counts = new int[16];
  private BigDecimal[] sums = new BigDecimal[16];
  private int open;
  private BigDecimal left = BigDecimal.ZERO;
  private @Nullable BigDecimal last;

  FiguresSection(Fact of, @Nullable Fact within, boolean ordered) {
    this.of = of;
    this.within = within;
    this.groups = new Groups(within);
    this.ordered = ordered;
    Arrays.fill(sums, BigDecimal.ZERO);
  }

  /** Accepts a line; false if it is not valid here. */
  boolean accept(String kind, String rest) {
    return switch (kind) {
      case "group" -> group(rest.split(",", 3));
      case "value" -> value(rest.split(",", -1));
      default -> false;
    };
  }

  private boolean group(String[] cells) {
    if (cells.length != 3 || !whole()) {
      return false;
    }
    int count = FiguresReader.count(cells[0]);
    BigDecimal sum = FiguresReader.number(cells[1]);
    int known = groups.size();
    int number = named(cells[2]);
    if (count == 0 || sum == null || number != known) {
      return false;
    }
    if (number == counts.length) {
      counts = Arrays.copyOf(counts, Growth.of(number));
      sums = Arrays.copyOf(sums, counts.length);
      Arrays.fill(sums, number, sums.length, BigDecimal.ZERO);
    }
    counts[number] = count;
    sums[number] = sum;
    onGrid.group();
    between.group();
    open = ordered ? count : 0;
    left = ordered ? sum : BigDecimal.ZERO;
    last = null;
    return true;
  }

  private int named(String cell) {
    String name = FiguresWriter.unquoted(cell);
    if (name == null) {
      return Groups.NONE;
    }
    if (within == null) {
      return name.isEmpty() ? groups.addAll() : Groups.NONE;
    }
    try {
      Object value = ValueReader.read(within, name);
      return value == null ? Groups.NONE : groups.add(value);
    } catch (Unreadable noValue) {
      return Groups.NONE;
    }
  }

  private boolean value(String[] cells) {
    BigDecimal value = cells.length == 2 ? FiguresReader.number(cells[0]) : null;
    int times = value == null ? 0 : FiguresReader.count(cells[1]);
    if (value == null
        || times == 0
        || times > open
        || value.abs().compareTo(Codes.LARGEST) > 0
        || last != null && value.compareTo(last) <= 0) {
      return false;
    }
    (Codes.exact(Codes.of(value)) ? onGrid : between).add(value, times);
    open -= times;
    left = left.subtract(value.multiply(BigDecimal.valueOf(times)));
    last = value;
    return true;
  }

  /** Whether the values of the last group add up to its totals. */
  private boolean whole() {
    return open == 0 && left.signum() == 0;
  }

  /** The series; null if its last group is incomplete. */
  @Nullable Series build() {
    return whole()
        ? new Series(
            of,
            groups,
            counts,
            sums,
            ordered ? onGrid.build() : null,
            ordered ? between.build() : null)
        : null;
  }
}
