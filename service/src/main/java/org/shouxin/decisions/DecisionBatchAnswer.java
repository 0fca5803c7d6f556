package org.shouxin.decisions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.web.ProblemDocument;

/**
 * What became of many.
 *
 * @param decisions each answered or refused by itself, in the order of the request
 */
public record DecisionBatchAnswer(List<DecisionBatchItem> decisions) {

  /**
   * What became of one.
   *
   * @param status the HTTP status that it would have been answered with alone: 201 or 422
   * @param decision when it was decided on
   * @param problem when it was refused
   */
  public record DecisionBatchItem(
      int status, @Nullable DecisionAnswer decision, @Nullable ProblemDocument problem) {}
}
