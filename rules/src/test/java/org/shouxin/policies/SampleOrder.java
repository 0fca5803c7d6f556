package org.shouxin.policies;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Facts;
import org.shouxin.policy.OrderCheck.Outcome;

/**
 * An order of a test, and what the policy says about it: {@code
 * customer().orders(1000).with("prepaid_amount", 500).outcome()}.
 */
public final class SampleOrder extends FactsInWords<SampleOrder> {

  private final Decisions decisions;
  private final Decision customer;
  private final @Nullable Facts known;
  private final LocalDate day;

  SampleOrder(
      Decisions decisions, Decision customer, Facts facts, @Nullable Facts known, LocalDate day) {
    super(facts);
    this.decisions = decisions;
    this.customer = customer;
    this.known = known;
    this.day = day;
  }

  @Override
  SampleOrder of(Facts others) {
    return new SampleOrder(decisions, customer, others, known, day);
  }

  /** The same order checked on another day than its customer was decided on. */
  public SampleOrder on(LocalDate other) {
    return new SampleOrder(decisions, customer, facts(), known, other);
  }

  /** The same order of a customer of whom this is known today; the decision may be older. */
  public SampleOrder knowing(SampleCustomer today) {
    return new SampleOrder(decisions, customer, facts(), today.facts(), day);
  }

  /** The check of the order. */
  public OrderDecision checked() {
    Facts completed =
        known == null
            ? decisions.orderFacts(facts(), customer)
            : decisions.orderFacts(facts(), known, customer);
    return (OrderDecision) decisions.check(completed, day);
  }

  /** What becomes of the order. */
  public Outcome outcome() {
    return checked().outcome();
  }

  /** Ids of the checks that apply. */
  public List<String> applying() {
    return applying(checked());
  }

  static List<String> applying(OrderDecision order) {
    return order.checks().stream()
        .filter(check -> check.verdict() == OrderDecision.Verdict.APPLIES)
        .map(check -> check.check().row().id())
        .toList();
  }
}
