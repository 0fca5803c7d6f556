package org.shouxin.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Band;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Ungraded;
import org.shouxin.policy.condition.Condition;

/** The rows about scores and grades as rows of their rule templates. */
final class ScorecardRows {

  private final Layout layout;
  private final RowNumbers numbers;
  private final Policy policy;
  private final RuleConstants names;
  private final Constraints constraints;

  ScorecardRows(Layout layout, RuleConstants names) {
    this.layout = layout;
    this.numbers = layout.rows();
    this.policy = layout.policy();
    this.names = names;
    this.constraints = new Constraints(names);
  }

  List<RuleRow> ungraded() {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.ungraded().size(); i++) {
      Ungraded row = policy.ungraded().get(i);
      rows.add(
          new RuleRow(row.row())
              .says(row.when())
              .when(constraints.all(row.when()))
              .hit(names.row(numbers.ungraded(i)))
              .with("assessment", names.assessment(layout.assessment(row.assessment()))));
    }
    return rows;
  }

  /**
   * Bands within the hundred, and what missing facts give.
   *
   * @param families whether those of indicators whose family is added up too, or the others
   */
  List<RuleRow> scorecard(boolean families) {
    return rows(indicator -> indicator.isWithin() && (indicator.familyKey() != null) == families);
  }

  /** Bands of bonuses and penalties, and what missing facts give. */
  List<RuleRow> extra() {
    return rows(indicator -> !indicator.isWithin());
  }

  private List<RuleRow> rows(Predicate<Indicator> wanted) {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.scorecard().size(); i++) {
      Band band = policy.scorecard().get(i);
      Indicator indicator = band.indicator();
      if (wanted.test(indicator)) {
        String hit = names.row(numbers.band(i));
        RuleRow row =
            new RuleRow(band.row())
                .says(List.of(band.condition()), formula(band))
                .when(constraints.of(band.condition()) + scores(indicator))
                .hit(hit);
        rows.add(
            gain(
                row,
                indicator,
                band.formula() == null ? figure(band.given()) : "$customer.points( " + hit + " )",
                indicator.weight()));
      }
    }
    for (int i = 0; i < policy.indicators().size(); i++) {
      Indicator indicator = policy.indicators().get(i);
      if (wanted.test(indicator) && answersMissing(indicator)) {
        rows.add(missing(indicator, i));
      }
    }
    return rows;
  }

  private static String formula(Band band) {
    return band.formula() == null ? "" : ": points " + band.formula().text();
  }

  private static String figure(BigDecimal points) {
    return Source.points(points, points.compareTo(BigDecimal.ONE) == 0 ? "# point" : "# points");
  }

  /** Whether a rule of its own says what the indicator gives when its fact is missing. */
  private boolean answersMissing(Indicator indicator) {
    return switch (indicator.fact().whenMissing()) {
      case REFUSE, ASSUME, DERIVED -> false;
      default -> !hasMissing(indicator);
    };
  }

  private RuleRow missing(Indicator indicator, int number) {
    Fact fact = indicator.fact();
    WhenMissing answer = fact.whenMissing();
    int lowest = answer == WhenMissing.LOWEST_ROW ? lowestBand(indicator) : -1;
    RuleRow row =
        new RuleRow(indicator.row(), " missing")
            .says(fact.name() + " missing: " + answer.name().toLowerCase(Locale.ROOT))
            .when(constraints.missing(fact) + scores(indicator))
            .hit(names.row(lowest < 0 ? numbers.unscored(number) : numbers.band(lowest)));
    return gain(
        row,
        indicator,
        figure(lowest < 0 ? BigDecimal.ZERO : policy.scorecard().get(lowest).given()),
        answer == WhenMissing.LEAVE_OUT ? BigDecimal.ZERO : indicator.weight());
  }

  /** Restricts a rule to those whom the assessment scores, where that is not everybody. */
  private String scores(Indicator indicator) {
    int assessment = layout.assessment(indicator.assessment());
    return layout.canBeUngraded(assessment) ? ", scores(" + names.assessment(assessment) + ")" : "";
  }

  /** Points out of a weight, for the assessment and for a family that is added up too. */
  private RuleRow gain(RuleRow row, Indicator indicator, String points, BigDecimal weight) {
    row.with("assessment", names.assessment(layout.assessment(indicator.assessment())))
        .with("points", points);
    if (indicator.isWithin()) {
      row.with("weight", Source.points(weight, "of #"));
    }
    for (int i = 0; i < layout.families().size(); i++) {
      if (layout.families().get(i).key().equals(indicator.familyKey())) {
        row.with("family", names.family(i));
      }
    }
    return row;
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
          && (lowest < 0 || band.given().compareTo(policy.scorecard().get(lowest).given()) < 0)) {
        lowest = i;
      }
    }
    return lowest;
  }

  List<RuleRow> grades() {
    List<RuleRow> rows = new ArrayList<>();
    for (int i = 0; i < policy.assessments().size(); i++) {
      List<Grade> scale = policy.assessments().get(i).grades();
      for (int j = 0; j < scale.size(); j++) {
        Condition score = scale.get(j).score();
        if (score != null) {
          rows.add(
              new RuleRow(scale.get(j).row())
                  .says(List.of(score))
                  .when(constraints.of(score))
                  .hit(names.row(numbers.grade(i, j)))
                  .with("assessment", names.assessment(i))
                  .with("grade", names.grade(i, j)));
        }
      }
    }
    return rows;
  }
}
