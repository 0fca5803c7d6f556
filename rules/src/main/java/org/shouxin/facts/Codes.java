package org.shouxin.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Every value of every type as one {@code long} that keeps its order exactly, so that a condition
 * is a set of closed integer ranges and nothing is ever compared in floating point.
 *
 * <p>A number is placed on a grid of 10<sup>-6</sup>: the code is twice its grid line when it lies
 * on one, and the odd code between two lines otherwise. Thresholds always lie on the grid, so
 * comparing codes equals comparing the exact decimals, however many places a value has.
 */
public final class Codes {

  /** The code of a missing value; below every other code. */
  public static final long MISSING = Long.MIN_VALUE;

  /** The lowest and highest codes a present value can have. */
  public static final long LOWEST = Long.MIN_VALUE + 1;

  /** The highest code that a value can have. */
  public static final long HIGHEST = Long.MAX_VALUE;

  /** Decimal places of a threshold at most, and of the grid. */
  public static final int PLACES = 6;

  /** The largest magnitude of a number: 10<sup>12</sup>. */
  public static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

  private Codes() {}

  /**
   * The code of a number.
   *
   * @throws ArithmeticException if its magnitude exceeds {@link #LARGEST}
   */
  public static long of(BigDecimal number) {
    if (number.abs().compareTo(LARGEST) > 0) {
      throw new ArithmeticException("larger than " + LARGEST.toPlainString() + ": " + number);
    }
    BigDecimal line = number.setScale(PLACES, RoundingMode.FLOOR);
    long doubled = 2 * line.unscaledValue().longValueExact();
    return line.compareTo(number) == 0 ? doubled : doubled + 1;
  }

  /** Whether a code represents exactly one number. */
  public static boolean exact(long code) {
    return (code & 1) == 0;
  }

  /**
   * The number of an exact code, without trailing zeros.
   *
   * @throws IllegalArgumentException if the code lies between two grid lines
   */
  public static BigDecimal number(long code) {
    if (!exact(code)) {
      throw new IllegalArgumentException("between two grid lines: " + code);
    }
    long unscaled = code / 2;
    int places = PLACES;
    while (places > 0 && unscaled % 10 == 0) {
      unscaled /= 10;
      places--;
    }
    return BigDecimal.valueOf(unscaled, places);
  }

  /** The number without trailing zeros and never in scientific notation. */
  public static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The exact number with thousands separated, {@code 1,234,000.5}. */
  public static String grouped(BigDecimal number) {
    String plain = plain(number).toPlainString();
    int from = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    StringBuilder grouped = new StringBuilder(plain);
    for (int at = (point < 0 ? plain.length() : point) - 3; at > from; at -= 3) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }
}
