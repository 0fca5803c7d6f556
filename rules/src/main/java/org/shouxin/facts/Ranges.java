package org.shouxin.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of codes as closed ranges, ascending, disjoint and not touching. Immutable.
 *
 * @param parts pairs of lowest and highest code
 */
public record Ranges(List<Range> parts) {

  /** Every present value. */
  public static final Ranges ANY = of(Codes.LOWEST, Codes.HIGHEST);

  /** The missing value alone. */
  public static final Ranges MISSING = of(Codes.MISSING, Codes.MISSING);

  /** No value at all. */
  public static final Ranges NONE = new Ranges(List.of());

  /**
   * A closed range of codes.
   *
   * @param low lowest code in it
   * @param high highest code in it, not below {@code low}
   */
  public record Range(long low, long high) {
    /** Refuses an empty range. */
    public Range {
      if (low > high) {
        throw new IllegalArgumentException(low + " > " + high);
      }
    }
  }

  /** Sorts and joins the parts. */
  public Ranges {
    List<Range> sorted = new ArrayList<>(parts);
    sorted.sort((a, b) -> Long.compare(a.low, b.low));
    List<Range> joined = new ArrayList<>();
    for (Range next : sorted) {
      int last = joined.size() - 1;
      if (last >= 0 && touches(joined.get(last), next)) {
        Range before = joined.remove(last);
        joined.add(new Range(before.low, Math.max(before.high, next.high)));
      } else {
        joined.add(next);
      }
    }
    parts = List.copyOf(joined);
  }

  private static boolean touches(Range before, Range next) {
    return before.high == Long.MAX_VALUE || next.low <= before.high + 1;
  }

  /** The single range from low to high. */
  public static Ranges of(long low, long high) {
    return new Ranges(List.of(new Range(low, high)));
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Whether the code is in it. */
  public boolean contains(long code) {
    for (Range part : parts) {
      if (code < part.low) {
        return false;
      }
      if (code <= part.high) {
        return true;
      }
    }
    return false;
  }

  /** What is in either. */
  public Ranges or(Ranges other) {
    List<Range> all = new ArrayList<>(parts);
    all.addAll(other.parts);
    return new Ranges(all);
  }

  /** What is in both. */
  public Ranges and(Ranges other) {
    List<Range> both = new ArrayList<>();
    for (Range a : parts) {
      for (Range b : other.parts) {
        long low = Math.max(a.low, b.low);
        long high = Math.min(a.high, b.high);
        if (low <= high) {
          both.add(new Range(low, high));
        }
      }
    }
    return new Ranges(both);
  }

  /** What is in this and not in the other. */
  public Ranges minus(Ranges other) {
    List<Range> rest = new ArrayList<>();
    for (Range part : parts) {
      long from = part.low;
      boolean done = false;
      for (Range cut : other.parts) {
        if (cut.high < from || cut.low > part.high) {
          continue;
        }
        if (cut.low > from) {
          rest.add(new Range(from, cut.low - 1));
        }
        if (cut.high >= part.high) {
          done = true;
          break;
        }
        from = cut.high + 1;
      }
      if (!done) {
        rest.add(new Range(from, part.high));
      }
    }
    return new Ranges(rest);
  }
}
