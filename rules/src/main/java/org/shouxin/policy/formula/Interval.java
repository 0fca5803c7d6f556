package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;

/**
 * Numbers among which all values of an expression are, whatever the facts; both ends included.
 *
 * @param low lowest
 * @param high highest, not below the lowest
 */
record Interval(Fraction low, Fraction high) {

  static Interval of(Fraction value) {
    return new Interval(value, value);
  }

  /** What a fact's declared range allows; without one, up to the largest number there is. */
  static Interval of(Fact fact) {
    return new Interval(
        Fraction.of(fact.low() == null ? Codes.LARGEST.negate() : fact.low()),
        Fraction.of(fact.high() == null ? Codes.LARGEST : fact.high()));
  }

  boolean excludesZero() {
    return low.above().signum() > 0 || high.above().signum() < 0;
  }

  Interval negated() {
    return new Interval(high.negated(), low.negated());
  }

  /** Joined by {@code + - *} or {@code /}; null when the divisor may be zero. */
  @Nullable Interval with(char operator, Interval right) {
    return switch (operator) {
      case '+' -> new Interval(low.plus(right.low), high.plus(right.high));
      case '-' -> new Interval(low.minus(right.high), high.minus(right.low));
      case '*' -> hull(products(right.low, right.high));
      default ->
          right.excludesZero()
              ? hull(
                  List.of(
                      low.over(right.low),
                      low.over(right.high),
                      high.over(right.low),
                      high.over(right.high)))
              : null;
    };
  }

  private List<Fraction> products(Fraction a, Fraction b) {
    return List.of(low.times(a), low.times(b), high.times(a), high.times(b));
  }

  private static Interval hull(List<Fraction> values) {
    return new Interval(Collections.min(values), Collections.max(values));
  }

  /** Both together, and what lies between them. */
  Interval or(Interval other) {
    return hull(List.of(low, high, other.low, other.high));
  }

  Interval least(Interval other) {
    return new Interval(min(low, other.low), min(high, other.high));
  }

  Interval greatest(Interval other) {
    return new Interval(max(low, other.low), max(high, other.high));
  }

  Interval abs() {
    return excludesZero()
        ? hull(List.of(low.abs(), high.abs()))
        : new Interval(Fraction.of(BigDecimal.ZERO), max(low.abs(), high.abs()));
  }

  Interval rounded(int places, RoundingMode mode) {
    return new Interval(low.rounded(places, mode), high.rounded(places, mode));
  }

  private static Fraction min(Fraction a, Fraction b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Fraction max(Fraction a, Fraction b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
