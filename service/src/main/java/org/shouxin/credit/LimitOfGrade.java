package org.shouxin.credit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;

/**
 * What the policy grants at a grade that people set below the computed one: the limit in force is
 * not above it, unless a limit was set after the grade by no lower authority, or by a higher one.
 *
 * @param creditLimit the limit; 0 if it cannot be worked out
 * @param row of the terms for the grade; left out if it cannot be worked out
 * @param treatment how the row treats customers
 */
record LimitOfGrade(Money creditLimit, @Nullable String row, Text treatment) {

  /**
   * By the decision with the grade set.
   *
   * @param regraded the decision
   */
  static LimitOfGrade of(Answer regraded) {
    String currency = regraded.policy().identity().currency();
    return regraded instanceof Decision decision
        ? new LimitOfGrade(
            Money.of(decision.creditLimit(), currency),
            decision.terms().row().name(),
            decision.terms().treatment())
        : new LimitOfGrade(
            Money.of(BigDecimal.ZERO, currency), null, new Text("无法计算", "cannot be worked out"));
  }
}
