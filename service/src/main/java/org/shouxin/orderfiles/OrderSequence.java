package org.shouxin.orderfiles;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.policy.Policy;

/**
 * Checks orders one after the other (R27). Facts about its customer that an order does not supply
 * come from the decision on the customer; released orders count as open orders of the same customer
 * from then on. Not thread-safe.
 */
public final class OrderSequence {

  private final Decisions decisions;
  private final OrderForm form;
  private final Map<String, Answer> customers;
  private final LocalDate asOf;
  private final Map<String, TakenUp> released = new HashMap<>();

  /**
   * @param policy the policy
   * @param decisions of the same policy
   * @param customers what is known about customers, by code; may be empty
   * @param asOf the day to check on, unless an order has its own
   */
  public OrderSequence(
      Policy policy, Decisions decisions, Map<String, Answer> customers, LocalDate asOf) {
    this.decisions = decisions;
    this.form = new OrderForm(policy);
    this.customers = customers;
    this.asOf = asOf;
  }

  /**
   * Checks the next order.
   *
   * @param order facts over the policy's vocabulary
   */
  public OrderAnswer check(Facts order) {
    Facts known =
        customers.get(order.customer()) instanceof Decision decision
            ? decisions.orderFacts(order, decision)
            : order;
    LocalDate day = day(order);
    OrderAnswer answer = decisions.check(form.dated(withReleased(known), day), day);
    if (answer instanceof OrderDecision decision && decision.outcome() == Outcome.RELEASE) {
      form.takesUp(decision)
          .ifPresent(taken -> released.merge(order.customer(), taken, TakenUp::plus));
    }
    return answer;
  }

  private LocalDate day(Facts order) {
    Fact date = form.date();
    return date != null && order.value(date) instanceof LocalDate day ? day : asOf;
  }

  private Facts withReleased(Facts order) {
    TakenUp more = released.get(order.customer());
    return more == null ? order : form.withOpen(order, more);
  }
}
