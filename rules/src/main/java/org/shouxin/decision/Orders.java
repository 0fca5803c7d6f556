package org.shouxin.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.OrderDecision.CheckResult;
import org.shouxin.decision.OrderDecision.Verdict;
import org.shouxin.engine.Outcome;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure;
import org.shouxin.policy.condition.Condition;

/** Reads the outcome of checking an order back into the rows of the policy (R27). */
final class Orders {

  private final Policy policy;
  private final List<List<Fact>> asked;
  private final List<List<Fact>> behind;

  Orders(Policy policy) {
    this.policy = policy;
    Origins origins = new Origins(policy);
    this.asked =
        policy.orders().stream()
            .map(check -> check.when().stream().map(Condition::fact).distinct().toList())
            .toList();
    this.behind = asked.stream().map(origins::of).toList();
  }

  /** Values of the order; those it does not supply come from its customer's decision. */
  Facts completed(Facts order, Decision customer) {
    Facts.Builder builder = Facts.of(order.customer(), policy.vocabulary());
    for (Fact fact : policy.vocabulary().facts()) {
      Object given = order.value(fact);
      boolean ofTheDay = fact.name().equals(Conclusions.AS_OF_MONTH);
      builder.set(fact, given != null || ofTheDay ? given : customer.concluded(fact));
    }
    return builder.build();
  }

  /** Values of the order, else what is known today, and the conclusions of the decision. */
  Facts completed(Facts order, Facts today, Decision customer) {
    Set<Fact> figures =
        policy.inputs().population().stream()
            .map(PopulationFigure::fact)
            .collect(Collectors.toSet());
    Facts.Builder builder = Facts.of(order.customer(), policy.vocabulary());
    for (Fact fact : policy.vocabulary().facts()) {
      Object value = order.value(fact);
      boolean known = fact.slot() < policy.facts().facts().size();
      if (value == null && known) {
        value = today.value(fact);
      }
      boolean concluded = !known || figures.contains(fact);
      if (value == null && concluded && !fact.name().equals(Conclusions.AS_OF_MONTH)) {
        value = customer.concluded(fact);
      }
      builder.set(fact, value);
    }
    return builder.build();
  }

  OrderAnswer answer(Outcome outcome) {
    if (outcome.stopped()) {
      return new UncheckedOrder(
          outcome.facts(),
          outcome.asOf(),
          policy,
          List.copyOf(outcome.missing()),
          List.copyOf(outcome.problems()));
    }
    List<CheckResult> checks = new ArrayList<>();
    for (int i = 0; i < policy.orders().size(); i++) {
      checks.add(check(outcome, i));
    }
    return new OrderDecision(
        outcome, OrderCheck.Outcome.values()[outcome.checked()], List.copyOf(checks));
  }

  private CheckResult check(Outcome outcome, int row) {
    OrderCheck check = policy.orders().get(row);
    Figures shown = new Figures(outcome);
    return new CheckResult(
        check,
        verdict(outcome, row),
        used(outcome, asked.get(row)),
        used(outcome, behind.get(row)),
        Figures.filled(check.reason(), shown::shown));
  }

  private static List<FactUsed> used(Outcome outcome, List<Fact> facts) {
    return facts.stream().map(fact -> Trace.used(outcome, fact)).toList();
  }

  private Verdict verdict(Outcome outcome, int row) {
    if (outcome.isHit(outcome.layout().rows().order(row))) {
      return Verdict.APPLIES;
    }
    boolean unknown = false;
    for (Condition condition : policy.orders().get(row).when()) {
      boolean met = condition.ranges().contains(outcome.code(condition.fact()));
      if (!met && outcome.code(condition.fact()) != Codes.MISSING) {
        return Verdict.PASSED;
      }
      unknown |= !met;
    }
    return unknown ? Verdict.UNKNOWN : Verdict.PASSED;
  }
}
