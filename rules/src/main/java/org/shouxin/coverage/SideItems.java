package org.shouxin.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Terms;
import org.shouxin.policy.condition.Condition;

/** The thresholds of every sheet, as items to cover. */
final class SideItems {

  private final Policy policy;
  private final List<CoverageRow> tested = new ArrayList<>();

  SideItems(Policy policy) {
    this.policy = policy;
  }

  List<CoverageItem> all() {
    classes(policy.inputs().derivations(), DecisionCoverage::customer);
    classes(policy.inputs().orderDerivations(), DecisionCoverage::order);
    policy.admission().forEach(this::criterion);
    policy
        .scorecard()
        .forEach(
            band ->
                add(
                    new CoverageRow(
                        band.row(),
                        List.of(band.condition()),
                        seen -> seen.scored(band.indicator()),
                        Moment.FINAL)));
    policy.assessments().forEach(this::grades);
    rows();
    policy.terms().forEach(this::terms);
    return tested.stream().flatMap(row -> row.sides().stream()).toList();
  }

  private void add(CoverageRow row) {
    tested.add(row);
  }

  private void classes(List<Derivation> derivations, Predicate<DecisionCoverage> about) {
    for (Derivation derivation : derivations) {
      if (derivation instanceof Classification classes) {
        classes.rows().forEach(r -> add(new CoverageRow(r.row(), r.when(), about, Moment.FINAL)));
      }
    }
  }

  private void criterion(Criterion criterion) {
    add(
        new CoverageRow(
            criterion.row(),
            List.of(criterion.passes()),
            seen -> {
              Verdict verdict = seen.verdict(criterion);
              return verdict == Verdict.PASSED
                  || verdict == Verdict.FAILED
                  || verdict == Verdict.CONDITION;
            },
            Moment.FINAL));
    Condition exempt = criterion.exempt();
    if (exempt != null) {
      add(
          new CoverageRow(
              criterion.row(),
              List.of(exempt),
              seen -> seen.customer() && seen.verdict(criterion) != Verdict.NOT_REACHED,
              Moment.FINAL));
    }
  }

  private void grades(Assessment assessment) {
    for (Grade grade : assessment.grades()) {
      Condition score = grade.score();
      if (score != null) {
        add(new CoverageRow(grade.row(), List.of(score), DecisionCoverage::customer, Moment.FINAL));
      }
    }
  }

  private void rows() {
    policy
        .ungraded()
        .forEach(
            r ->
                add(
                    new CoverageRow(
                        r.row(), r.when(), DecisionCoverage::customer, Moment.ADJUSTING)));
    policy
        .downgrades()
        .forEach(
            r ->
                add(
                    new CoverageRow(
                        r.row(), r.when(), DecisionCoverage::graded, Moment.ADJUSTING)));
    policy
        .movements()
        .forEach(
            r ->
                add(
                    new CoverageRow(
                        r.row(),
                        r.when(),
                        seen -> seen.graded() && seen.gradedBefore(r.previous()),
                        Moment.ADJUSTING)));
    policy
        .sanctions()
        .forEach(
            r ->
                add(
                    new CoverageRow(
                        r.row(), r.when(), DecisionCoverage::customer, Moment.ADJUSTING)));
    policy
        .limits()
        .forEach(
            r ->
                add(
                    new CoverageRow(
                        r.row(), r.when(), DecisionCoverage::customer, Moment.CHANGING_LIMIT)));
    policy
        .findings()
        .forEach(
            r -> add(new CoverageRow(r.row(), r.when(), DecisionCoverage::customer, Moment.FINAL)));
    policy
        .letters()
        .forEach(
            r -> add(new CoverageRow(r.row(), r.when(), DecisionCoverage::customer, Moment.FINAL)));
    policy
        .orders()
        .forEach(
            r -> add(new CoverageRow(r.row(), r.when(), DecisionCoverage::order, Moment.FINAL)));
  }

  private void terms(Terms row) {
    List<Condition> when = new ArrayList<>(List.of(row.admission(), row.standing(), row.grade()));
    when.addAll(row.when());
    add(new CoverageRow(row.row(), when, DecisionCoverage::customer, Moment.FINAL));
  }
}
