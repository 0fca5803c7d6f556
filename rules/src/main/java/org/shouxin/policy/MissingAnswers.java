package org.shouxin.policy;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.problem.Text;

/**
 * Checks that what the dictionary says of a missing fact has a meaning where the fact is used: zero
 * points, lowest row and leaving out mean something only for a scored fact. Silent while an
 * indicator is broken.
 */
final class MissingAnswers {

  private static final Set<WhenMissing> SCORED =
      EnumSet.of(WhenMissing.ZERO_POINTS, WhenMissing.LOWEST_ROW, WhenMissing.LEAVE_OUT);

  private MissingAnswers() {}

  static void check(
      Compilation compilation,
      List<Indicator> indicators,
      List<Criterion> admission,
      List<Downgrade> downgrades,
      List<Sanction> sanctions) {
    if (indicators.size() < compilation.rows(Sheets.INDICATORS).size()) {
      return;
    }
    Set<String> scored = new LinkedHashSet<>();
    indicators.forEach(indicator -> scored.add(indicator.fact().name()));
    Set<Fact> tested = new LinkedHashSet<>();
    admission.forEach(
        criterion -> {
          tested.add(criterion.passes().fact());
          if (criterion.exempt() != null) {
            tested.add(criterion.exempt().fact());
          }
        });
    downgrades.forEach(row -> row.when().forEach(condition -> tested.add(condition.fact())));
    sanctions.forEach(row -> row.when().forEach(condition -> tested.add(condition.fact())));
    for (RowReader row : compilation.rows(Sheets.FACTS)) {
      for (Fact fact : tested) {
        if (fact.name().equals(row.id())
            && SCORED.contains(fact.whenMissing())
            && !scored.contains(fact.name())) {
          row.problem(
              "when_missing",
              new Text(
                  "“" + fact.label().zh() + "”不参与评分，只在条件中使用",
                  fact.label().en() + " is not scored, only tested by conditions"),
              new Text(
                  "不评级、按假定值、不适用该行", "refuse to grade, assume the value beside, rows do not apply"));
        }
      }
    }
  }
}
