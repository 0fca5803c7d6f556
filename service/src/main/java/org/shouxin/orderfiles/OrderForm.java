package org.shouxin.orderfiles;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Exchange;
import org.shouxin.policy.Policy;

/**
 * The facts of a policy about orders: number, amount, day, and the customer's other open orders.
 * Each may be absent. Immutable.
 */
public final class OrderForm {

  /** Name of the fact that holds the number of an order. */
  public static final String ORDER = "order";

  /** Name of the fact that holds its amount. */
  public static final String AMOUNT = "order_amount";

  /** Name of the fact that holds its day. */
  public static final String DATE = "order_date";

  private static final String OPEN = "open_orders";

  private final Dictionary vocabulary;
  private final Exchange exchange;
  private final @Nullable Fact amount;
  private final @Nullable Fact open;
  private final @Nullable Fact date;

  /**
   * @param policy whose orders sheet checks
   */
  public OrderForm(Policy policy) {
    this.vocabulary = policy.vocabulary();
    this.exchange = new Exchange(policy);
    this.amount = find(AMOUNT, FactType.NUMBER).orElse(null);
    this.open = find(OPEN, FactType.NUMBER).orElse(null);
    this.date = find(DATE, FactType.DATE).orElse(null);
  }

  private Optional<Fact> find(String name, FactType type) {
    return vocabulary.facts().stream()
        .filter(fact -> fact.name().equals(name) && fact.type() == type)
        .findFirst();
  }

  /** The amount of an order; null when the policy has none. */
  public @Nullable Fact amount() {
    return amount;
  }

  /** The customer's other open orders; null if the policy does not use them. */
  public @Nullable Fact open() {
    return open;
  }

  /** The day of an order; null when the policy has none. */
  public @Nullable Fact date() {
    return date;
  }

  /**
   * The facts of an order with more open orders, at most what the fact allows.
   *
   * @param more in the policy's currency, at least 0
   */
  public Facts withOpen(Facts order, BigDecimal more) {
    if (open == null) {
      return order;
    }
    BigDecimal given = order.value(open) instanceof BigDecimal number ? number : BigDecimal.ZERO;
    BigDecimal total = given.add(more);
    BigDecimal high = open.high();
    BigDecimal within = high != null && total.compareTo(high) > 0 ? high : total;
    return order.toBuilder().set(open, within).build();
  }

  /**
   * The amount of the limit that an order uses when released: its amount in the policy's currency;
   * none without an amount.
   */
  public Optional<BigDecimal> takesUp(OrderDecision decision) {
    return amount != null
            && exchange.of(decision.facts(), amount, decision.on()) instanceof Exchange.Known known
        ? Optional.of(known.value())
        : Optional.empty();
  }
}
