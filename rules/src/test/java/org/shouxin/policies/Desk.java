package org.shouxin.policies;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;
import org.shouxin.policy.RowRef;

/** Somebody who asks a policy about customers that differ a little from its first case. */
final class Desk implements AutoCloseable {

  private final Policy policy;
  private final Decisions decisions;
  private final PolicyCase first;

  Desk(Policy policy) {
    this.policy = policy;
    this.decisions = Decisions.of(policy);
    this.first = policy.cases().get(0);
  }

  /** The answer on the first case with some facts changed, {@code "max_overdue_days", "61"}. */
  Answer answer(LocalDate asOf, String... changes) {
    return decisions.decide(changed(first.facts().toBuilder(), policy.facts(), changes), asOf);
  }

  /** The decision on the first case with some facts changed; an empty text makes one missing. */
  Decision decide(String... changes) {
    return decide(first.asOf(), changes);
  }

  /** The same on another day. */
  Decision decide(LocalDate asOf, String... changes) {
    return (Decision) answer(asOf, changes);
  }

  /** The check of an order of that customer. */
  OrderDecision check(Decision customer, LocalDate on, String... order) {
    Facts.Builder facts = Facts.of(customer.customer(), policy.vocabulary());
    Facts asked = changed(facts, policy.vocabulary(), order);
    return (OrderDecision) decisions.check(decisions.orderFacts(asked, customer), on);
  }

  /** The check of an order for 1,000 of a customer of whom all is known anew, with some changed. */
  OrderDecision checkAnew(Decision customer, LocalDate on, String... changes) {
    Facts order =
        changed(
            Facts.of(customer.customer(), policy.vocabulary()),
            policy.vocabulary(),
            "order",
            "SO-1",
            "order_amount",
            "1000");
    Facts today = changed(first.facts().toBuilder(), policy.facts(), changes);
    return (OrderDecision) decisions.check(decisions.orderFacts(order, today, customer), on);
  }

  private static Facts changed(Facts.Builder facts, Dictionary dictionary, String... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      Fact fact = dictionary.fact(changes[i]);
      facts.set(fact, changes[i + 1].isEmpty() ? null : read(fact, changes[i + 1]));
    }
    return facts.build();
  }

  private static Object read(Fact fact, String text) {
    try {
      Object value = ValueReader.read(fact, text);
      return Objects.requireNonNull(value, fact.name());
    } catch (Unreadable unreadable) {
      throw new IllegalArgumentException(fact.name() + ": " + text, unreadable);
    }
  }

  /** What the decision says about a fact or conclusion: {@code says(d, "size_class", "large")}. */
  boolean says(Decision decision, String name, String value) {
    Fact fact = policy.vocabulary().fact(name);
    if (value.isEmpty()) {
      return decision.code(fact) == Codes.MISSING;
    }
    Object wanted = read(fact, value);
    long code =
        fact.type() == FactType.DATE
            ? ChronoUnit.DAYS.between(decision.asOf(), (LocalDate) wanted)
            : fact.code(wanted);
    return decision.code(fact) == code;
  }

  /** Ids of the findings. */
  static List<String> findings(Decision decision) {
    return decision.findings().stream().map(result -> result.finding().row().id()).toList();
  }

  /** Ids of the letters. */
  static List<String> letters(Decision decision) {
    return decision.letters().stream().map(letter -> letter.letter().row().id()).toList();
  }

  /** Ids of the checks that apply to an order. */
  static List<String> applying(OrderDecision order) {
    return order.checks().stream()
        .filter(check -> check.verdict() == OrderDecision.Verdict.APPLIES)
        .map(check -> check.check().row().id())
        .toList();
  }

  /** What differs between the policy's cases and what comes out. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (PolicyCase each : policy.cases()) {
      Decision decision = (Decision) decisions.decide(each.facts(), each.asOf());
      List<String> rows =
          decision.rows().stream()
              .map(RowRef::name)
              .collect(Collectors.toCollection(ArrayList::new));
      String order = "";
      if (each.order() != null) {
        Facts filled = decisions.orderFacts(each.order(), decision);
        OrderDecision checked = (OrderDecision) decisions.check(filled, each.asOf());
        applying(checked).forEach(id -> rows.add("orders/" + id));
        order = checked.outcome().name().toLowerCase(Locale.ROOT);
      }
      for (Map.Entry<String, String> wanted : each.expected().entrySet()) {
        if (!holds(decision, order, rows, wanted.getKey(), wanted.getValue())) {
          differences.add(each.row().id() + " " + wanted + ": " + decision + " " + order + rows);
        }
      }
    }
    return differences;
  }

  private boolean holds(
      Decision decision, String order, List<String> rows, String name, String expected) {
    return switch (name) {
      case "order" -> order.equals(expected);
      case "rows" -> rows.containsAll(List.of(expected.split("[;\\s]+")));
      case "facts" ->
          List.of(expected.split(";")).stream()
              .map(pair -> pair.strip().split("=", 2))
              .allMatch(pair -> says(decision, pair[0], pair[1]));
      default -> says(decision, name, expected);
    };
  }

  @Override
  public void close() {
    decisions.close();
  }
}
