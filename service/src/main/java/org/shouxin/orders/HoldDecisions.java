package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.Authorities;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.CreditLine;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.credit.Overrides;
import org.shouxin.customers.Customers;
import org.shouxin.database.Transactions;
import org.shouxin.decision.OrderDecision;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Facts;
import org.shouxin.journal.RecordText;
import org.shouxin.json.JsonText;
import org.shouxin.orders.Order.Status;
import org.shouxin.orders.OrderChecks.OrderCheckResult;
import org.shouxin.orders.OrderReader.ReadOrder;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.Authority;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.policy.Policy;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.shouxin.web.RequestPlace;
import org.springframework.stereotype.Component;

/**
 * Releases and rejections of orders on hold by people (R27). Both need an authority for the full
 * amount of the order, because all of it is at risk or lost. What overrides hold is released by an
 * authority at least theirs. A release ends with its last day; an order that the sheet rejects
 * cannot be released.
 */
@Component
final class HoldDecisions {

  private final Transactions transactions;
  private final OrderRows rows;
  private final OrderChecks checks;
  private final OrderRecorder recorder;
  private final CreditDecisions creditDecisions;
  private final OrderExposures exposures;
  private final Customers customers;
  private final Overrides overrides;

  HoldDecisions(
      Transactions transactions,
      OrderRows rows,
      OrderChecks checks,
      OrderRecorder recorder,
      CreditDecisions creditDecisions,
      OrderExposures exposures,
      Customers customers,
      Overrides overrides) {
    this.transactions = transactions;
    this.rows = rows;
    this.checks = checks;
    this.recorder = recorder;
    this.creditDecisions = creditDecisions;
    this.exposures = exposures;
    this.customers = customers;
    this.overrides = overrides;
  }

  /**
   * Releases an order that is held or waits for payment. Without a last day it is released for the
   * longest that the caller's authority allows.
   *
   * @throws RefusedException if the policy is no longer in force
   * @throws RefusedRequest 403 if the amount or the day is above the caller's authority, or a
   *     higher one set what holds the order; 409 if the order is not on hold or the sheet now
   *     rejects it
   */
  Order release(String number, HoldDecision decision, Caller caller) throws RefusedException {
    Order found = rows.get(number);
    Active active = customers.policy(found.policy());
    @Nullable LocalDate until = decision.validUntil();
    return transactions.in(
        () -> {
          CreditLine line = exposures.lock(active, found.customer(), customers.today());
          LocalDate today = customers.today();
          Order order = waiting(found);
          Facts supplied = RecordText.facts(order.facts(), active.policy().vocabulary());
          ReadOrder asked = new ReadOrder(active, number, supplied, null);
          OrderCheckResult result = checks.result(asked, line, false, caller, today);
          List<Authority> undone = holding(active, result, today);
          Authority authority = authority(active.policy(), order, until, undone, today, caller);
          if (result.decision().outcome() == Outcome.REJECT) {
            throw new RefusedRequest(
                ProblemCode.CONFLICT, new Text("订单表拒绝这个订单", "the orders sheet rejects it"));
          }
          LocalDate last = until == null ? today.plusDays(authority.validDays()) : until;
          String role = JsonText.code(authority.role());
          return recorder.decide(order, Status.RELEASED, decision.reason(), last, role, caller);
        });
  }

  /**
   * The authorities by which overrides were set that hold the order: rows of the sheet apply that
   * would not apply to what is computed. Who releases it needs at least theirs.
   */
  private List<Authority> holding(Active active, OrderCheckResult result, LocalDate today) {
    InForce computed = result.line().inForce();
    OrderDecision decision = result.decision();
    if (computed == null || result.overridden().refs().isEmpty()) {
      return List.of();
    }
    Dictionary vocabulary = active.policy().vocabulary();
    Facts without =
        decision.facts().toBuilder()
            .set(vocabulary.fact(Conclusions.CREDIT_LIMIT), computed.creditLimit())
            .set(vocabulary.fact(Conclusions.GRADE), computed.grade())
            .build();
    boolean isHeldAnyway =
        active.decisions().check(without, today) instanceof OrderDecision other
            && other.applying().containsAll(decision.applying());
    return isHeldAnyway ? List.of() : overrides.authorities(active.policy(), result.overridden());
  }

  private static Authority authority(
      Policy policy,
      Order order,
      @Nullable LocalDate until,
      List<Authority> undone,
      LocalDate today,
      Caller caller) {
    long days = until == null ? 0 : ChronoUnit.DAYS.between(today, until);
    BigDecimal amount = order.amount() == null ? BigDecimal.ZERO : order.amount().amount();
    String found =
        amount.toPlainString()
            + " "
            + policy.identity().currency()
            + (until == null ? "" : ", " + until);
    return Authorities.require(
        policy,
        caller,
        new Authorities.Wish(0, null, amount, days, undone),
        RequestPlace.parameter("order"),
        found);
  }

  /**
   * Rejects an order that is held or waits for payment. After its last day it is checked again;
   * without one it has no end.
   *
   * @throws RefusedException if the policy is no longer in force
   * @throws RefusedRequest 403 if the amount or the day is above the caller's authority, 409 if the
   *     order is not on hold
   */
  Order reject(String number, HoldDecision asked, Caller caller) throws RefusedException {
    Order found = rows.get(number);
    Policy policy = customers.policy(found.policy()).policy();
    @Nullable LocalDate until = asked.validUntil();
    return transactions.in(
        () -> {
          creditDecisions.lock(found.customer(), found.policy());
          Order order = waiting(found);
          Authority authority =
              authority(policy, order, until, List.of(), customers.today(), caller);
          String role = JsonText.code(authority.role());
          return recorder.decide(order, Status.REJECTED, asked.reason(), until, role, caller);
        });
  }

  /** The current order, locked. */
  private Order waiting(Order found) {
    Order order = rows.locked(found.order());
    if (!order.policy().equals(found.policy())) {
      throw new RefusedRequest(
          ProblemCode.CONFLICT,
          new Text("订单刚刚改由另一份政策审查", "another policy has just checked the order"));
    }
    if (!order.status().waits()) {
      throw OrderRecorder.conflict(order);
    }
    return order;
  }
}
