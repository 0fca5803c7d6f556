package org.shouxin.policy.compiler;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/**
 * Checks that the handling of a missing fact makes sense where the fact is used: zero points,
 * lowest row and leaving out apply to scored facts only. Reports nothing while an indicator is
 * broken.
 */
final class MissingAnswers {

  private static final Set<WhenMissing> SCORED =
      EnumSet.of(WhenMissing.ZERO_POINTS, WhenMissing.LOWEST_ROW, WhenMissing.LEAVE_OUT);

  private MissingAnswers() {}

  /**
   * @param tested the facts that conditions use
   */
  static void check(Compilation compilation, List<Indicator> indicators, Set<Fact> tested) {
    if (indicators.size() < compilation.rows(Sheets.INDICATORS).size()) {
      return;
    }
    Set<String> scored = new LinkedHashSet<>();
    indicators.forEach(indicator -> scored.add(indicator.fact().name()));
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
