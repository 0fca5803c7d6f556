package org.shouxin.decision;

import java.time.LocalDate;
import java.util.List;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.facts.Facts;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Text;

/**
 * What becomes of an order (R27), with every check and its figures.
 *
 * @param facts of the order and its customer, over the policy's vocabulary
 * @param on the day it was checked on
 * @param policy the policy
 * @param outcome what becomes of it
 * @param checks every check, in the order of the sheet
 */
public record OrderDecision(
    Facts facts, LocalDate on, Policy policy, Outcome outcome, List<CheckResult> checks)
    implements OrderAnswer {

  /** What became of a check. */
  public enum Verdict {
    /** Its conditions are met, its outcome follows. */
    APPLIES,
    /** Its conditions are not met. */
    PASSED,
    /** A fact is missing that it asks about. */
    UNKNOWN
  }

  /**
   * A check and what became of it.
   *
   * @param check the row
   * @param verdict what became of it
   * @param figures the facts that it asks about
   * @param reason its reason with the facts filled in
   */
  public record CheckResult(
      OrderCheck check, Verdict verdict, List<FactUsed> figures, Text reason) {}
}
