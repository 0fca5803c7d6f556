package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Band;
import org.shouxin.policy.Condition;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Identity.Combination;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Standing;
import org.shouxin.policy.Terms;

/**
 * The semantics of a policy, once more and on its own: rows read one by one, decimals compared as
 * decimals, dates as dates. Slow and plain.
 */
public final class Oracle {

  private final Policy policy;
  private final Facts facts;
  private final LocalDate asOf;
  private final Map<String, String> concluded = new LinkedHashMap<>();
  private BigDecimal score = BigDecimal.ZERO;

  private Oracle(Policy policy, Facts facts, LocalDate asOf) {
    this.policy = policy;
    this.facts = facts;
    this.asOf = asOf;
  }

  /** What must come out, spelled as {@link Spelling} spells an answer. */
  public static Map<String, String> decide(Policy policy, Facts facts, LocalDate asOf) {
    return new Oracle(policy, facts, asOf).decide();
  }

  private @Nullable Object value(Fact fact) {
    if (fact.name().equals("score") && fact.slot() >= policy.facts().facts().size()) {
      return score;
    }
    if (fact.slot() >= policy.facts().facts().size()) {
      return concluded.get(fact.name());
    }
    Object value = facts.value(fact);
    return value == null && fact.whenMissing() == WhenMissing.ASSUME ? fact.assumed() : value;
  }

  private boolean meets(Condition condition) {
    return OracleCondition.meets(condition.text(), value(condition.fact()), asOf);
  }

  private Map<String, String> decide() {
    String refusing = refusing();
    if (!refusing.isEmpty()) {
      return Map.of("undecided", refusing);
    }
    Map<String, String> out = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    List<String> failed = admit(out);
    List<String> lost = new ArrayList<>();
    if (!score(out, lost)) {
      TreeSet<Integer> slots = new TreeSet<>();
      policy.indicators().forEach(indicator -> slots.add(indicator.fact().slot()));
      return Map.of("undecided", names(slots));
    }
    int before = 0;
    for (int i = 0; i < policy.grades().size(); i++) {
      Condition band = policy.grades().get(i).score();
      before = band != null && meets(band) ? i : before;
    }
    concluded.put("grade_before", policy.grades().get(before).code());
    List<String> downgrades = new ArrayList<>();
    int after = downgraded(before, downgrades);
    standing(out, after, reasons);
    reasons.addAll(failed);
    reasons.addAll(downgrades);
    reasons.addAll(lost);
    out.put("downgrades", downgrades.toString());
    out.put("reasons", reasons.toString());
    terms(out);
    out.put("score", score.toPlainString());
    out.putAll(concluded);
    return out;
  }

  private String refusing() {
    TreeSet<Integer> slots = new TreeSet<>();
    for (Criterion criterion : policy.admission()) {
      slots.add(criterion.passes().fact().slot());
      Condition exempt = criterion.exempt();
      if (exempt != null) {
        slots.add(exempt.fact().slot());
      }
    }
    policy.indicators().forEach(indicator -> slots.add(indicator.fact().slot()));
    policy.downgrades().forEach(row -> row.when().forEach(c -> slots.add(c.fact().slot())));
    policy.sanctions().forEach(row -> row.when().forEach(c -> slots.add(c.fact().slot())));
    policy.terms().forEach(row -> row.limit().facts().forEach(f -> slots.add(f.slot())));
    slots.removeIf(
        slot ->
            slot >= policy.facts().facts().size()
                || policy.facts().facts().get(slot).whenMissing() != WhenMissing.REFUSE
                || value(policy.facts().facts().get(slot)) != null);
    return names(slots);
  }

  private String names(TreeSet<Integer> slots) {
    List<String> names = new ArrayList<>();
    slots.forEach(slot -> names.add(policy.facts().facts().get(slot).name()));
    return String.join(" ", names);
  }

  private List<String> admit(Map<String, String> out) {
    List<String> failed = new ArrayList<>();
    List<String> unproven = new ArrayList<>();
    for (Criterion criterion : policy.admission()) {
      Condition exempt = criterion.exempt();
      String verdict;
      if (exempt != null && value(exempt.fact()) != null && meets(exempt)) {
        verdict = "EXEMPT";
      } else if (value(criterion.passes().fact()) == null) {
        verdict = "MISSING";
        unproven.add(criterion.row().name());
      } else if (meets(criterion.passes())) {
        verdict = "PASSED";
      } else {
        verdict = "FAILED";
        failed.add(criterion.row().name());
      }
      out.put(criterion.row().name(), verdict);
    }
    concluded.put(
        "admission",
        !failed.isEmpty() ? "refused" : !unproven.isEmpty() ? "incomplete" : "admitted");
    failed.addAll(unproven);
    return failed;
  }

