package org.shouxin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.population.Population;

/** Holds the engine's answers against the oracle's, field by field and row by row. */
final class Agreement {

  private final Policy policy;
  private final LocalDate day;
  private final Decisions decisions;
  private final List<Decision> decided = new ArrayList<>();
  private int checked;

  Agreement(Policy policy, Decisions decisions, LocalDate day) {
    this.policy = policy;
    this.decisions = decisions;
    this.day = day;
  }

  /** What was decided so far. */
  List<Decision> decided() {
    return decided;
  }

  /** How many orders were checked so far. */
  int checked() {
    return checked;
  }

  /** Both decide alike on customers that make up a population of their own. */
  void customers(List<Facts> customers) {
    List<Facts> filled = OraclePopulation.filled(policy, customers, day);
    Population.Builder counting = new Population.Builder(policy, day);
    customers.forEach(counting::add);
    Population population = counting.build();
    List<Answer> answers =
        decisions.decide(customers.stream().map(population::complete).toList(), day);
    for (int i = 0; i < customers.size(); i++) {
      assertThat(Spelling.of(answers.get(i)))
          .as("policy %s, customer %s", policy.identity().id(), i)
          .isEqualTo(Oracle.decide(policy, filled.get(i), day));
      if (answers.get(i) instanceof Decision decision) {
        decided.add(decision);
      }
    }
  }

  /** Both check alike orders that tell everything themselves. */
  void orders(List<Facts> orders) {
    for (int i = 0; i < orders.size(); i++) {
      OrderAnswer answer = decisions.check(orders.get(i), day);
      assertThat(Spelling.of(answer))
          .as("policy %s, order %s", policy.identity().id(), i)
          .isEqualTo(OracleOrder.check(policy, orders.get(i), day));
      checked += answer instanceof OrderDecision ? 1 : 0;
    }
  }

  /** Both check alike orders of the customers that were decided on. */
  void ordersOfDecided(List<Facts> orders) {
    List<Facts> filled = new ArrayList<>();
    for (int i = 0; i < orders.size() && !decided.isEmpty(); i++) {
      filled.add(decisions.orderFacts(orders.get(i), decided.get(i % decided.size())));
    }
    orders(filled);
  }
}
