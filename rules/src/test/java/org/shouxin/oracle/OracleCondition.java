package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a value meets a condition, by reading the condition's canonical spelling. */
final class OracleCondition {

  private OracleCondition() {}

  /**
   * @param value a decimal, yes or no, date or option code; null when missing
   */
  static boolean meets(String text, @Nullable Object value, LocalDate asOf) {
    for (String part : parts(text)) {
      if (part.equals("missing") ? value == null : value != null && one(part, value, asOf)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> parts(String text) {
    java.util.ArrayList<String> parts = new java.util.ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      if (c == '[' || c == '(') {
        depth++;
      } else if (c == ']' || c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i).trim());
        from = i + 1;
      }
    }
    return parts;
  }

  private static boolean one(String text, Object value, LocalDate asOf) {
    if (text.equals("any")) {
      return true;
    }
    if (value instanceof Boolean yes) {
      return text.equals(yes ? "yes" : "no");
    }
    if (value instanceof String code) {
      return text.equals(code);
    }
    BigDecimal number =
        value instanceof LocalDate date
            ? BigDecimal.valueOf(ChronoUnit.DAYS.between(asOf, date))
            : (BigDecimal) value;
    char first = text.charAt(0);
    if (first == '[' || first == '(') {
      String[] ends = text.substring(1, text.length() - 1).split(",");
      int low = number.compareTo(new BigDecimal(ends[0].trim()));
      int high = number.compareTo(new BigDecimal(ends[1].trim()));
      return (first == '[' ? low >= 0 : low > 0) && (text.endsWith("]") ? high <= 0 : high < 0);
    }
    String operator = text.replaceAll("[-0-9. ]+", "");
    int compared = number.compareTo(new BigDecimal(text.substring(operator.length()).trim()));
    return switch (operator) {
      case ">=" -> compared >= 0;
      case ">" -> compared > 0;
      case "<=" -> compared <= 0;
      case "<" -> compared < 0;
      case "=", "" -> compared == 0;
      case "<>", "!=" -> compared != 0;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
