package org.shouxin.decision;

import java.time.LocalDate;
import java.util.List;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;

/**
 * No decision: facts are missing whose declared answer is to refuse. Never a bad grade.
 *
 * @param facts what was known
 * @param asOf the day
 * @param policy the policy
 * @param missing every fact that is missing and needed, in dictionary order
 * @param problems what else prevents it: a currency without a rate, missing population figures, a
 *     derived number outside its range
 */
public record Undecided(
    Facts facts, LocalDate asOf, Policy policy, List<Fact> missing, List<Problem> problems)
    implements Answer {

  @Override
  public String customer() {
    return facts.customer();
  }
}
