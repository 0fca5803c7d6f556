package org.shouxin.oracle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Band;

/** An answer as the texts that the {@link Oracle} gives, field by field. */
final class Spelling {

  private Spelling() {}

  static Map<String, String> of(Answer answer) {
    if (answer instanceof Undecided undecided) {
      List<String> names = undecided.missing().stream().map(Fact::name).toList();
      return Map.of("undecided", String.join(" ", names));
    }
    Decision decision = (Decision) answer;
    Map<String, String> out = new LinkedHashMap<>();
    for (CriterionResult result : decision.criteria()) {
      out.put(result.criterion().row().name(), result.verdict().name());
    }
    for (IndicatorPoints points : decision.points()) {
      Band band = points.band();
      String row = band == null ? points.indicator().row().name() : band.row().name();
      out.put(
          points.indicator().row().name(),
          points.leftOut()
              ? "left out"
              : row + " " + points.points().stripTrailingZeros().toPlainString());
    }
    LocalDate review = decision.nextReview();
    out.put("next_review", review == null ? "none" : review.toString());
    out.put("downgrades", decision.downgrades().stream().map(r -> r.row().name()).toList() + "");
    out.put("sanctions", decision.sanctions().stream().map(r -> r.row().name()).toList() + "");
    out.put("reasons", decision.reasons().stream().map(r -> r.row().name()).toList() + "");
    out.put("terms", decision.terms().row().name());
    out.put("limit", decision.creditLimit().stripTrailingZeros().toPlainString());
    out.put("score", String.valueOf(decision.score()));
    out.put("admission", decision.admission().name().toLowerCase(Locale.ROOT));
    out.put("grade_before", decision.gradeBefore().code());
    out.put("grade", decision.grade().code());
    out.put("standing", decision.standing().code());
    return out;
  }
}
