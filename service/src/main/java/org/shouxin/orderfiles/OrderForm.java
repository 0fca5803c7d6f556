package org.shouxin.orderfiles;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * Name of the fact that holds what the other customers of its group use of a shared limit: what
   * they owe and have on order. A policy that has it counts and locks the group.
   */
  public static final String MEMBERS = "members_exposure";

  /**
   * Name of the fact that holds the customer's open orders under other policies, counted like
   * {@link #OPEN}; what is paid for them is in {@link #OPEN_PAID}. A policy that has it counts the
   * orders of all policies.
   */
  public static final String OTHERS = "other_open_orders";

  /** Name of the fact that holds what a customer owes. */
  public static final String RECEIVABLES = "receivables";

  private static final String GROUP = "group_code";
  private static final String ACCOUNT = "receipts_on_account";

  private final Dictionary vocabulary;
  private final Exchange exchange;
  private final @Nullable Fact amount;
  private final @Nullable Fact prepaid;
  private final @Nullable Fact open;
  private final @Nullable Fact openPaid;
  private final @Nullable Fact date;
  private final @Nullable Fact members;
  private final @Nullable Fact others;
  private final @Nullable Fact group;
  private final @Nullable Fact receivables;
  private final @Nullable Fact account;

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
    this.members = find(MEMBERS, FactType.NUMBER).orElse(null);
    this.others = find(OTHERS, FactType.NUMBER).orElse(null);
    this.group = find(GROUP, FactType.TEXT).orElse(null);
    this.receivables = find(RECEIVABLES, FactType.NUMBER).orElse(null);
    this.account = find(ACCOUNT, FactType.NUMBER).orElse(null);
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

  /** The group with which a customer shares a limit; null when the policy counts no groups. */
  public @Nullable Fact group() {
    return members == null ? null : group;
  }

  /** Whether the policy counts the customer's open orders under other policies too. */
  public boolean countsOthers() {
    return others != null;
  }

  /** What a policy that counts groups lacks for it: facts that are given, not derived. */
  public List<String> lacking() {
    List<String> lacking = new ArrayList<>();
    if (members != null) {
      if (group == null || group.derived()) {
        lacking.add(GROUP);
      }
      if (receivables == null || receivables.derived()) {
        lacking.add(RECEIVABLES);
      }
    }
    return lacking;
  }

  /**
   * Whether a fact counts open orders or what a group uses: no query and no request supplies it.
   */
  public boolean counts(Fact fact) {
    return fact.equals(open)
        || fact.equals(openPaid)
        || fact.equals(members)
        || fact.equals(others);
  }

  /**
   * What a customer uses of a limit without another order, in the policy's currency: what it owes
   * and is still to pay for its open orders, less what is on account beyond what is paid for them;
   * at least 0. Null if what it owes is unknown.
   *
   * @param customer facts about it
   * @param orders its open orders
   * @param day whose rates apply
   */
  public @Nullable BigDecimal used(Facts customer, TakenUp orders, LocalDate day) {
    if (receivables == null
        || !(exchange.of(customer, receivables, day) instanceof Exchange.Known owed)) {
      return null;
    }
    BigDecimal onAccount =
        account != null && exchange.of(customer, account, day) instanceof Exchange.Known known
            ? known.value()
            : BigDecimal.ZERO;
    return owed.value()
        .add(orders.unpaid())
        .subtract(onAccount.subtract(orders.paid()).max(BigDecimal.ZERO))
        .max(BigDecimal.ZERO);
  }

  /** Whether an order gives what the other customers of its group use. */
  boolean givesMembers(Facts order) {
    return members != null && order.given(members);
  }

  /** The facts of an order with what the other customers of the group use. */
  public Facts withMembers(Facts order, BigDecimal used) {
    return members == null ? order : added(order, members, used);
  }

  /** The facts of an order with the customer's open orders under other policies. */
  public Facts withOthers(Facts order, TakenUp more) {
    if (others == null) {
      return order;
    }
    Facts with = added(order, others, openPaid == null ? more.amount() : more.unpaid());
    return openPaid == null ? with : added(with, openPaid, more.paid());
  }

  private static Facts added(Facts order, Fact fact, BigDecimal more) {
    Facts.Builder builder = order.toBuilder();
    add(builder, order, fact, more);
    return builder.build();
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
