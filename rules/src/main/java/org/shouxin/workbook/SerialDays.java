package org.shouxin.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Calendar days as Excel stores them: numbers. */
public final class SerialDays {

  private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
  private static final LocalDate LAST_OF_1899 = LocalDate.of(1899, 12, 31);

  private SerialDays() {}

  /**
   * The day of a serial number.
   *
   * @param serial whole days; 1 is 1900-01-01, or 1904-01-02 in the other date system
   * @param from1904 which date system the workbook uses
   * @return empty for a fraction, the nonexistent 29 February 1900, and days outside 1900–9999
   */
  public static Optional<LocalDate> ofSerial(BigDecimal serial, boolean from1904) {
    BigDecimal whole = serial.stripTrailingZeros();
    if (whole.scale() > 0 || whole.signum() < 0 || whole.precision() - whole.scale() > 7) {
      return Optional.empty();
    }
    int days = whole.intValueExact();
    if (!from1904 && (days == 0 || days == 60)) {
      return Optional.empty();
    }
    LocalDate day =
        from1904
            ? FIRST_OF_1904.plusDays(days)
            : LAST_OF_1899.plusDays(days > 60 ? days - 1 : days);
    return day.getYear() <= 9999 ? Optional.of(day) : Optional.empty();
  }

  /** The serial number of a day, the opposite of {@link #ofSerial}. */
  static long serial(LocalDate day, boolean from1904) {
    if (from1904) {
      return ChronoUnit.DAYS.between(FIRST_OF_1904, day);
    }
    long days = ChronoUnit.DAYS.between(LAST_OF_1899, day);
    return days >= 60 ? days + 1 : days;
  }
}
