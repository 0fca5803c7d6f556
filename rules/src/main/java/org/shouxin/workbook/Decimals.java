package org.shouxin.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.shouxin.facts.Codes;

/** Exact decimals as Excel stores them. */
final class Decimals {

  /** Significant digits that Excel keeps. */
  static final int DIGITS = 15;

  private static final MathContext EXCEL = new MathContext(DIGITS, RoundingMode.HALF_UP);
  private static final int LONGEST = 40;

  private Decimals() {}

  /**
   * The number stored in a cell, with the 15 significant digits that Excel shows: {@code
   * 0.30000000000000004} is 0.3.
   *
   * @param stored the text in the file, a decimal perhaps with an exponent
   * @return empty for anything that is not a number, has more than 15 digits before the point, or
   *     more than 15 places after it
   */
  static Optional<BigDecimal> stored(String stored) {
    if (stored.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return bounded(new BigDecimal(stored.strip()).round(EXCEL));
    } catch (NumberFormatException | ArithmeticException noNumber) {
      return Optional.empty();
    }
  }

  /** The plain spelling without trailing zeros. */
  static String text(BigDecimal number) {
    return Codes.plain(number).toPlainString();
  }

  private static Optional<BigDecimal> bounded(BigDecimal number) {
    if (number.signum() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    BigDecimal stripped = number.stripTrailingZeros();
    boolean outside =
        (long) stripped.precision() - stripped.scale() > DIGITS || stripped.scale() > DIGITS;
    return outside ? Optional.empty() : Optional.of(stripped);
  }
}
