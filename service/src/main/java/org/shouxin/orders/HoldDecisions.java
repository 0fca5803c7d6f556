package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.Authorities;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.CreditLine;
import org.shouxin.credit.OverrideRequest;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.facts.Facts;
import org.shouxin.journal.Journal;
import org.shouxin.journal.RecordText;
import org.shouxin.json.JsonText;
import org.shouxin.orders.Order.Decided;
import org.shouxin.orders.Order.Status;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.Authority;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;

/**
 * Releases and rejections of orders on hold by people (R27). A release needs an authority for the
 * full amount of the order, because all of it is at risk, and ends with its last day; an order that
 * the sheet rejects cannot be released. Anyone who may see holds may reject one.
 */
final class HoldDecisions {

  private static final String RELEASED = "hold_released";
  private static final String REJECTED = "hold_rejected";

  private final Transactions transactions;
  private final OrderChecks orders;
  private final OrderRecorder book;
  private final OrderChecker checking;
  private final CreditDecisions desk;
  private final Customers clients;
  private final Journal journal;
  private final BusinessClock clock;

  HoldDecisions(
      Transactions transactions,
      OrderChecks orders,
      OrderRecorder book,
      OrderChecker checking,
      CreditDecisions desk,
      Customers clients,
      Journal journal,
      BusinessClock clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.book = book;
    this.checking = checking;
    this.desk = desk;
    this.clients = clients;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Releases an order that is held or waits for payment.
   *
   * @param until last day of the release; null for the longest that the caller's authority allows
   * @throws RefusedException if there is no reason, or the day is in the past
   * @throws RefusedRequest 403 if the amount or the day is above the caller's authority, 409 if the
   *     order is not on hold or the sheet now rejects it
   */
  Order release(String number, @Nullable String reason, @Nullable LocalDate until, Caller caller)
      throws RefusedException {
    String why = reason(reason, until, clients.today());
    Order found = orders.get(number);
    Active active = clients.policy(found.policy());
    return transactions.in(
        () -> {
          CreditLine line = desk.lock(found.customer(), found.policy());
          LocalDate today = clients.today();
          Order order = waiting(found);
          Authority authority = authority(active.policy(), order, until, today, caller);
          Facts told = RecordText.facts(order.facts(), active.policy().vocabulary());
          Outcome outcome =
              checking.check(active, line, told, false, caller, today).decision().outcome();
          if (outcome == Outcome.REJECT) {
            throw new RefusedRequest(
                ProblemCode.CONFLICT, new Text("订单表拒绝这个订单", "the orders sheet rejects it"));
          }
          LocalDate last = until == null ? today.plusDays(authority.validDays()) : until;
          String role = JsonText.code(authority.role());
          return book.decide(
              order,
              RELEASED,
              Status.RELEASED,
              new Decided(caller.name(), why, clock.now(), last, journal.nextId()),
              caller,
              OrderRecordText.verdict(order, why, last, Status.RELEASED, role));
        });
  }

  private static Authority authority(
      Policy policy, Order order, @Nullable LocalDate until, LocalDate today, Caller caller) {
    long days = until == null ? 0 : ChronoUnit.DAYS.between(today, until);
    BigDecimal amount = order.amount() == null ? BigDecimal.ZERO : order.amount();
    String found = amount.toPlainString() + (until == null ? "" : ", " + until);
    return Authorities.require(
        policy, caller, new Authorities.Wish(0, null, amount, days), "order", found);
  }

  /**
   * Rejects an order that is held or waits for payment.
   *
   * @param until last day of the rejection, after which it is checked again; null for no end
   */
  Order reject(String number, @Nullable String reason, @Nullable LocalDate until, Caller caller)
      throws RefusedException {
    String why = reason(reason, until, clients.today());
    Order found = orders.get(number);
    return transactions.in(
        () -> {
          desk.lock(found.customer(), found.policy());
          Order order = waiting(found);
          return book.decide(
              order,
              REJECTED,
              Status.REJECTED,
              new Decided(caller.name(), why, clock.now(), until, journal.nextId()),
              caller,
              OrderRecordText.verdict(order, why, until, Status.REJECTED, ""));
        });
  }

  /** The current order, locked. */
  private Order waiting(Order found) {
    Order order = orders.lock(found.number());
    if (!order.policy().equals(found.policy())) {
      throw new RefusedRequest(
          ProblemCode.CONFLICT,
          new Text("订单刚刚改由另一份政策审查", "another policy has just checked the order"));
    }
    if (order.status() != Status.HELD && order.status() != Status.PREPAY) {
      throw OrderChecks.conflict(order);
    }
    return order;
  }

  private static String reason(@Nullable String reason, @Nullable LocalDate until, LocalDate today)
      throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    String why = OverrideRequest.reason(reason, problems);
    if (until != null && until.isBefore(today)) {
      problems.add(
          new Problem(
              "until",
              new Text("这一天已经过去", "must not be in the past"),
              until.toString(),
              Text.same("≥ " + today)));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    return why;
  }
}
