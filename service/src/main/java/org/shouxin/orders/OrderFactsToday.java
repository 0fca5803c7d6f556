package org.shouxin.orders;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.shouxin.credit.EffectiveOverrides;
import org.shouxin.customers.Customers;
import org.shouxin.decision.Decision;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.factsources.FactSource;
import org.shouxin.factsources.FactSources;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.problem.RefusedException;

/**
 * Puts together what an order is checked by: what it tells itself, what the database knows of its
 * customer today, what was concluded about the customer, and what overrides set instead.
 */
final class OrderFactsToday {

  private final FactSources sources;
  private final Customers clients;
  private final OrderRows rows;
  private final Map<String, Free> known = new ConcurrentHashMap<>();

  /** What the orders of a policy may tell, as its query stands. */
  private record Free(FactSource source, Set<Fact> facts) {}

  OrderFactsToday(FactSources sources, Customers clients, OrderRows rows) {
    this.sources = sources;
    this.clients = clients;
    this.rows = rows;
  }

  /**
   * The facts about orders that the policy asks about and the database does not tell: nobody who
   * asks about an order can change what the database knows, or what was concluded. Nor can anybody
   * tell what lets an order out of the checks, such as a special approval (R33): that is recorded
   * in the database, or given by release.
   */
  Set<Fact> free(Active active) throws RefusedException {
    FactSource source = sources.of(active);
    Free last = known.get(active.id());
    if (last == null || last.source() != source) {
      Fact open = new OrderForm(active.policy()).open();
      Set<Fact> releasing = releasing(active.policy());
      Set<Fact> facts = new HashSet<>();
      for (Fact fact : source.checked().absent()) {
        if (fact.about() == Fact.About.ORDER
            && !fact.derived()
            && !fact.equals(open)
            && !releasing.contains(fact)) {
          facts.add(fact);
        }
      }
      last = new Free(source, facts);
      known.put(active.id(), last);
    }
    return last.facts();
  }

  /** What rows ask about that release an order whatever the others say. */
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
   * The facts of an order. What its customer's other open orders take up is as the database tells
   * it, or as we keep it where the query has no column for it.
   *
   * @param order what it tells itself, over the vocabulary
   * @param decision in force
   * @param overridden what counts instead of what it concluded
   */
  Facts of(
      Active active, Facts order, Decision decision, EffectiveOverrides overridden, LocalDate today)
      throws RefusedException {
    Facts facts = clients.facts(active, order.customer(), today);
    Policy policy = active.policy();
    Facts all = active.decisions().orderFacts(order, facts, decision);
    Facts.Builder builder = all.toBuilder();
    if (overridden.creditLimit() != null) {
      builder.set(policy.vocabulary().fact(Conclusions.CREDIT_LIMIT), overridden.creditLimit());
    }
    if (overridden.grade() != null) {
      builder.set(policy.vocabulary().fact(Conclusions.GRADE), overridden.grade());
    }
    Facts counted = builder.build();
    OrderForm form = new OrderForm(policy);
    Fact open = form.open();
    return open == null || counted.given(open)
        ? counted
        : form.withOpen(counted, rows.takenUp(order.customer(), active.id(), today));
  }
}
