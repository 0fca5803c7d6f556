package org.shouxin.runs;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;
import org.shouxin.reports.GradeChange;
import org.shouxin.web.Money;

/**
 * Grades that changed.
 *
 * @param changes by customer, those graded for the first time included; so far, while it is running
 */
record RunChanges(List<RunChange> changes) {

  /**
   * A customer whose grade changed, and why.
   *
   * @param customer code of the customer
   * @param name its name; not there when the policy does not know it
   * @param previousGrade held before; not there when graded for the first time
   * @param grade the grade now
   * @param steps how many grades better; below 0 worse, 0 when the two cannot be compared
   * @param previousCreditLimit held before; not there when graded for the first time
   * @param creditLimit the credit limit now
   * @param reasons at most three, the gravest first; of a first grade those of the decision
   */
  record RunChange(
      String customer,
      @Nullable String name,
      @Nullable String previousGrade,
      String grade,
      int steps,
      @Nullable Money previousCreditLimit,
      Money creditLimit,
      List<Text> reasons) {}

  static RunChanges of(RunReport report) {
    String currency = report.currency();
    return new RunChanges(report.changes().stream().map(each -> change(each, currency)).toList());
  }

  private static RunChange change(GradeChange change, String currency) {
    BigDecimal previous = change.limitBefore();
    return new RunChange(
        change.customer(),
        change.name().isEmpty() ? null : change.name(),
        change.before(),
        change.grade(),
        change.steps(),
        previous == null ? null : Money.of(previous, currency),
        Money.of(change.limit(), currency),
        change.reasons());
  }
}
