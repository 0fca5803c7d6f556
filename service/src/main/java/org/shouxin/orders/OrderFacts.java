package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.shouxin.credit.EffectiveOverrides;
import org.shouxin.customers.Customers;
import org.shouxin.decision.Decision;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.factsources.FactSources;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.orders.OrderExposures.Exposure;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.problem.RefusedException;
import org.springframework.stereotype.Component;

/**
 * Assembles the facts for an order check: those supplied by the order, what the database knows
 * about its customer, the conclusions about the customer, and the effective overrides.
 */
@Component
final class OrderFacts {

  private final FactSources sources;
  private final Customers customers;

  OrderFacts(FactSources sources, Customers customers) {
    this.sources = sources;
    this.customers = customers;
  }

  /**
   * The facts about orders that the policy uses and the database does not supply: a request cannot
   * change what the database knows, or what was concluded. Nor can it supply facts that exempt an
   * order from the checks, such as a special approval (R33): these are recorded in the database, or
   * given by a release.
   */
  Set<Fact> free(Active active) throws RefusedException {
    OrderForm form = new OrderForm(active.policy());
    Set<Fact> releasing = releasing(active.policy());
    return sources.of(active).checked().absent().stream()
        .filter(fact -> fact.about() == Fact.About.ORDER && !fact.derived())
        .filter(fact -> !form.counts(fact) && !releasing.contains(fact))
        .collect(Collectors.toSet());
  }

  /** The facts used by rows that release an order regardless of the others. */
  private static Set<Fact> releasing(Policy policy) {
    Set<Fact> asked = new HashSet<>();
    policy.orders().stream()
        .filter(row -> row.overrides() && row.outcome() == OrderCheck.Outcome.RELEASE)
        .flatMap(row -> row.when().stream())
        .forEach(condition -> asked.add(condition.fact()));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Derivation derivation : policy.inputs().orderDerivations()) {
        grown |= asked.contains(derivation.fact()) && asked.addAll(derivation.reads());
      }
    }
    return asked;
  }

  /**
   * The facts of an order. The customer's other open orders are never counted by the facts query.
   *
   * @param order the facts supplied by the order, over the vocabulary
   * @param decision in force
   * @param overridden the effective overrides
   * @param exposure what is counted besides the order
   * @param day whose knowledge counts, and as of which the order is checked
   */
  Facts of(
      Active active,
      Facts order,
      Decision decision,
      EffectiveOverrides overridden,
      Exposure exposure,
      LocalDate day)
      throws RefusedException {
    Facts facts = customers.facts(active, order.customer(), day);
    Policy policy = active.policy();
    Facts all = active.decisions().orderFacts(order, facts, decision);
    Facts.Builder builder = all.toBuilder();
    BigDecimal limit = decision.creditLimit();
    BigDecimal set = overridden.over(limit);
    if (set.compareTo(limit) != 0) {
      builder.set(policy.vocabulary().fact(Conclusions.CREDIT_LIMIT), set);
    }
    if (overridden.grade() != null) {
      builder.set(policy.vocabulary().fact(Conclusions.GRADE), overridden.grade());
    }
    OrderForm form = new OrderForm(policy);
    Facts with = form.withOpen(form.dated(builder.build(), day), exposure.orders());
    return form.withMembers(form.withOthers(with, exposure.others()), exposure.members());
  }
}
