package org.shouxin.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction.
 *
 * @param over numerator
 * @param under denominator, above zero; zero for what was divided by zero
 */
record OracleFraction(BigInteger over, BigInteger under) implements Comparable<OracleFraction> {

  static final OracleFraction UNDEFINED = new OracleFraction(BigInteger.ONE, BigInteger.ZERO);

  static OracleFraction whole(long number) {
    return new OracleFraction(BigInteger.valueOf(number), BigInteger.ONE);
  }

  static OracleFraction of(BigDecimal number) {
    BigDecimal plain = number.setScale(Math.max(number.scale(), 0));
    return new OracleFraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
  }

  boolean undefined() {
    return under.signum() == 0;
  }

  int sign() {
    return over.signum();
  }

  OracleFraction plus(OracleFraction b) {
    return new OracleFraction(
        over.multiply(b.under).add(b.over.multiply(under)), under.multiply(b.under));
  }

  OracleFraction negated() {
    return new OracleFraction(over.negate(), under);
  }

  OracleFraction times(OracleFraction b) {
    return new OracleFraction(over.multiply(b.over), under.multiply(b.under));
  }

  OracleFraction by(OracleFraction b) {
    if (b.undefined()) {
      return b;
    }
    BigInteger sign = BigInteger.valueOf(b.over.signum());
    return new OracleFraction(over.multiply(b.under).multiply(sign), under.multiply(b.over.abs()));
  }

  @Override
  public int compareTo(OracleFraction b) {
    return over.multiply(b.under).compareTo(b.over.multiply(under));
  }

  BigDecimal rounded(int places, RoundingMode mode) {
    return new BigDecimal(over).divide(new BigDecimal(under), places, mode);
  }
}
