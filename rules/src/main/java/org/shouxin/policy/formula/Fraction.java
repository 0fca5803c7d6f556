package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact fraction, so that a limit formula is rounded once, at its end.
 *
 * @param above numerator
 * @param below denominator, above zero
 */
record Fraction(BigDecimal above, BigDecimal below) implements Comparable<Fraction> {

  static Fraction of(BigDecimal number) {
    return new Fraction(number, BigDecimal.ONE);
  }

  Fraction plus(Fraction other) {
    return below.compareTo(other.below) == 0
        ? new Fraction(above.add(other.above), below)
        : new Fraction(
            above.multiply(other.below).add(other.above.multiply(below)),
            below.multiply(other.below));
  }

  Fraction minus(Fraction other) {
    return plus(other.negated());
  }

  Fraction times(Fraction other) {
    return new Fraction(above.multiply(other.above), below.multiply(other.below));
  }

  /**
   * The quotient.
   *
   * @throws DividedByZero if the divisor is zero
   */
  Fraction over(Fraction divisor) {
    if (divisor.isZero()) {
      throw DividedByZero.INSTANCE;
    }
    BigDecimal top = above.multiply(divisor.below);
    BigDecimal bottom = below.multiply(divisor.above);
    return bottom.signum() < 0
        ? new Fraction(top.negate(), bottom.negate())
        : new Fraction(top, bottom);
  }

  Fraction negated() {
    return new Fraction(above.negate(), below);
  }

  Fraction abs() {
    return above.signum() < 0 ? negated() : this;
  }

  /**
   * Rounded to a number of decimals.
   *
   * @param places negative for tens, hundreds, …
   */
  Fraction rounded(int places, RoundingMode mode) {
    return of(above.divide(below, places, mode));
  }

  /** The multiple of the unit that rounding gives. */
  BigDecimal rounded(BigDecimal unit, RoundingMode mode) {
    return above.divide(below.multiply(unit), 0, mode).multiply(unit);
  }

  boolean isZero() {
    return above.signum() == 0;
  }

  @Override
  public int compareTo(Fraction other) {
    return below.compareTo(other.below) == 0
        ? above.compareTo(other.above)
        : above.multiply(other.below).compareTo(other.above.multiply(below));
  }
}
