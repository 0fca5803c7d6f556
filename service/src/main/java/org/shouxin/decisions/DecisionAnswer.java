package org.shouxin.decisions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.policy.routing.Routed.Route;

/**
 * What was concluded about a customer, with its record. Of an undecided customer {@code missing}
 * and {@code problems} say why; that is an answer, never a bad grade.
 *
 * @param id of the record; later ones are greater
 * @param content what was concluded
 */
public record DecisionAnswer(String id, @JsonUnwrapped DecisionContent content) {

  /**
   * What was concluded, without the trace.
   *
   * @param id of the record
   * @param route by which the policy was found; null when it was named
   */
  public static DecisionAnswer of(String id, @Nullable Route route, Answer answer) {
    return new DecisionAnswer(id, DecisionContent.of(route, answer));
  }
}
