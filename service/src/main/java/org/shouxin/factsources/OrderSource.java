package org.shouxin.factsources;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.orderfiles.TakenUp;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * The ERP's open orders: the query {@code NAME.orders.sql} next to a policy's workbook.
 * Thread-safe.
 */
public final class OrderSource {

  /** Maximum number of customers per query. */
  public static final int MOST = FactQuery.MOST;

  /** Of an ERP that is not asked. */
  public static final Listed NOTHING = new Listed(Map.of());

  private static final Fact NUMBER =
      column("order", new Text("订单号", "Order number"), "order_number", FactType.TEXT, 0);
  private static final Fact AMOUNT =
      column("amount", new Text("订单金额", "Order amount"), "order_amount", FactType.NUMBER, 1);
  private static final Fact PAID =
      column("paid", new Text("已付款", "Paid"), "paid_amount", FactType.NUMBER, 2);

  /** The columns of the query besides {@code customer}. */
  static final Dictionary COLUMNS = new Dictionary(List.of(NUMBER, AMOUNT, PAID));

  private final FactQuery query;

  OrderSource(FactQuery query) {
    this.query = query;
  }

  private static Fact column(String name, Text label, String alias, FactType type, int slot) {
    boolean amount = type == FactType.NUMBER;
    return new Fact(
        name,
        label,
        List.of(alias),
        type,
        amount ? new Text("元", "policy's currency") : Text.NONE,
        amount ? BigDecimal.ZERO : null,
        null,
        List.of(),
        WhenMissing.REFUSE,
        null,
        slot);
  }

  /** Orders as listed on a day. */
  public record Listed(Map<String, Map<String, TakenUp>> orders) {

    /** A customer's, by number; an amount of 0 is an order that the ERP has closed. */
    public Map<String, TakenUp> of(String customer) {
      return orders.getOrDefault(customer, Map.of());
    }
  }

  List<Problem> check() {
    return query.checked(this::missing);
  }

  private List<Problem> missing(Columns columns) {
    List<Problem> problems = new ArrayList<>(columns.problems());
    for (Fact fact : List.of(NUMBER, AMOUNT)) {
      if (!columns.carry(fact)) {
        problems.add(
            new Problem(
                query.where(),
                new Text("没有 " + fact.name() + " 列", "no column " + fact.name()),
                "",
                new Text(
                    "每张订单一行：customer、order、amount、paid",
                    "one row per order: customer, order, amount, paid")));
      }
    }
    return problems;
  }

  /**
   * The orders of particular customers as known on a day.
   *
   * @param codes at most {@value #MOST}
   * @throws RefusedException if a row cannot be used: no order is checked on part of them
   */
  public Listed of(Collection<String> codes, LocalDate asOf) throws RefusedException {
    Map<String, Map<String, TakenUp>> orders = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (CustomerFacts row : query.rows(codes, asOf)) {
      Facts facts = row.facts();
      if (facts == null) {
        problems.addAll(row.problems());
      } else {
        add(facts, orders, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    return new Listed(orders);
  }

  private void add(Facts row, Map<String, Map<String, TakenUp>> orders, List<Problem> problems) {
    Object number = row.value(NUMBER);
    if (number == null || !(row.value(AMOUNT) instanceof BigDecimal amount)) {
      problems.add(
          problem(
              row,
              new Text("有一行没有订单号或金额", "a row without the order's number or amount"),
              number == null ? "" : number.toString(),
              new Text("每行一个订单号和金额", "a number and an amount in each row")));
      return;
    }
    BigDecimal paid = row.value(PAID) instanceof BigDecimal given ? given : BigDecimal.ZERO;
    TakenUp before =
        orders
            .computeIfAbsent(row.customer(), first -> new HashMap<>())
            .putIfAbsent(number.toString(), new TakenUp(amount, paid));
    if (before != null) {
      problems.add(
          problem(
              row,
              new Text("同一订单有几行", "several rows for one order"),
              number.toString(),
              new Text("每张订单一行", "one row per order")));
    }
  }

  private Problem problem(Facts row, Text what, String found, Text allowed) {
    return new Problem(Columns.place(query.where(), row.customer()), what, found, allowed);
  }
}
