package org.shouxin.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.NamedNumber;
import org.shouxin.decision.Decision.Origin;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.engine.Outcome;
import org.shouxin.engine.RowNumbers;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Band;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Formula;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sanction;

/** Reads an outcome's codes and row hits back into facts and rows of the policy. */
record Trace(Outcome outcome, Policy policy, RowNumbers rows) {

  /** No scorecard row gave points. */
  static final int NO_BAND = -1;

  Trace(Outcome outcome) {
    this(outcome, outcome.layout().policy(), outcome.layout().rows());
  }

  List<FactUsed> facts() {
    List<Fact> needed = outcome.layout().needed();
    List<FactUsed> facts = new ArrayList<>(needed.size());
    for (Fact fact : needed) {
      Object value = outcome.value(fact);
      Origin absent = value == null ? Origin.MISSING : Origin.ASSUMED;
      facts.add(
          new FactUsed(fact, value, outcome.facts().given(fact) ? Origin.GIVEN : absent, null));
    }
    return Collections.unmodifiableList(facts);
  }

  List<CriterionResult> criteria() {
    List<CriterionResult> results = new ArrayList<>(policy.admission().size());
    for (int i = 0; i < policy.admission().size(); i++) {
      results.add(new CriterionResult(policy.admission().get(i), verdict(i)));
    }
    return Collections.unmodifiableList(results);
  }

  Verdict verdict(int criterion) {
    if (outcome.isHit(rows.failed(criterion))) {
      return Verdict.FAILED;
    }
    if (outcome.isHit(rows.unproven(criterion))) {
      return Verdict.MISSING;
    }
    return outcome.isHit(rows.exempt(criterion)) ? Verdict.EXEMPT : Verdict.PASSED;
  }

  /** For each indicator the scorecard row that gave its points, or {@link #NO_BAND}. */
  int[] bands() {
    int[] bands = new int[policy.indicators().size()];
    Arrays.fill(bands, NO_BAND);
    int first = rows.band(0);
    int end = first + policy.scorecard().size();
    for (int hit = outcome.nextHit(first, end); hit >= 0; hit = outcome.nextHit(hit + 1, end)) {
      bands[rows.indicatorOf(hit - first)] = hit - first;
    }
    return bands;
  }

  List<IndicatorPoints> points() {
    int[] bands = bands();
    List<IndicatorPoints> points = new ArrayList<>(bands.length);
    for (int i = 0; i < bands.length; i++) {
      Indicator indicator = policy.indicators().get(i);
      Band band = bands[i] == NO_BAND ? null : policy.scorecard().get(bands[i]);
      points.add(
          new IndicatorPoints(
              indicator,
              outcome.value(indicator.fact()),
              band,
              band == null ? BigDecimal.ZERO : band.points(),
              band == null && leavesOut(indicator)));
    }
    return Collections.unmodifiableList(points);
  }

  static boolean leavesOut(Indicator indicator) {
    return indicator.fact().whenMissing() == WhenMissing.LEAVE_OUT;
  }

  /** Whether the fact is missing and the row with the fewest points stands in for it. */
  boolean lowestForMissing(Fact fact) {
    return fact.whenMissing() == WhenMissing.LOWEST_ROW && !outcome.facts().given(fact);
  }

  List<Downgrade> downgrades() {
    return hits(policy.downgrades(), rows.downgrade(0));
  }

  List<Sanction> sanctions() {
    return hits(policy.sanctions(), rows.sanction(0));
  }

  private <T> List<T> hits(List<T> all, int first) {
    int end = first + all.size();
    int hit = outcome.nextHit(first, end);
    if (hit < 0) {
      return List.of();
    }
    List<T> hits = new ArrayList<>();
    for (; hit >= 0; hit = outcome.nextHit(hit + 1, end)) {
      hits.add(all.get(hit - first));
    }
    return Collections.unmodifiableList(hits);
  }

  List<NamedNumber> limitNumbers() {
    Formula limit = policy.terms().get(outcome.terms()).limit();
    List<NamedNumber> numbers = new ArrayList<>();
    for (Fact fact : limit.facts()) {
      numbers.add(new NamedNumber(fact.name(), outcome.number(fact)));
    }
    for (Formula.Input input : limit.inputs()) {
      numbers.add(new NamedNumber(input.name(), input.value()));
    }
    return Collections.unmodifiableList(numbers);
  }
}
