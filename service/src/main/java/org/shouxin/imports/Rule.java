package org.shouxin.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * A comparison that must hold in every row of a table with both sides present.
 *
 * @param column the left side, a column
 * @param strict whether the sides must differ: {@code >} instead of {@code >=}
 * @param other the right side when it is a column
 * @param bound the right side when it is a number
 * @param instead what to do with a row that violates it; may be empty
 */
record Rule(
    String column,
    boolean strict,
    @Nullable String other,
    @Nullable BigDecimal bound,
    Text instead) {

  /** Whether two values of the same type satisfy it. */
  boolean holds(Object left, Object right) {
    return strict ? order(left, right) > 0 : order(left, right) >= 0;
  }

  private static int order(Object left, Object right) {
    return left instanceof LocalDate day && right instanceof LocalDate than
        ? day.compareTo(than)
        : ((BigDecimal) left).compareTo((BigDecimal) right);
  }

  /** What to do instead with a value below; of an equal one nothing is known. */
  Text instead(Object left, Object right) {
    return order(left, right) < 0 ? instead : Text.NONE;
  }

  /** The problem of a row that violates it. */
  Text broken(ImportTable table, Object right) {
    String label = other == null ? "" : table.column(other).label();
    String shown = right instanceof BigDecimal number ? number.toPlainString() : right.toString();
    if (right instanceof LocalDate) {
      return new Text(
          strict ? "须晚于" + label + " " + shown : "不得早于" + label + " " + shown,
          (strict ? "must be after " : "must not be before ") + other + " " + shown);
    }
    String zh = strict ? "须大于" : "不得小于";
    String en = strict ? "must be more than " : "must be at least ";
    return new Text(
        zh + (label.isEmpty() ? " " : label + " ") + shown,
        en + (other == null ? "" : other + " ") + shown);
  }
}
