package org.shouxin.decisions;

import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.policy.routing.Routed.Route;

/**
 * A decision that is not recorded, with its explanation.
 *
 * @param decision what was concluded
 * @param trace every row that it used
 */
public record ExplainedDecision(DecisionContent decision, DecisionTrace trace) {

  /**
   * Of a decision, or of why there is none.
   *
   * @param route by which the policy was found; null when it was named
   */
  public static ExplainedDecision of(@Nullable Route route, Answer answer) {
    return new ExplainedDecision(DecisionContent.of(route, answer), DecisionTrace.of(answer));
  }
}
