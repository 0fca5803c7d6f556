package org.shouxin.policies;

import java.util.List;
import org.shouxin.decision.Decisions;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;

/** What is wrong with a policy that can be compiled: such a policy never decides (S2). */
@FunctionalInterface
public interface PolicyCheck {

  /** Every problem; none if it may decide. */
  List<Problem> problems(Policy policy, Decisions decisions);
}
