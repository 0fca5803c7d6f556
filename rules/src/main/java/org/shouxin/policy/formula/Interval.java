package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;

/**
 * Numbers among which all values of an expression are that it has, whatever the facts; both ends
 * included.
 *
 * @param low lowest; null without a lower bound
 * @param high highest, not below the lowest; null without an upper bound
 */
record Interval(@Nullable Fraction low, @Nullable Fraction high) {

  /** Any number. */
  static final Interval UNBOUNDED = new Interval(null, null);

  private static final Fraction ZERO = Fraction.of(BigDecimal.ZERO);

  static Interval of(Fraction value) {
    return new Interval(value, value);
  }

  /**
   * Where the number of a fact lies; without a declared range, up to the largest there is.
   *
   * @param values those that it can have, not none
   */
  static Interval of(Fact fact, Ranges values) {
    List<Ranges.Range> parts =
        values.parts().stream().filter(part -> part.high() != Codes.MISSING).toList();
    if (fact.type() != FactType.NUMBER || parts.isEmpty()) {
      return new Interval(Fraction.of(Codes.LARGEST.negate()), Fraction.of(Codes.LARGEST));
    }
    long low = Math.max(parts.get(0).low(), Codes.of(Codes.LARGEST.negate()));
    long high = fact.last(Math.min(parts.get(parts.size() - 1).high(), Codes.of(Codes.LARGEST)));
    return new Interval(
        Fraction.of(Codes.number(Math.floorDiv(low, 2L) * 2)),
        Fraction.of(Codes.number(-Math.floorDiv(-high, 2L) * 2)));
  }

  /** Whether all of it lies between two numbers, both included. */
  boolean within(BigDecimal least, BigDecimal most) {
    return low != null
        && high != null
        && low.compareTo(Fraction.of(least)) >= 0
        && high.compareTo(Fraction.of(most)) <= 0;
  }

  boolean excludesZero() {
    return (low != null && low.above().signum() > 0) || (high != null && high.above().signum() < 0);
  }

  Interval negated() {
    return new Interval(of(high, Fraction::negated), of(low, Fraction::negated));
  }

  /** Joined by {@code + - *} or {@code /}. */
  Interval with(char operator, Interval right) {
    return switch (operator) {
      case '+' -> new Interval(sum(low, right.low), sum(high, right.high));
      case '-' -> with('+', right.negated());
      case '*' -> corners(right, Fraction::times);
      default -> right.excludesZero() ? corners(right, Fraction::over) : UNBOUNDED;
    };
  }

  private Interval corners(Interval right, BinaryOperator<Fraction> apply) {
    if (low == null || high == null || right.low == null || right.high == null) {
      return UNBOUNDED;
    }
    List<Fraction> values =
        List.of(
            apply.apply(low, right.low),
            apply.apply(low, right.high),
            apply.apply(high, right.low),
            apply.apply(high, right.high));
    return new Interval(Collections.min(values), Collections.max(values));
  }

  private static @Nullable Fraction sum(@Nullable Fraction a, @Nullable Fraction b) {
    return a == null || b == null ? null : a.plus(b);
  }

  private static @Nullable Fraction of(@Nullable Fraction end, UnaryOperator<Fraction> change) {
    return end == null ? null : change.apply(end);
  }

  /** Both together, and what lies between them. */
  Interval or(Interval other) {
    return new Interval(
        low == null || other.low == null ? null : min(low, other.low),
        high == null || other.high == null ? null : max(high, other.high));
  }

  Interval least(Interval other) {
    return new Interval(
        low == null || other.low == null ? null : min(low, other.low),
        high == null ? other.high : other.high == null ? high : min(high, other.high));
  }

  Interval greatest(Interval other) {
    return new Interval(
        low == null ? other.low : other.low == null ? low : max(low, other.low),
        high == null || other.high == null ? null : max(high, other.high));
  }

  Interval abs() {
    Fraction far = low == null || high == null ? null : max(low.abs(), high.abs());
    if (!excludesZero()) {
      return new Interval(ZERO, far);
    }
    return low != null && low.above().signum() > 0 ? this : negated();
  }

  Interval rounded(int places, RoundingMode mode) {
    return new Interval(
        of(low, end -> end.rounded(places, mode)), of(high, end -> end.rounded(places, mode)));
  }

  private static Fraction min(Fraction a, Fraction b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Fraction max(Fraction a, Fraction b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
