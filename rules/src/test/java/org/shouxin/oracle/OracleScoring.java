package org.shouxin.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Band;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Ungraded;
import org.shouxin.policy.formula.Formula;

/** The scores and grades of all assessments, before anything is adjusted. */
final class OracleScoring {

  /**
   * What an indicator gave.
   *
   * @param band null when its fact is missing and no row stands in
   * @param points null when left out
   */
  record Scored(
      Indicator indicator, @Nullable Band band, @Nullable BigDecimal points, boolean standsIn) {

    /** The row that says so. */
    String row() {
      return band == null ? indicator.row().name() : band.row().name();
    }

    BigDecimal lost() {
      return points == null
          ? BigDecimal.ZERO
          : switch (indicator.counts()) {
            case WITHIN -> indicator.weight().subtract(points);
            case BONUS -> BigDecimal.ZERO;
            case PENALTY -> points.negate();
          };
    }
  }

  private final Policy policy;
  private final Known known;
  private final List<Ungraded> ungraded = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final Map<String, List<Scored>> scored = new LinkedHashMap<>();
  private final Map<String, Grade> grades = new LinkedHashMap<>();

  OracleScoring(Policy policy, Known known) {
    this.policy = policy;
    this.known = known;
    policy.ungraded().stream().filter(row -> known.meets(row.when())).forEach(ungraded::add);
  }

  /** The rows that leave an assessment ungraded. */
  List<Ungraded> ungraded() {
    return ungraded;
  }

  boolean scores(Assessment assessment) {
    return ungraded.stream().noneMatch(row -> row.assessment().equals(assessment.id()));
  }

  /** What the indicators of an assessment gave; nothing when it is not scored. */
  List<Scored> scored(Assessment assessment) {
    return scored.getOrDefault(assessment.id(), List.of());
  }

  /** The grade of an assessment, null for none. */
  @Nullable Grade grade(Assessment assessment) {
    return grades.get(assessment.id());
  }

  /** Every row that was hit. */
  List<RowRef> rows() {
    List<RowRef> rows = new ArrayList<>();
    ungraded.forEach(row -> rows.add(row.row()));
    for (List<Scored> each : scored.values()) {
      each.stream()
          .map(Scored::band)
          .forEach(
              band -> {
                if (band != null) {
                  rows.add(band.row());
                }
              });
    }
    grades.values().stream()
        .filter(grade -> grade.score() != null)
        .forEach(grade -> rows.add(grade.row()));
    return rows;
  }

  /** Scores and grades; false when nothing of an assessment could be scored. */
  boolean score(Assessment assessment) {
    String prefix = assessment.credit() ? "" : assessment.id() + "_";
    List<Scored> all = new ArrayList<>();
    BigDecimal score = null;
    if (scores(assessment)) {
      for (Indicator indicator : policy.indicators()) {
        if (indicator.assessment().equals(assessment.id())) {
          all.add(scored(indicator));
        }
      }
      scored.put(assessment.id(), all);
      score = scaled(all, BigDecimal.valueOf(100), true);
      families(all);
    }
    known.set(prefix + "score", score);
    Grade grade = null;
    for (Grade each : assessment.grades()) {
      boolean earned = score != null && each.score() != null && meets(each.score().text(), score);
      grade = earned || (score == null && each.score() == null) ? each : grade;
    }
    known.set(
        prefix + (assessment.credit() ? "grade_before" : "grade"),
        grade == null ? null : grade.code());
    if (grade != null) {
      grades.put(assessment.id(), grade);
    }
    return score != null || !scores(assessment);
  }

  private boolean meets(String text, BigDecimal number) {
    return OracleCondition.meets(text, number, known.asOf());
  }

  private void families(List<Scored> all) {
    Set<String> keys = new LinkedHashSet<>();
    for (Scored each : all) {
      if (each.indicator().familyKey() != null) {
        keys.add(each.indicator().familyKey());
      }
    }
    for (String key : keys) {
      List<Scored> family =
          all.stream().filter(each -> key.equals(each.indicator().familyKey())).toList();
      BigDecimal weight =
          family.stream()
              .map(each -> each.indicator().weight())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal points = scaled(family, weight, false);
      known.set("points_" + key, points == null ? null : points.min(weight));
    }
  }

  /**
   * Points over the weights that count, as a share of a whole; null when none counts.
   *
   * @param extras whether bonuses and penalties come on top
   */
  private @Nullable BigDecimal scaled(List<Scored> all, BigDecimal whole, boolean extras) {
    BigDecimal points = BigDecimal.ZERO;
    BigDecimal weights = BigDecimal.ZERO;
    BigDecimal bonus = BigDecimal.ZERO;
    BigDecimal penalty = BigDecimal.ZERO;
    for (Scored each : all) {
      if (each.points() == null) {
        continue;
      }
      switch (each.indicator().counts()) {
        case WITHIN -> {
          points = points.add(each.points());
          weights = weights.add(each.indicator().weight());
        }
        case BONUS -> bonus = bonus.add(each.points());
        case PENALTY -> penalty = penalty.subtract(each.points());
      }
    }
    if (weights.signum() == 0) {
      return null;
    }
    Identity.Extras rules = policy.identity().extras();
    BigDecimal most = rules.mostBonus();
    BigDecimal worst = rules.mostPenalty();
    BigDecimal above = most == null ? bonus : bonus.min(most);
    BigDecimal below = worst == null ? penalty : penalty.min(worst);
    OracleFraction total =
        OracleFraction.of(points)
            .times(OracleFraction.of(whole))
            .by(OracleFraction.of(weights))
            .plus(OracleFraction.of(extras ? above.subtract(below) : BigDecimal.ZERO));
    BigDecimal score =
        total.rounded(policy.identity().scorePlaces(), policy.identity().scoreRounding());
    if (!extras || rules.leaveHundred()) {
      return extras ? score : score.min(whole);
    }
    return score.max(BigDecimal.ZERO).min(whole).setScale(policy.identity().scorePlaces());
  }

  private Scored scored(Indicator indicator) {
    List<Band> bands =
        policy.scorecard().stream()
            .filter(band -> band.indicator().row().id().equals(indicator.row().id()))
            .toList();
    for (Band band : bands) {
      if (known.meets(band.condition())) {
        return new Scored(indicator, band, points(band), false);
      }
    }
    WhenMissing answer = indicator.fact().whenMissing();
    if (answer == WhenMissing.LOWEST_ROW) {
      Band lowest = bands.stream().min(Comparator.comparing(Band::given)).orElseThrow();
      return new Scored(indicator, lowest, lowest.given(), true);
    }
    boolean out = answer == WhenMissing.LEAVE_OUT;
    return new Scored(indicator, null, out ? null : BigDecimal.ZERO, false);
  }

  private BigDecimal points(Band band) {
    Formula formula = band.formula();
    if (formula == null) {
      return band.given();
    }
    cells.addAll(known.cells(formula));
    return OracleFormula.compute(
        formula.text(),
        name -> known.number(name, formula),
        known::value,
        new BigDecimal("0.000001"),
        RoundingMode.HALF_UP);
  }

  /** The cells of look-up tables that formulas read. */
  List<String> cells() {
    return cells;
  }
}
