package org.shouxin.coverage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.OrderDecision.CheckResult;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.Condition;

/** What one decision on a customer or an order covers. */
final class DecisionCoverage {

  private final @Nullable Decision decision;
  private final @Nullable OrderDecision order;
  private final Set<RowRef> hits = new HashSet<>();
  private final Set<RowRef> scored = new HashSet<>();
  private final Map<RowRef, Verdict> verdicts = new HashMap<>();
  private final Map<RowRef, OrderDecision.Verdict> checks = new HashMap<>();

  DecisionCoverage(Decision decision) {
    this.decision = decision;
    this.order = null;
    for (CriterionResult result : decision.criteria()) {
      verdicts.put(result.criterion().row(), result.verdict());
    }
    for (AssessmentResult result : decision.assessments()) {
      assessed(result);
    }
    decision.rows().stream()
        .filter(row -> !row.sheet().equals(Sheets.MOVEMENT.key()))
        .forEach(hits::add);
    hits.add(decision.gradeBefore().row());
    decision.movements().forEach(row -> hits.add(row.row()));
  }

  DecisionCoverage(OrderDecision decision) {
    this.decision = null;
    this.order = decision;
    for (CheckResult result : decision.checks()) {
      checks.put(result.check().row(), result.verdict());
    }
    hits.addAll(decision.rows());
  }

  private void assessed(AssessmentResult result) {
    Grade grade = result.grade();
    if (grade != null && !result.assessment().credit()) {
      hits.add(grade.row());
    }
    if (result.score() == null) {
      return;
    }
    result.points().forEach(points -> scored.add(points.indicator().row()));
  }

  boolean customer() {
    return decision != null;
  }

  boolean order() {
    return order != null;
  }

  /** Whether the customer has a credit grade by score. */
  boolean graded() {
    return decision != null && decision.gradeBefore().score() != null;
  }

  /** Whether the fact holds an earlier grade that a score can earn. */
  boolean gradedBefore(Fact previous) {
    if (decision == null || decision.code(previous) == Codes.MISSING) {
      return false;
    }
    String code = previous.options().get((int) decision.code(previous)).code();
    return decision.policy().grades().stream()
        .anyMatch(grade -> grade.code().equals(code) && grade.score() != null);
  }

  boolean hit(RowRef row) {
    return hits.contains(row);
  }

  boolean scored(Indicator indicator) {
    return scored.contains(indicator.row());
  }

  @Nullable Verdict verdict(Criterion criterion) {
    return verdicts.get(criterion.row());
  }

  boolean reached(AdmissionStage stage) {
    AdmissionStage last = decision == null ? null : decision.stage();
    return last != null && last.step() >= stage.step();
  }

  boolean applies(OrderCheck check) {
    return checks.get(check.row()) == OrderDecision.Verdict.APPLIES;
  }

  boolean passed(OrderCheck check) {
    return checks.get(check.row()) == OrderDecision.Verdict.PASSED;
  }

  boolean knows(Fact fact) {
    return code(fact, Moment.FINAL) != Codes.MISSING;
  }

  boolean meets(Condition condition, Moment moment) {
    return condition.ranges().contains(code(condition.fact(), moment));
  }

  private long code(Fact fact, Moment moment) {
    if (decision == null) {
      return order == null ? Codes.MISSING : order.code(fact);
    }
    if (moment == Moment.ADJUSTING && fact.name().equals(Conclusions.ADMISSION)) {
      return admission(decision, fact);
    }
    if (moment == Moment.ADJUSTING && fact.name().equals(Conclusions.STAGE)) {
      return stage(decision, fact);
    }
    if (moment == Moment.CHANGING_LIMIT && fact.name().equals(Conclusions.CREDIT_LIMIT)) {
      return Codes.of(decision.baseLimit());
    }
    if (moment == Moment.CHANGING_LIMIT && fact.name().equals(Conclusions.LIMIT_VALID_UNTIL)) {
      return validity(decision);
    }
    return decision.code(fact);
  }

  /** The verdict of the stages before grading. */
  private static long admission(Decision decision, Fact fact) {
    Admission verdict = Admission.ADMITTED;
    for (CriterionResult result : decision.criteria()) {
      AdmissionStage stage = result.criterion().stage();
      if (stage == null || !stage.afterGrading()) {
        verdict = worse(verdict, result.verdict());
      }
    }
    return fact.code(verdict.name().toLowerCase(Locale.ROOT));
  }

  private static Admission worse(Admission verdict, Verdict of) {
    Admission given =
        switch (of) {
          case FAILED -> Admission.REFUSED;
          case MISSING -> Admission.INCOMPLETE;
          case CONDITION -> Admission.CONDITIONAL;
          case PASSED, EXEMPT, NOT_REACHED -> Admission.ADMITTED;
        };
    return given.compareTo(verdict) > 0 ? given : verdict;
  }

  private static long stage(Decision decision, Fact fact) {
    AdmissionStage last = decision.stage();
    List<AdmissionStage> before =
        decision.policy().stages().stream()
            .filter(stage -> !stage.afterGrading())
            .filter(stage -> last != null && stage.step() <= last.step())
            .toList();
    return before.isEmpty() ? Codes.MISSING : fact.code(before.get(before.size() - 1).code());
  }

  private static long validity(Decision decision) {
    Integer months = decision.terms().validMonths();
    LocalDate day = decision.asOf();
    return months == null ? Codes.MISSING : ChronoUnit.DAYS.between(day, day.plusMonths(months));
  }
}
