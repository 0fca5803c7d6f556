package org.shouxin.orderfiles;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.Undecided;
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
  private final String id;
  private final Policy policy;
  private final Map<String, Map<String, TakenUp>> released;
  private @Nullable Map<String, List<Facts>> groups;

  /**
   * @param policy the policy
   * @param decisions of the same policy
   * @param customers what is known about customers, by code; may be empty
   * @param asOf the day to check on, unless an order has its own
   */
  public OrderSequence(
      Policy policy, Decisions decisions, Map<String, Answer> customers, LocalDate asOf) {
    this(policy, decisions, customers, asOf, new HashMap<>());
  }

  /**
   * @param released what released orders use, by policy and customer; shared by the policies of a
   *     file
   */
  OrderSequence(
      Policy policy,
      Decisions decisions,
      Map<String, Answer> customers,
      LocalDate asOf,
      Map<String, Map<String, TakenUp>> released) {
    this.id = policy.identity().id();
    this.policy = policy;
    this.released = released;
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
    Facts counted = withMembers(withReleased(known), day);
    OrderAnswer answer = decisions.check(form.dated(counted, day), day);
    if (answer instanceof OrderDecision decision && decision.outcome() == Outcome.RELEASE) {
      form.takesUp(decision)
          .ifPresent(
              taken ->
                  released
                      .computeIfAbsent(id, first -> new HashMap<>())
                      .merge(order.customer(), taken, TakenUp::plus));
    }
    return answer;
  }

  private LocalDate day(Facts order) {
    Fact date = form.date();
    return date != null && order.value(date) instanceof LocalDate day ? day : asOf;
  }

  private Facts withReleased(Facts order) {
    TakenUp own = released(id, order.customer());
    Facts with = own.equals(TakenUp.NOTHING) ? order : form.withOpen(order, own);
    return form.withOthers(with, elsewhere(order.customer()));
  }

  private TakenUp released(String policy, String customer) {
    return released.getOrDefault(policy, Map.of()).getOrDefault(customer, TakenUp.NOTHING);
  }

  private TakenUp elsewhere(String customer) {
    TakenUp all = TakenUp.NOTHING;
    for (String policy : released.keySet()) {
      all = policy.equals(id) ? all : all.plus(released(policy, customer));
    }
    return all;
  }

  /**
   * What the others of the group use; if the order's row gives it, it grows by what is released
   * here. It stays missing if it is unknown what one of them owes.
   */
  private Facts withMembers(Facts order, LocalDate day) {
    Fact group = form.group();
    Object code = group == null ? null : order.value(group);
    if (group == null || form.givesMembers(order) && code == null) {
      return order;
    }
    BigDecimal all = BigDecimal.ZERO;
    for (Facts each : code == null ? List.<Facts>of() : members(group, code)) {
      if (!each.customer().equals(order.customer())) {
        TakenUp orders = released(id, each.customer());
        orders = form.countsOthers() ? orders.plus(elsewhere(each.customer())) : orders;
        BigDecimal used = form.givesMembers(order) ? orders.unpaid() : form.used(each, orders, day);
        if (used == null) {
          return order;
        }
        all = all.add(used);
      }
    }
    return form.withMembers(order, all);
  }

  /** What is known of the customers of a group. */
  private List<Facts> members(Fact group, Object code) {
    Map<String, List<Facts>> all = groups;
    if (all == null) {
      all = new HashMap<>();
      for (Answer answer : customers.values()) {
        if (answer.policy().sha256().equals(policy.sha256())) {
          Facts facts = facts(answer);
          all.computeIfAbsent(String.valueOf(facts.value(group)), first -> new ArrayList<>())
              .add(facts);
        }
      }
      groups = all;
    }
    return all.getOrDefault(code.toString(), List.of());
  }

  private Facts facts(Answer answer) {
    return answer instanceof Decision decision
        ? decisions.orderFacts(Facts.of(answer.customer(), policy.vocabulary()).build(), decision)
        : ((Undecided) answer).facts();
  }
}
