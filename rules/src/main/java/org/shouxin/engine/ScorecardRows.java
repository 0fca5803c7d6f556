package org.shouxin.engine;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Band;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Ungraded;
import org.shouxin.policy.condition.Condition;

/** The rows about scores and grades as the cells of their rule templates. */
final class ScorecardRows {

  private final Layout layout;
  private final RowNumbers numbers;
  private final Policy policy;

  ScorecardRows(Layout layout) {
    this.layout = layout;
    this.numbers = layout.rows();
    this.policy = layout.policy();
  }

  List<String[]> ungraded() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.ungraded().size(); i++) {
      Ungraded row = policy.ungraded().get(i);
      rows.add(
          RuleRows.row(
              row.row(),
              "",
              Source.comment(row.when()),
              Source.all(row.when()),
              numbers.ungraded(i),
              Integer.toString(layout.assessment(row.assessment()))));
    }
    return rows;
  }

  List<String[]> scorecard() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.scorecard().size(); i++) {
      Band band = policy.scorecard().get(i);
      rows.add(
          RuleRows.row(
              band.row(),
              "",
              Source.comment(List.of(band.condition())),
              Source.constraint(band.condition()) + scores(band.indicator()),
              numbers.band(i),
              gain(band.indicator(), points(band), weight(band.indicator()))));
    }
    for (int i = 0; i < policy.indicators().size(); i++) {
      Indicator indicator = policy.indicators().get(i);
      Fact fact = indicator.fact();
      WhenMissing answer = fact.whenMissing();
      if (answer == WhenMissing.REFUSE
          || answer == WhenMissing.ASSUME
          || answer == WhenMissing.DERIVED
          || hasMissing(indicator)) {
        continue;
      }
      int lowest = answer == WhenMissing.LOWEST_ROW ? lowestBand(indicator) : -1;
      rows.add(
          RuleRows.row(
              indicator.row(),
              " missing",
              Source.comment(fact.name() + " missing: " + answer),
              "missing(" + fact.slot() + ")" + scores(indicator),
              lowest < 0 ? numbers.unscored(i) : numbers.band(lowest),
              gain(
                  indicator,
                  lowest < 0 ? "0L" : points(policy.scorecard().get(lowest)),
                  answer == WhenMissing.LEAVE_OUT ? "0L" : weight(indicator))));
    }
    return rows;
  }

  /** Restricts a rule to those whom the assessment scores, where that is not everybody. */
  private String scores(Indicator indicator) {
    int assessment = layout.assessment(indicator.assessment());
    return layout.canBeUngraded(assessment) ? ", scores(" + assessment + ")" : "";
  }

  /** Points, weight, the assessment's total, and the same for a keyed family. */
  private String[] gain(Indicator indicator, String points, String weight) {
    String family = "";
    for (int i = 0; i < layout.families().size(); i++) {
      if (layout.families().get(i).key().equals(indicator.familyKey())) {
        int total = layout.assessments() + i;
        family = "$case.add( " + total + ", " + points + ", " + weight + " );";
      }
    }
    String total = Integer.toString(layout.assessment(indicator.assessment()));
    return new String[] {points, weight, total, family};
  }

  private boolean hasMissing(Indicator indicator) {
    return policy.scorecard().stream()
        .filter(band -> band.indicator().equals(indicator))
        .anyMatch(band -> band.condition().ranges().contains(Codes.MISSING));
  }

  private int lowestBand(Indicator indicator) {
    int lowest = -1;
    for (int i = 0; i < policy.scorecard().size(); i++) {
      Band band = policy.scorecard().get(i);
      if (band.indicator().equals(indicator)
          && (lowest < 0 || band.points().compareTo(policy.scorecard().get(lowest).points()) < 0)) {
        lowest = i;
      }
    }
    return lowest;
  }

  private static String points(Band band) {
    return Source.literal(Layout.millionths(band.points()));
  }

  private static String weight(Indicator indicator) {
    return Source.literal(Layout.millionths(indicator.weight()));
  }

  List<String[]> grades() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < policy.assessments().size(); i++) {
      Assessment assessment = policy.assessments().get(i);
      for (int j = 0; j < assessment.grades().size(); j++) {
        Condition score = assessment.grades().get(j).score();
        if (score == null) {
          continue;
        }
        rows.add(
            RuleRows.row(
                assessment.grades().get(j).row(),
                "",
                Source.comment(List.of(score)),
                Source.constraint(score),
                numbers.grade(i, j),
                Integer.toString(i),
                Integer.toString(j)));
      }
    }
    return rows;
  }
}
