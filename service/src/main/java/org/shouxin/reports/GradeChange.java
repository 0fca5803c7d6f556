package org.shouxin.reports;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * A customer whose grade changed, and why (R14, R35).
 *
 * @param customer the customer's code
 * @param name its name; empty if unknown
 * @param before grade before; null for a customer graded for the first time
 * @param grade grade now
 * @param steps how many grades better; below 0 worse, 0 when the two cannot be compared
 * @param limitBefore credit limit before; null for a customer graded for the first time
 * @param limit credit limit now
 * @param reasons why, the most severe first: for a first grade those of the decision, for a change
 *     those of {@link GradeChangeReasons}
 */
public record GradeChange(
    String customer,
    String name,
    @Nullable String before,
    String grade,
    int steps,
    @Nullable BigDecimal limitBefore,
    BigDecimal limit,
    List<Text> reasons) {

  /** Graded for the first time. */
  public boolean first() {
    return before == null;
  }
}
