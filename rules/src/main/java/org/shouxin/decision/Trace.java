package org.shouxin.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision.Conversion;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.LimitStep;
import org.shouxin.decision.Decision.NamedNumber;
import org.shouxin.decision.Decision.Origin;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.engine.Outcome;
import org.shouxin.engine.RowNumbers;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Band;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Exchange;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Movement;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Rate;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.formula.LookUp;

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
    needed.forEach(fact -> facts.add(used(outcome, fact)));
    return Collections.unmodifiableList(facts);
  }

  /** A fact or conclusion as an outcome used it. */
  static FactUsed used(Outcome outcome, Fact fact) {
    Object value = outcome.value(fact);
    Exchange.Known known = outcome.conversion(fact);
    Rate rate = known == null ? null : known.rate();
    Origin origin = origin(outcome, fact, value);
    return new FactUsed(
        fact,
        value,
        origin,
        known == null || rate == null
            ? null
            : new Conversion(known.given(), known.currency(), rate),
        origin == Origin.DERIVED ? outcome.layout().rows().derived(outcome, fact) : null);
  }

  private static Origin origin(Outcome outcome, Fact fact, @Nullable Object value) {
    boolean inside = fact.slot() < outcome.facts().dictionary().facts().size();
    if (inside && outcome.facts().given(fact)) {
      return Origin.GIVEN;
    }
    if (value == null) {
      return Origin.MISSING;
    }
    return fact.assumed() == null ? Origin.DERIVED : Origin.ASSUMED;
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
      return policy.admission().get(criterion).refuses() ? Verdict.FAILED : Verdict.CONDITION;
    }
    if (outcome.isHit(rows.unproven(criterion))) {
      return Verdict.MISSING;
    }
    if (outcome.isHit(rows.exempt(criterion))) {
      return Verdict.EXEMPT;
    }
    AdmissionStage stage = policy.admission().get(criterion).stage();
    return stage != null && policy.stages().indexOf(stage) > outcome.stage()
        ? Verdict.NOT_REACHED
        : Verdict.PASSED;
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

  List<IndicatorPoints> points(String assessment) {
    int[] bands = bands();
    List<IndicatorPoints> points = new ArrayList<>(bands.length);
    for (int i = 0; i < bands.length; i++) {
      Indicator indicator = policy.indicators().get(i);
      if (!indicator.assessment().equals(assessment)) {
        continue;
      }
      Band band = bands[i] == NO_BAND ? null : policy.scorecard().get(bands[i]);
      points.add(
          new IndicatorPoints(
              indicator,
              outcome.value(indicator.fact()),
              band,
              band == null ? BigDecimal.ZERO : band.points(outcome),
              band == null && leavesOut(indicator)));
    }
    return Collections.unmodifiableList(points);
  }

  static boolean leavesOut(Indicator indicator) {
    return indicator.fact().whenMissing() == WhenMissing.LEAVE_OUT;
  }

  /** Whether the fact is missing and the row with the fewest points is used instead. */
  boolean lowestForMissing(Fact fact) {
    return fact.whenMissing() == WhenMissing.LOWEST_ROW && !outcome.facts().given(fact);
  }

  List<Downgrade> downgrades() {
    return hits(policy.downgrades(), rows.downgrade(0));
  }

  List<Sanction> sanctions() {
    return hits(policy.sanctions(), rows.sanction(0));
  }

  <T> List<T> hits(List<T> all, int first) {
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

  List<Movement> movements() {
    List<Movement> held = new ArrayList<>();
    for (int i = 0; i < policy.movements().size(); i++) {
      if (outcome.held(i)) {
        held.add(policy.movements().get(i));
      }
    }
    return held.isEmpty() ? List.of() : Collections.unmodifiableList(held);
  }

  List<LimitStep> limitSteps() {
    List<LimitStep> steps = new ArrayList<>();
    for (Outcome.Changed changed : outcome.changes()) {
      LimitChange change = policy.limits().get(changed.row());
      steps.add(
          new LimitStep(
              change,
              changed.before(),
              changed.after(),
              numbers(change.limit(), changed.before())));
    }
    return steps.isEmpty() ? List.of() : Collections.unmodifiableList(steps);
  }

  List<NamedNumber> limitNumbers() {
    return numbers(policy.terms().get(outcome.terms()).limit(), outcome.baseLimit());
  }

  private List<NamedNumber> numbers(Formula limit, BigDecimal soFar) {
    List<NamedNumber> numbers = new ArrayList<>();
    for (Fact fact : limit.facts()) {
      boolean itself = fact.name().equals(Conclusions.CREDIT_LIMIT);
      BigDecimal number = itself ? soFar : outcome.number(fact);
      if (fact.type() == FactType.NUMBER && number != null) {
        numbers.add(new NamedNumber(fact.name(), number, null));
      }
    }
    for (LookUp table : limit.tables()) {
      LookUp.Cell cell = cell(table, soFar);
      if (cell != null) {
        numbers.add(new NamedNumber(table.name(), cell.value(), row(cell)));
      }
    }
    for (Formula.Input input : limit.inputs()) {
      numbers.add(new NamedNumber(input.name(), input.value(), null));
    }
    return Collections.unmodifiableList(numbers);
  }

  /** The cells of look-up tables that formulas read. */
  private List<RowRef> cells() {
    if (!outcome.layout().looksUp()) {
      return List.of();
    }
    List<RowRef> cells = new ArrayList<>();
    Stream.concat(
            policy.inputs().derivations().stream(), policy.inputs().orderDerivations().stream())
        .filter(each -> each instanceof Measure && outcome.value(each.fact()) != null)
        .filter(each -> !outcome.facts().given(each.fact()))
        .forEach(each -> add(((Measure) each).formula(), BigDecimal.ZERO, cells));
    for (int band : bands()) {
      Formula points = band == NO_BAND ? null : policy.scorecard().get(band).formula();
      if (points != null) {
        add(points, BigDecimal.ZERO, cells);
      }
    }
    if (outcome.terms() >= 0) {
      add(policy.terms().get(outcome.terms()).limit(), BigDecimal.ZERO, cells);
    }
    for (Outcome.Changed changed : outcome.changes()) {
      add(policy.limits().get(changed.row()).limit(), changed.before(), cells);
    }
    return cells;
  }

  private void add(Formula formula, BigDecimal soFar, List<RowRef> cells) {
    for (LookUp table : formula.tables()) {
      LookUp.Cell cell = cell(table, soFar);
      if (cell != null) {
        cells.add(row(cell));
      }
    }
  }

  /**
   * The cell of a table that the facts meet; null where the formula did not need it.
   *
   * @param soFar the limit when the formula was computed
   */
  private LookUp.@Nullable Cell cell(LookUp table, BigDecimal soFar) {
    Formula.Values then =
        fact -> fact.name().equals(Conclusions.CREDIT_LIMIT) ? soFar : outcome.number(fact);
    return table.isAnswered(then) ? table.cell(then) : null;
  }

  private static RowRef row(LookUp.Cell cell) {
    return new RowRef(Sheets.LOOK_UP.key(), cell.id(), cell.place());
  }

  /** Every row hit, the cells of look-up tables that formulas read, and the rates. */
  List<RowRef> rowsHit() {
    Set<RowRef> hit = new LinkedHashSet<>();
    int size = rows.size();
    for (int row = outcome.nextHit(0, size); row >= 0; row = outcome.nextHit(row + 1, size)) {
      if (!rows.isUnscored(row)) {
        hit.add(rows.row(row));
      }
    }
    hit.addAll(cells());
    for (Fact fact : policy.vocabulary().facts()) {
      Exchange.Known known = outcome.conversion(fact);
      if (known != null && known.rate() != null) {
        hit.add(known.rate().row());
      }
    }
    return List.copyOf(hit);
  }
}
