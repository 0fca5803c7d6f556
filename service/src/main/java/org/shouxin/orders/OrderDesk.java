package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Exchange;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.policy.Policy;

/**
 * Checks orders one after the other (R27). What an order does not tell about its customer is filled
 * in from the decision on the customer; what was released counts as open orders of the same
 * customer from then on. Not for several threads.
 */
public final class OrderDesk {

  /** Name of the fact that carries the number of an order. */
  public static final String ORDER = "order";

  private static final String AMOUNT = "order_amount";
  private static final String OPEN = "open_orders";
  private static final String DATE = "order_date";

  private final Decisions decisions;
  private final Dictionary vocabulary;
  private final Exchange exchange;
  private final Map<String, Answer> customers;
  private final LocalDate asOf;
  private final @Nullable Fact amount;
  private final @Nullable Fact open;
  private final @Nullable Fact date;
  private final Map<String, BigDecimal> released = new HashMap<>();

  /**
   * @param policy the policy
   * @param decisions of the same policy
   * @param customers what is known about customers, by code; may be empty
   * @param asOf the day to check on, unless an order carries its own
   */
  public OrderDesk(
      Policy policy, Decisions decisions, Map<String, Answer> customers, LocalDate asOf) {
    this.decisions = decisions;
    this.vocabulary = policy.vocabulary();
    this.exchange = new Exchange(policy);
    this.customers = customers;
    this.asOf = asOf;
    this.amount = number(AMOUNT);
    this.open = number(OPEN);
    this.date = find(DATE).filter(fact -> fact.type() == FactType.DATE).orElse(null);
  }

  private @Nullable Fact number(String name) {
    return find(name).filter(fact -> fact.type() == FactType.NUMBER).orElse(null);
  }

  private Optional<Fact> find(String name) {
    return vocabulary.facts().stream().filter(fact -> fact.name().equals(name)).findFirst();
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
    OrderAnswer answer = decisions.check(withReleased(known), day(order));
    if (answer instanceof OrderDecision decision && decision.outcome() == Outcome.RELEASE) {
      release(decision);
    }
    return answer;
  }

  private LocalDate day(Facts order) {
    return date != null && order.value(date) instanceof LocalDate day ? day : asOf;
  }

  private Facts withReleased(Facts order) {
    BigDecimal more = released.get(order.customer());
    if (open == null || more == null) {
      return order;
    }
    BigDecimal given = order.value(open) instanceof BigDecimal number ? number : BigDecimal.ZERO;
    BigDecimal total = given.add(more);
    return order.toBuilder().set(open, within(open, total)).build();
  }

  private static BigDecimal within(Fact fact, BigDecimal total) {
    BigDecimal high = fact.high();
    return high != null && total.compareTo(high) > 0 ? high : total;
  }

  private void release(OrderDecision decision) {
    if (amount != null
        && exchange.of(decision.facts(), amount, decision.on()) instanceof Exchange.Known known) {
      released.merge(decision.facts().customer(), known.value(), BigDecimal::add);
    }
  }
}
