package org.shouxin.policies;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;
import org.shouxin.policy.RowRef;

/**
 * A policy that is ready to decide. Its customers differ a little from the policy's first case:
 * {@code customer().with("max_overdue_days", 61).grade()}.
 */
public final class PolicyUnderTest implements AutoCloseable {

  private final Policy policy;
  private final Decisions decisions;

  private PolicyUnderTest(Policy policy) {
    this.policy = policy;
    this.decisions = Decisions.of(policy);
  }

  /** Makes a policy ready. */
  public static PolicyUnderTest of(Policy policy) {
    return new PolicyUnderTest(policy);
  }

  /** The customer of the policy's first case, on the day of that case. */
  public SampleCustomer customer() {
    PolicyCase first = policy.cases().get(0);
    return new SampleCustomer(this, first.facts(), first.asOf());
  }

  /** A customer of whom nothing is known, on the day of the policy's first case. */
  public SampleCustomer stranger() {
    return new SampleCustomer(
        this, Facts.of("K1", policy.facts()).build(), policy.cases().get(0).asOf());
  }

  SampleOrder order(Decision customer, LocalDate day) {
    Facts none = Facts.of(customer.customer(), policy.vocabulary()).build();
    return new SampleOrder(decisions, customer, none, null, day).with("order", "SO-1");
  }

  Decisions decisions() {
    return decisions;
  }

  String concluded(Decision decision, String name) {
    Fact fact = policy.vocabulary().fact(name);
    long code = decision.code(fact);
    if (code == Codes.MISSING) {
      return "";
    }
    return switch (fact.type()) {
      case NUMBER -> Codes.number(code).stripTrailingZeros().toPlainString();
      case YES_NO -> code == 1 ? "yes" : "no";
      case DATE -> decision.asOf().plusDays(code).toString();
      case CHOICE -> fact.options().get((int) code).code();
      case TEXT -> throw new IllegalArgumentException(name + " is a text");
    };
  }

  /** What differs between the policy's cases and what comes out. */
  public List<String> differences() {
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
        SampleOrder.applying(checked).forEach(id -> rows.add("orders/" + id));
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

  private boolean says(Decision decision, String name, String expected) {
    Fact fact = policy.vocabulary().fact(name);
    Object wanted = FactsInWords.read(fact, expected);
    long code =
        wanted instanceof LocalDate date
            ? ChronoUnit.DAYS.between(decision.asOf(), date)
            : fact.code(wanted);
    return decision.code(fact) == code;
  }

  @Override
  public void close() {
    decisions.close();
  }
}
