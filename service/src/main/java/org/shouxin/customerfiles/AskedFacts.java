package org.shouxin.customerfiles;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure;

/** The facts that a policy uses to decide on a customer. */
public final class AskedFacts {

  private final Policy policy;
  private final boolean spare;
  private final Set<String> asked = new HashSet<>();
  private final Deque<Fact> open = new ArrayDeque<>();

  private AskedFacts(Policy policy, boolean spare) {
    this.policy = policy;
    this.spare = spare;
  }

  /** All of them, in dictionary order; including those that the policy derives. */
  public static List<Fact> by(Policy policy) {
    return new AskedFacts(policy, false).all();
  }

  /** Those without which no customer could be decided on. */
  public static List<Fact> always(Policy policy) {
    return new AskedFacts(policy, true).all();
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
    policy.asked().forEach(this::ask);
    return inOrder();
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

  /** Includes facts from which used facts are derived. */
  private List<Fact> inOrder() {
    while (!open.isEmpty()) {
      Fact fact = open.remove();
      for (Derivation derivation : policy.inputs().derivations()) {
        if (derivation.fact().name().equals(fact.name())) {
          derivation.reads().forEach(this::ask);
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
}
