package org.shouxin.trials;

import java.util.HashSet;
import java.util.Set;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.OrderDecision;

/** Names of the rows that were hit, {@code findings/F-01}. */
final class Hits {

  private Hits() {}

  /** Those of a customer's decision; none without a decision. */
  static Set<String> of(Answer answer) {
    Set<String> rows = new HashSet<>();
    if (answer instanceof Decision decision) {
      decision.rows().forEach(row -> rows.add(row.name()));
      decision.points().stream()
          .map(given -> given.band())
          .filter(band -> band != null)
          .forEach(band -> rows.add(band.row().name()));
    }
    return rows;
  }

  /** Those of the checks of an order that apply. */
  static Set<String> of(OrderDecision decision) {
    Set<String> rows = new HashSet<>();
    decision.checks().stream()
        .filter(check -> check.verdict() == OrderDecision.Verdict.APPLIES)
        .forEach(check -> rows.add(check.check().row().name()));
    return rows;
  }
}
