package org.shouxin.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.condition.Condition;

/**
 * Conditions of a row that must all be met.
 *
 * @param row the row
 * @param when its conditions
 * @param lookedAt whether a decision evaluated the row
 * @param moment when the row is evaluated
 */
record CoverageRow(
    RowRef row, List<Condition> when, Predicate<DecisionCoverage> lookedAt, Moment moment) {

  /** The row's conditions, those on one fact combined. */
  CoverageRow {
    Map<Fact, Condition> merged = new LinkedHashMap<>();
    for (Condition condition : when) {
      merged.merge(
          condition.fact(),
          condition,
          (a, b) -> Condition.of(a.fact(), a.ranges().and(b.ranges())));
    }
    when = List.copyOf(merged.values());
  }

  /** Every interval between the thresholds of its numbers and dates. */
  List<CoverageItem> sides() {
    List<CoverageItem> sides = new ArrayList<>();
    for (Condition condition : when) {
      FactType type = condition.fact().type();
      if (type == FactType.NUMBER || type == FactType.DATE) {
        stretches(condition).forEach(stretch -> sides.add(side(condition, stretch)));
      }
    }
    return sides;
  }

  private CoverageItem side(Condition condition, Condition stretch) {
    List<Condition> wanted = new ArrayList<>();
    wanted.add(stretch);
    when.stream().filter(other -> other != condition).forEach(wanted::add);
    return new CoverageItem(
        row,
        true,
        CoverageHint.of(wanted),
        seen ->
            lookedAt.test(seen) && wanted.stream().allMatch(needed -> seen.meets(needed, moment)));
  }

  /** The intervals into which thresholds divide the declared range; none without a threshold. */
  private static List<Condition> stretches(Condition condition) {
    Fact fact = condition.fact();
    Ranges declared = fact.declared();
    Ranges inside = condition.ranges().minus(Ranges.MISSING).and(declared);
    Ranges outside = declared.minus(inside);
    if (inside.isEmpty() || outside.isEmpty()) {
      return List.of();
    }
    List<Ranges.Range> parts = new ArrayList<>(inside.parts());
    parts.addAll(outside.parts());
    parts.sort((a, b) -> Long.compare(a.low(), b.low()));
    return parts.stream()
        .filter(part -> part.high() != Codes.MISSING)
        .map(part -> Condition.of(fact, Ranges.of(part.low(), part.high())))
        .toList();
  }
}
