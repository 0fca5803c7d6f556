package org.shouxin.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Condition;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Formula;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Policy;

/** Which facts something asks about, and what these are worked out from. */
final class OracleNeeds {

  private final Policy policy;
  private final Deque<Fact> open = new ArrayDeque<>();
  private final Set<String> names = new LinkedHashSet<>();

  private OracleNeeds(Policy policy) {
    this.policy = policy;
  }

  /** Names of all facts that the sheets test or read, the indicators aside. */
  static Set<String> tested(Policy policy) {
    OracleNeeds needs = new OracleNeeds(policy);
    policy.admission().forEach(row -> needs.add(row.passes()).add(row.exempt()));
    policy.ungraded().forEach(row -> needs.add(row.when()));
    policy.downgrades().forEach(row -> needs.add(row.when()));
    policy.movements().forEach(row -> needs.add(row.when()).open.add(row.previous()));
    policy.sanctions().forEach(row -> needs.add(row.when()));
    policy.terms().forEach(row -> needs.add(row.when()).add(row.limit()));
    policy.limits().forEach(row -> needs.add(row.when()).add(row.limit()).add(row.until()));
    policy.findings().forEach(row -> needs.add(row.when()));
    policy.letters().forEach(row -> needs.add(row.when()));
    return needs.closed();
  }

  /** Names of all facts that the indicators of an assessment score. */
  static Set<String> scored(Policy policy, String assessment) {
    OracleNeeds needs = new OracleNeeds(policy);
    policy.indicators().stream()
        .filter(indicator -> indicator.assessment().equals(assessment))
        .map(Indicator::fact)
        .forEach(needs.open::add);
    return needs.closed();
  }

  /** Names of all facts that the checks of an order ask about. */
  static Set<String> ordered(Policy policy) {
    OracleNeeds needs = new OracleNeeds(policy);
    policy.orders().forEach(row -> needs.add(row.when()));
    return needs.closed();
  }

  private OracleNeeds add(List<Condition> conditions) {
    conditions.forEach(condition -> open.add(condition.fact()));
    return this;
  }

  private OracleNeeds add(@Nullable Condition condition) {
    return condition == null ? this : add(List.of(condition));
  }

  private OracleNeeds add(Formula formula) {
    open.addAll(formula.facts());
    return this;
  }

  private OracleNeeds add(@Nullable Fact fact) {
    if (fact != null) {
      open.add(fact);
    }
    return this;
  }

  private Set<String> closed() {
    while (!open.isEmpty()) {
      Fact fact = open.remove();
      if (names.add(fact.name())) {
        if (fact.currency() != null) {
          open.add(policy.vocabulary().fact(fact.currency()));
        }
        policy.inputs().derivations().forEach(derivation -> inputs(derivation, fact));
        policy.inputs().orderDerivations().forEach(derivation -> inputs(derivation, fact));
      }
    }
    return names;
  }

  private void inputs(Derivation derivation, Fact fact) {
    if (!derivation.fact().name().equals(fact.name())) {
      return;
    }
    if (derivation instanceof Measure measure) {
      add(measure.formula());
    } else if (derivation instanceof Classification rows) {
      rows.rows().forEach(row -> add(row.when()));
    }
  }
}
