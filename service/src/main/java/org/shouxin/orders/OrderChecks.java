package org.shouxin.orders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.CreditLine;
import org.shouxin.credit.DecisionBasis;
import org.shouxin.credit.EffectiveOverrides;
import org.shouxin.credit.Overrides;
import org.shouxin.credit.RecordedDecision;
import org.shouxin.customers.Customers;
import org.shouxin.database.Transactions;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.MissingText;
import org.shouxin.orders.OrderExposures.Exposure;
import org.shouxin.orders.OrderReader.ReadOrder;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.stereotype.Component;

/**
 * Checks orders against the decision in force with overrides applied, and what is known today
 * (R27). The order, its journal record, its use of the limit and its events are written in one
 * transaction that locks the customer's credit line, and its group's, so that two orders never use
 * the same headroom. An order that is sent again is checked again, and its own previous use of the
 * limit is not counted. Thread-safe, and safe for several nodes.
 */
@Component
final class OrderChecks {

  private final Transactions transactions;
  private final OrderRows rows;
  private final OrderRecorder recorder;
  private final OrderFacts facts;
  private final OrderExposures exposures;
  private final CreditDecisions creditDecisions;
  private final Overrides overrides;
  private final Customers customers;

  OrderChecks(
      Transactions transactions,
      OrderRows rows,
      OrderRecorder recorder,
      OrderFacts facts,
      OrderExposures exposures,
      CreditDecisions creditDecisions,
      Overrides overrides,
      Customers customers) {
    this.transactions = transactions;
    this.rows = rows;
    this.recorder = recorder;
    this.facts = facts;
    this.exposures = exposures;
    this.creditDecisions = creditDecisions;
    this.overrides = overrides;
    this.customers = customers;
  }

  /**
   * The basis and the result of an order check.
   *
   * @param decision every check with its figures
   * @param line what is in force for its customer
   * @param overridden the effective overrides
   */
  record OrderCheckResult(OrderDecision decision, CreditLine line, EffectiveOverrides overridden) {}

  /** An order that was checked just now, in its current state or as of a day. */
  record RecordedCheck(Order order, OrderCheckResult result) {}

  /** Refuses a policy that does not check orders. */
  static void require(Active active) throws RefusedException {
    if (active.policy().orders().isEmpty()) {
      throw new RefusedException(
          List.of(
              new Problem(
                  "policy",
                  new Text("这份政策没有订单表", "this policy has no orders sheet"),
                  active.id(),
                  new Text("有订单表的政策", "a policy with an orders sheet"),
                  "no_orders_sheet")));
    }
  }

  /**
   * Checks an order sent by an order system, and records it; as of a day only the check.
   *
   * @throws RefusedException if its customer is unknown, or facts cannot be used
   * @throws RefusedRequest 409 if its number belongs to another customer or to an order that is
   *     closed, 422 if it cannot be checked
   */
  RecordedCheck check(ReadOrder asked, Caller caller) throws RefusedException {
    LocalDate asOf = asked.asOf();
    try {
      return transactions.in(() -> asOf == null ? today(asked, caller) : asOf(asked, asOf, caller));
    } catch (RefusedException refused) {
      throw new RefusedException(OrderReader.placed(refused.problems()));
    } catch (RefusedRequest refused) {
      throw refused.with(OrderReader.placed(refused.problems()));
    }
  }

  private RecordedCheck today(ReadOrder asked, Caller caller) throws RefusedException {
    String customer = asked.facts().customer();
    CreditLine line = exposures.lock(asked.active(), customer, customers.today());
    @Nullable Order before = rows.lock(asked.number()).orElse(null);
    if (before != null) {
      own(before, customer);
    }
    return check(asked, line, before, false, caller, customers.today());
  }

