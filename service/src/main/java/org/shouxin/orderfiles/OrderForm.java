package org.shouxin.orderfiles;

import java.math.BigDecimal;
import java.time.LocalDate;
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
 * The facts of a policy about orders: number, amount, what is paid, day, and the customer's other
 * open orders. Each may be absent. Immutable.
 */
public final class OrderForm {

  /** Name of the fact that holds its amount. */
  public static final String AMOUNT = "order_amount";

  /** Name of the fact that holds its day. */
  public static final String DATE = "order_date";

  /** Name of the fact that holds what is already paid for it. */
  public static final String PREPAID = "prepaid_amount";

  /**
   * Name of the fact that holds the customer's other open orders: what is to be paid for them if
   * the policy also has {@link #OPEN_PAID}, else their amounts.
   */
  public static final String OPEN = "open_orders";

  /** Name of the fact that holds what is paid for the customer's other open orders. */
  public static final String OPEN_PAID = "open_orders_paid";

  private final Dictionary vocabulary;
  private final Exchange exchange;
  private final @Nullable Fact amount;
  private final @Nullable Fact prepaid;
  private final @Nullable Fact open;
  private final @Nullable Fact openPaid;
  private final @Nullable Fact date;

  /**
   * @param policy whose orders sheet checks
   */
  public OrderForm(Policy policy) {
    this.vocabulary = policy.vocabulary();
    this.exchange = new Exchange(policy);
    this.amount = find(AMOUNT, FactType.NUMBER).orElse(null);
    this.prepaid = find(PREPAID, FactType.NUMBER).orElse(null);
    this.open = find(OPEN, FactType.NUMBER).orElse(null);
    this.openPaid = find(OPEN_PAID, FactType.NUMBER).orElse(null);
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

  /** The day of an order; null when the policy has none. */
  public @Nullable Fact date() {
    return date;
  }

  /**
   * Whether a fact counts the customer's other open orders: no query and no request supplies it.
   */
  public boolean counts(Fact fact) {
    return fact.equals(open) || fact.equals(openPaid);
  }

  /**
   * The facts of an order with more open orders, at most what the facts allow. A policy that does
   * not know what is paid for them counts their amounts: all receipts are on account then.
   */
  public Facts withOpen(Facts order, TakenUp more) {
    Facts.Builder builder = order.toBuilder();
    if (open != null) {
      add(builder, order, open, openPaid == null ? more.amount() : more.unpaid());
    }
    if (openPaid != null) {
      add(builder, order, openPaid, more.paid());
    }
    return builder.build();
  }

  /** The facts of an order with the day as of which it is checked. */
  public Facts dated(Facts order, LocalDate day) {
    return date == null ? order : order.toBuilder().set(date, day).build();
  }

  private static void add(Facts.Builder builder, Facts order, Fact fact, BigDecimal more) {
    BigDecimal given = order.value(fact) instanceof BigDecimal number ? number : BigDecimal.ZERO;
    BigDecimal total = given.add(more);
    BigDecimal high = fact.high();
    builder.set(fact, high != null && total.compareTo(high) > 0 ? high : total);
  }

  /**
   * What an order uses of the limit when released: its amount in the policy's currency and what is
   * paid for it; none without an amount.
   */
  public Optional<TakenUp> takesUp(OrderDecision decision) {
    return known(amount, decision)
        .map(of -> new TakenUp(of, known(prepaid, decision).orElse(BigDecimal.ZERO)));
  }

  private Optional<BigDecimal> known(@Nullable Fact fact, OrderDecision decision) {
    return fact != null
            && exchange.of(decision.facts(), fact, decision.on()) instanceof Exchange.Known known
        ? Optional.of(known.value())
        : Optional.empty();
  }
}