  private boolean score(Map<String, String> out, List<String> reasons) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal weights = BigDecimal.ZERO;
    Map<String, BigDecimal> losses = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    for (Indicator indicator : policy.indicators()) {
      List<Band> bands =
          policy.scorecard().stream()
              .filter(band -> band.indicator().row().id().equals(indicator.row().id()))
              .toList();
      Band hit = bands.stream().filter(band -> meets(band.condition())).findFirst().orElse(null);
      if (hit == null && indicator.fact().whenMissing() == WhenMissing.LOWEST_ROW) {
        hit = bands.stream().min(Comparator.comparing(Band::points)).orElseThrow();
      }
      if (hit == null && indicator.fact().whenMissing() == WhenMissing.LEAVE_OUT) {
        out.put(indicator.row().name(), "left out");
        leftOut.add(indicator.row().name());
        continue;
      }
      BigDecimal points = hit == null ? BigDecimal.ZERO : hit.points();
      String row = hit == null ? indicator.row().name() : hit.row().name();
      out.put(indicator.row().name(), row + " " + points.stripTrailingZeros().toPlainString());
      sum = sum.add(points);
      weights = weights.add(indicator.weight());
      if (indicator.weight().compareTo(points) > 0) {
        losses.put(row, indicator.weight().subtract(points));
      }
    }
    losses.entrySet().stream()
        .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
        .forEach(entry -> reasons.add(entry.getKey()));
    reasons.addAll(leftOut);
    if (weights.signum() == 0) {
      return false;
    }
    Identity identity = policy.identity();
    BigDecimal exact = sum.multiply(BigDecimal.valueOf(100));
    score = exact.divide(weights, identity.scorePlaces(), identity.scoreRounding());
    return true;
  }

  private int rank(String code) {
    return policy.grades().stream().map(Grade::code).toList().indexOf(code);
  }

  private int downgraded(int before, List<String> hits) {
    int lowest = policy.grades().size() - 1;
    Integer cap = policy.identity().mostSteps();
    int worst = before;
    int total = 0;
    for (Downgrade row : policy.downgrades()) {
      if (!row.when().stream().allMatch(this::meets)) {
        continue;
      }
      hits.add(row.row().name());
      total += row.steps();
      String to = row.to();
      int steps = cap == null ? row.steps() : Math.min(cap, row.steps());
      int result = to != null ? rank(to) : before + steps;
      if (to != null || policy.identity().combination() == Combination.WORST) {
        worst = Math.max(worst, Math.min(result, lowest));
      }
    }
    if (policy.identity().combination() == Combination.SUM) {
      int steps = cap == null ? total : Math.min(cap, total);
      worst = Math.max(worst, Math.min(before + steps, lowest));
    }
    return worst;
  }

  private void standing(Map<String, String> out, int downgraded, List<String> reasons) {
    Standing standing =
        policy.standings().stream().filter(one -> one.severity() == 0).findFirst().orElseThrow();
    List<String> hits = new ArrayList<>();
    for (Sanction sanction : policy.sanctions()) {
      if (sanction.when().stream().allMatch(this::meets)) {
        hits.add(sanction.row().name());
        boolean worse = sanction.standing().severity() > standing.severity();
        standing = worse ? sanction.standing() : standing;
      }
    }
    String forced = standing.grade();
    int grade = forced == null ? downgraded : Math.max(downgraded, rank(forced));
    concluded.put("standing", standing.code());
    concluded.put("grade", policy.grades().get(grade).code());
    int months = policy.grades().get(grade).reviewMonths();
    out.put("next_review", months == 0 ? "none" : asOf.plusMonths(months).toString());
    out.put("sanctions", hits.toString());
    reasons.addAll(hits);
  }

  private void terms(Map<String, String> out) {
    List<Terms> rows =
        policy.terms().stream()
            .filter(row -> meets(row.admission()) && meets(row.standing()) && meets(row.grade()))
            .toList();
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " terms rows for " + concluded);
    }
    Terms terms = rows.get(0);
    Map<String, BigDecimal> named = new LinkedHashMap<>();
    for (Fact fact : policy.facts().facts()) {
      if (fact.type() == FactType.NUMBER && value(fact) instanceof BigDecimal number) {
        named.put(fact.name(), number);
      }
    }
    terms.limit().inputs().forEach(input -> named.put(input.name(), input.value()));
    Identity identity = policy.identity();
    BigDecimal limit =
        OracleFormula.limit(
            terms.limit().text(),
            name -> java.util.Objects.requireNonNull(named.get(name), name),
            identity.limitUnit(),
            identity.limitRounding());
    out.put("terms", terms.row().name());
    out.put("limit", limit.stripTrailingZeros().toPlainString());
  }
}
