package org.shouxin.workbook;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calendar days as Excel stores them and as people write them. */
final class Days {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})"
              + "|年(\\d{1,2})月(\\d{1,2})日?|(\\d{2})(\\d{2}))");
  private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
  private static final LocalDate LAST_OF_1899 = LocalDate.of(1899, 12, 31);
  private static final int LONGEST = 16;

  private Days() {}

  /**
   * The day of a serial number.
   *
   * @param serial whole days; 1 is 1900-01-01, or 1904-01-02 in the other date system
   * @param from1904 which date system the workbook uses
   * @return empty for a fraction, the 29 February 1900 that never was, and days outside 1900–9999
   */
  static Optional<LocalDate> ofSerial(BigDecimal serial, boolean from1904) {
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

  /**
   * The day that a text names, year first: {@code 2026-10-31}, {@code 2026/10/31}, {@code
   * 2026.10.31}, {@code 2026年10月31日}, {@code 20261031}; full width too. Other orders have two
   * meanings and name none.
   */
  static Optional<LocalDate> written(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher day = WRITTEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
    if (!day.matches()) {
      return Optional.empty();
    }
    for (int group = 2; group < day.groupCount(); group += 2) {
      if (day.group(group) != null) {
        try {
          LocalDate found =
              LocalDate.of(
                  Integer.parseInt(day.group(1)),
                  Integer.parseInt(day.group(group)),
                  Integer.parseInt(day.group(group + 1)));
          return found.getYear() >= 1900 ? Optional.of(found) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
