package org.shouxin.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.policy.Grade;

/**
 * A decision on a customer, and by what it was made.
 *
 * @param decisions of the version of the policy
 * @param decision the decision
 */
public record DecisionBasis(Decisions decisions, Decision decision) {

  /** What the policy grants at a grade; null if that is not below the grade of the decision. */
  @Nullable LimitOfGrade at(String grade) {
    List<Grade> grades = decision.policy().grades();
    return grades.stream()
        .skip(grades.indexOf(decision.grade()) + 1L)
        .filter(each -> each.code().equals(grade))
        .findFirst()
        .map(lower -> LimitOfGrade.of(decisions.regraded(decision, lower)))
        .orElse(null);
  }
}
