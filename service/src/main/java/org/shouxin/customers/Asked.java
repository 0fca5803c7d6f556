package org.shouxin.customers;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Condition;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Formula;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure;

/** The facts that a policy asks about when it decides on a customer. */
final class Asked {

  private final Policy policy;
  private final boolean spare;
  private final Set<String> asked = new HashSet<>();
  private final Deque<Fact> open = new ArrayDeque<>();

  private Asked(Policy policy, boolean spare) {
    this.policy = policy;
    this.spare = spare;
  }

  /** All of them, in dictionary order; those that the policy works out itself included. */
  static List<Fact> by(Policy policy) {
    return new Asked(policy, false).all();
  }

  /** Those without which nobody could be decided on, were they all missing. */
  static List<Fact> always(Policy policy) {
    return new Asked(policy, true).all();
  }

  private List<Fact> all() {
    for (Indicator indicator : policy.indicators()) {
      boolean sparable =
          policy.ungraded().stream()
              .anyMatch(row -> row.assessment().equals(indicator.assessment()));
      if (!spare || !sparable) {
        ask(indicator.fact());
      }
    }
    policy.admission().forEach(row -> ask(row.passes(), row.exempt()));
    policy.ungraded().forEach(row -> askAll(row.when()));
    policy.downgrades().forEach(row -> askAll(row.when()));
    policy.movements().forEach(row -> askAll(row.when()));
    policy.movements().forEach(row -> ask(row.previous()));
    policy.sanctions().forEach(row -> askAll(row.when()));
    policy.terms().forEach(row -> askAll(row.when()));
    policy.terms().forEach(row -> ask(row.limit()));
    policy.limits().forEach(row -> askAll(row.when()));
    policy.limits().forEach(row -> ask(row.limit()));
    policy.limits().forEach(row -> ask(row.until()));
    policy.findings().forEach(row -> askAll(row.when()));
    policy.letters().forEach(row -> askAll(row.when()));
    return inOrder();
  }

  private void ask(Condition passes, @Nullable Condition exempt) {
    ask(passes.fact());
    ask(exempt == null ? null : exempt.fact());
  }

  private void askAll(Collection<Condition> when) {
    when.forEach(condition -> ask(condition.fact()));
  }

  private void ask(Formula formula) {
    formula.facts().forEach(this::ask);
  }

  private void ask(@Nullable Fact fact) {
    Dictionary known = policy.facts();
    if (fact != null
        && fact.slot() < known.facts().size()
        && fact.about() == Fact.About.CUSTOMER
        && asked.add(fact.name())) {
      open.add(fact);
    }
  }

  /** Facts that are read to work out those asked about are asked about too. */
  private List<Fact> inOrder() {
    while (!open.isEmpty()) {
      Fact fact = open.remove();
      for (Derivation derivation : policy.inputs().derivations()) {
        if (derivation.fact().name().equals(fact.name())) {
          inputs(derivation);
        }
      }
      for (PopulationFigure figure : policy.inputs().population()) {
        boolean optional = spare && fact.whenMissing() != WhenMissing.REFUSE;
        if (figure.fact().name().equals(fact.name()) && !optional) {
          ask(figure.of());
          ask(figure.within());
        }
      }
      if (fact.currency() != null) {
        policy.facts().find(fact.currency()).ifPresent(this::ask);
      }
    }
    return policy.facts().facts().stream().filter(fact -> asked.contains(fact.name())).toList();
  }

  private void inputs(Derivation derivation) {
    if (derivation instanceof Measure measure) {
      ask(measure.formula());
    } else if (derivation instanceof Classification classes) {
      classes.rows().forEach(row -> askAll(row.when()));
    }
  }
}