  /** Checks an order against what was known and in force at the end of a day; changes nothing. */
  private RecordedCheck asOf(ReadOrder asked, LocalDate day, Caller caller)
      throws RefusedException {
    Active active = asked.active();
    String customer = asked.facts().customer();
    CreditLine line = creditDecisions.known(customer, active.id(), day);
    Optional<Decision> inForce = creditDecisions.inForce(line, active);
    Decision decision =
        inForce.isPresent()
            ? inForce.get()
            : decided(creditDecisions.conclude(active, customer, day));
    EffectiveOverrides overridden =
        overrides.known(new DecisionBasis(active.decisions(), decision), day);
    Exposure exposure = exposures.of(active, customer, asked.number(), day, false);
    OrderDecision checked =
        checked(active, facts.of(active, asked.facts(), decision, overridden, exposure, day), day);
    CreditLine used = inForce.isPresent() ? line : new CreditLine(customer, active.id(), null);
    return new RecordedCheck(
        recorder.recordOnly(asked, checked, caller),
        new OrderCheckResult(checked, used, overridden));
  }

  private static void own(Order before, String customer) {
    if (!before.customer().equals(customer)) {
      throw new RefusedRequest(
          ProblemCode.NUMBER_TAKEN,
          new Text("订单号属于另一客户", "the number belongs to another customer"));
    }
    if (before.status().closed()) {
      throw new RefusedRequest(ProblemCode.ALREADY_DONE, new Text("订单已经了结", "the order is closed"));
    }
  }

  /**
   * Checks an order and records it, in the transaction that holds its customer's credit line.
   *
   * @param line of its customer, locked
   * @param before the current order, locked; null for a new one
   * @param decideFirst whether its customer is decided on first
   * @param today read while the line is locked, so that no previous holder was a day ahead
   */
  RecordedCheck check(
      ReadOrder asked,
      CreditLine line,
      @Nullable Order before,
      boolean decideFirst,
      Caller caller,
      LocalDate today)
      throws RefusedException {
    rows.free(asked.number(), today);
    OrderCheckResult result = result(asked, line, decideFirst, caller, today);
    return new RecordedCheck(
        recorder.record(asked, before, result.decision(), caller, today), result);
  }

  /**
   * Checks an order inside the transaction that holds its customer's credit line; records nothing
   * about the order.
   *
   * @param line of its customer, locked
   * @param decideFirst whether to decide on the customer first; done in any case if nothing is in
   *     force, or by another version of the policy
   * @throws RefusedException if facts cannot be used
   * @throws RefusedRequest 422 if the customer cannot be decided on or the order cannot be checked
   */
  OrderCheckResult result(
      ReadOrder asked, CreditLine line, boolean decideFirst, Caller caller, LocalDate today)
      throws RefusedException {
    Active active = asked.active();
    String customer = asked.facts().customer();
    Optional<Decision> inForce =
        decideFirst ? Optional.empty() : creditDecisions.inForce(line, active);
    CreditLine now = line;
    Decision decision;
    if (inForce.isPresent()) {
      decision = inForce.get();
    } else {
      RecordedDecision recorded = creditDecisions.decide(customer, active.id(), today, caller);
      decision = decided(recorded.answer());
      now = new CreditLine(line.customer(), line.policy(), recorded.after());
    }
    EffectiveOverrides overridden =
        overrides.inForce(new DecisionBasis(active.decisions(), decision), today);
    Exposure exposure = exposures.of(active, customer, asked.number(), today, true);
    Facts order = facts.of(active, asked.facts(), decision, overridden, exposure, today);
    return new OrderCheckResult(checked(active, order, today), now, overridden);
  }

  private static OrderDecision checked(Active active, Facts order, LocalDate day) {
    OrderAnswer answer = active.decisions().check(order, day);
    if (answer instanceof UncheckedOrder unchecked) {
      throw refused(
          new Text("无法审查订单", "the order cannot be checked"),
          unchecked.missing(),
          unchecked.problems());
    }
    return (OrderDecision) answer;
  }

  private static Decision decided(Answer answer) {
    if (answer instanceof Decision decision) {
      return decision;
    }
    Text what = new Text("客户无法评定", "the customer cannot be decided on");
    throw answer instanceof Undecided undecided
        ? refused(what, undecided.missing(), undecided.problems())
        : new RefusedRequest(ProblemCode.UNDECIDED, what);
  }

  private static RefusedRequest refused(Text what, List<Fact> missing, List<Problem> problems) {
    List<Problem> all = new ArrayList<>();
    for (Fact fact : missing) {
      all.add(new Problem(fact.name(), MissingText.of(fact), "", Text.NONE, "missing"));
    }
    all.addAll(problems);
    return new RefusedRequest(ProblemCode.UNDECIDED, what, all);
  }
}
