package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether a value meets a condition, by reading the condition's canonical spelling. */
final class OracleCondition {

  private OracleCondition() {}

  /**
   * @param value a decimal, yes or no, date, text or option code; null when missing
   */
  static boolean meets(String text, @Nullable Object value, LocalDate asOf) {
    return Arrays.stream(text.split(" or ")).anyMatch(part -> alternative(part, value, asOf));
  }

  /** Whether the condition asks for the absence of a value, perhaps among other things. */
  static boolean asksForMissing(String text) {
    return Arrays.asList(text.split(" or ")).contains("missing");
  }

  private static boolean alternative(String text, @Nullable Object value, LocalDate asOf) {
    if (value == null) {
      return text.equals("missing");
    }
    if (text.equals("any")) {
      return true;
    }
    if (value instanceof Boolean || value instanceof String) {
      Object spelt = value instanceof Boolean yes ? (yes ? "yes" : "no") : value;
      return Arrays.asList(text.split(", ?")).contains(spelt);
    }
    BigDecimal number =
        value instanceof LocalDate date
            ? BigDecimal.valueOf(ChronoUnit.DAYS.between(asOf, date))
            : (BigDecimal) value;
    return !text.equals("missing") && compares(text.replace(" ", ""), number);
  }

  private static boolean compares(String text, BigDecimal number) {
    char first = text.charAt(0);
    if (first == '[' || first == '(') {
      String[] ends = text.substring(1, text.length() - 1).split(",");
      int low = number.compareTo(new BigDecimal(ends[0]));
      int high = number.compareTo(new BigDecimal(ends[1]));
      return (first == '[' ? low >= 0 : low > 0) && (text.endsWith("]") ? high <= 0 : high < 0);
    }
    String operator = text.replaceAll("[-0-9.]+", "");
    int compared = number.compareTo(new BigDecimal(text.substring(operator.length())));
    return switch (operator) {
      case ">=" -> compared >= 0;
      case ">" -> compared > 0;
      case "<=" -> compared <= 0;
      case "<" -> compared < 0;
      case "" -> compared == 0;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
