package org.shouxin.trials;

import java.util.List;
import org.shouxin.decision.Decisions;
import org.shouxin.policies.PolicyCheck;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;
import org.springframework.stereotype.Component;

/** A policy decides only if the cases of its workbook hold. */
@Component
final class CaseCheck implements PolicyCheck {

  @Override
  public List<Problem> problems(Policy policy, Decisions decisions) {
    return Cases.of(policy, decisions, answer -> {}, order -> {}).stream()
        .map(Difference::problem)
        .toList();
  }
}
