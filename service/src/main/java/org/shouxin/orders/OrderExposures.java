package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.CreditLine;
import org.shouxin.customers.Customers;
import org.shouxin.customers.DailyFigures;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.MissingText;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.orderfiles.TakenUp;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.stereotype.Component;

/**
 * What stands against a limit besides an order: the customer's other open orders, those under other
 * policies and what the other customers of its group use, as far as the policy counts them.
 * Thread-safe.
 */
@Component
final class OrderExposures {

  private final Customers customers;
  private final DailyFigures figures;
  private final OpenOrders open;
  private final CreditDecisions creditDecisions;

  OrderExposures(
      Customers customers, DailyFigures figures, OpenOrders open, CreditDecisions creditDecisions) {
    this.customers = customers;
    this.figures = figures;
    this.open = open;
    this.creditDecisions = creditDecisions;
  }

  /**
   * What is counted besides an order.
   *
   * @param orders the customer's other open orders under the policy
   * @param others those under other policies
   * @param members what the other customers of its group use
   */
  record Exposure(TakenUp orders, TakenUp others, BigDecimal members) {}

  /**
   * Locks what an order of a customer uses until the transaction ends: its credit line; for a
   * policy that counts groups that of the group's first customer; for one that counts other
   * policies the customer's lines under them. Locks are taken in the order of policies and codes.
   *
   * @return the customer's line
   */
  CreditLine lock(Active active, String customer, LocalDate day) throws RefusedException {
    TreeMap<String, TreeSet<String>> wanted = new TreeMap<>();
    TreeSet<String> own = new TreeSet<>(List.of(customer));
    members(active, customer, day).stream().findFirst().ifPresent(own::add);
    wanted.put(active.id(), own);
    for (Active other : others(active)) {
      wanted.put(other.id(), new TreeSet<>(List.of(customer)));
    }
    Map<String, CreditLine> lines = new HashMap<>();
    wanted.forEach((policy, codes) -> lines.put(policy, locked(policy, codes, customer)));
    return lines.getOrDefault(active.id(), new CreditLine(customer, active.id(), null));
  }

  private CreditLine locked(String policy, Collection<String> codes, String customer) {
    return creditDecisions
        .lock(codes, policy)
        .getOrDefault(customer, new CreditLine(customer, policy, null));
  }

  /**
   * What is counted besides an order as of a day.
   *
   * @param order number of the order, which is not counted
   * @param now whether the order is locked and checked for good: orders that the ERP lists are
   *     marked as seen
   */
  Exposure of(Active active, String customer, String order, LocalDate day, boolean now)
      throws RefusedException {
    Map<String, TakenUp> own =
        now ? open.current(active, customer, day) : open.known(active, customer, day);
    BigDecimal members = BigDecimal.ZERO;
    for (String member : members(active, customer, day)) {
      if (!member.equals(customer)) {
        members = members.add(used(active, member, day));
      }
    }
    return new Exposure(
        sum(own, order), sum(elsewhere(active, own, customer, day), order), members);
  }

  /** The customers of a customer's group, itself included; none without a group. */
  private List<String> members(Active active, String customer, LocalDate day)
      throws RefusedException {
    Fact group = new OrderForm(active.policy()).group();
    if (group == null) {
      return List.of();
    }
    return customers.facts(active, customer, day).value(group) instanceof String code
        ? figures.members(active, day, code)
        : List.of();
  }

  private BigDecimal used(Active active, String member, LocalDate day) throws RefusedException {
    OrderForm form = new OrderForm(active.policy());
    Facts facts = customers.facts(active, member, day);
    Map<String, TakenUp> orders = open.known(active, member, day);
    TakenUp all = sum(orders, "").plus(sum(elsewhere(active, orders, member, day), ""));
    BigDecimal used = form.used(facts, all, day);
    if (used == null) {
      Fact owed = active.policy().vocabulary().fact(OrderForm.RECEIVABLES);
      throw new RefusedException(
          List.of(
              new Problem(
                  OrderForm.MEMBERS,
                  new Text(
                      "同集团客户的“" + owed.label().zh() + "”不明",
                      "unknown for a customer of the same group: " + owed.name()),
                  member,
                  MissingText.of(owed),
                  "missing")));
    }
    return used;
  }

  /** The customer's open orders under other policies, without those that this one has too. */
  private Map<String, TakenUp> elsewhere(
      Active active, Map<String, TakenUp> own, String customer, LocalDate day)
      throws RefusedException {
    Map<String, TakenUp> elsewhere = new HashMap<>();
    for (Active other : others(active)) {
      requireCurrency(active, other);
      open.known(other, customer, day).forEach(elsewhere::putIfAbsent);
    }
    elsewhere.keySet().removeAll(own.keySet());
    return elsewhere;
  }

  private List<Active> others(Active active) {
    return new OrderForm(active.policy()).countsOthers()
        ? customers.policies().stream()
            .filter(each -> !each.id().equals(active.id()) && !each.policy().orders().isEmpty())
            .toList()
        : List.of();
  }

  private static void requireCurrency(Active active, Active other) throws RefusedException {
    String own = active.policy().identity().currency();
    String its = other.policy().identity().currency();
    if (!own.equals(its)) {
      throw new RefusedException(
          OrderForm.OTHERS,
          new Text("政策 " + other.id() + " 的币种不同", "policy " + other.id() + " has another currency"),
          its,
          Text.same(own));
    }
  }

  private static TakenUp sum(Map<String, TakenUp> orders, String but) {
    TakenUp all = TakenUp.NOTHING;
    for (Map.Entry<String, TakenUp> order : orders.entrySet()) {
      all = order.getKey().equals(but) ? all : all.plus(order.getValue());
    }
    return all;
  }
}
