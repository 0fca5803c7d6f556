package org.shouxin.orders;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditLine;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.OrderDecision.Verdict;
import org.shouxin.facts.Facts;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.RecordText;
import org.shouxin.operations.DecisionLog;
import org.shouxin.operations.Meters;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.orders.Order.Decided;
import org.shouxin.orders.Order.Status;
import org.shouxin.outbox.Change;
import org.shouxin.outbox.Outbox;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.RefusedException;

/**
 * Writes the result of an order check: the order, its journal record, its use of the limit and its
 * events, in the transaction of the caller, who holds the customer's credit line and the order.
 */
final class OrderRecorder {

  private final OrderRows rows;
  private final OrderChecker checking;
  private final Customers clients;
  private final Journal journal;
  private final Outbox outbox;
  private final Meters meters;
  private final BusinessClock clock;

  OrderRecorder(
      OrderRows rows,
      OrderChecker checking,
      Customers clients,
      Journal journal,
      Outbox outbox,
      Meters meters,
      BusinessClock clock) {
    this.rows = rows;
    this.checking = checking;
    this.clients = clients;
    this.journal = journal;
    this.outbox = outbox;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * An order that was checked just now.
   *
   * @param order its current state @param checked the basis of the check
   */
  record Answered(Order order, OrderCheckResult checked) {}

  /**
   * Checks an order and writes the result.
   *
   * @param line of its customer, locked
   * @param before the current order, locked; null for a new one
   * @param anew whether its customer is decided on first
   * @param today read while the line is locked, so that no previous holder was a day ahead
   */
  Answered put(
      Active active,
      CreditLine line,
      @Nullable Order before,
      String number,
      Facts told,
      boolean anew,
      Caller caller,
      LocalDate today)
      throws RefusedException {
    rows.free(number, today);
    OrderCheckResult checked = checking.check(active, line, told, anew, caller, today);
    Order after = after(before, number, told, checked, today);
    journal.append(
        JournalRecord.of(
            after.record(),
            JournalRecord.ORDER_CHECK,
            after.customer(),
            active.policy(),
            today,
            caller.name(),
            after.checkedAt(),
            RecordText.input(checked.decision().facts()),
            RecordText.result(checked.decision())));
    keep(before, after, today);
    Transactions.afterCommit(() -> told(before, after));
    return new Answered(after, checked);
  }

  private void told(@Nullable Order before, Order after) {
    DecisionLog.checked(after.record(), after.policy(), after.status().code());
    boolean waited = before != null && before.status().waits();
    if (after.status().waits() && !waited) {
      after.reasons().forEach(reason -> meters.held(after.policy(), reason));
    }
  }

  private Order after(
      @Nullable Order before,
      String number,
      Facts told,
      OrderCheckResult checked,
      LocalDate today) {
    OrderDecision decision = checked.decision();
    String text = RecordText.input(told);
    Status sheet = Status.of(decision.outcome());
    boolean stands = before != null && sheet != Status.REJECTED && before.stands(today, text);
    return new Order(
        number,
        told.customer(),
        decision.policy().identity().id(),
        stands && before != null ? before.status() : sheet,
        decision.outcome(),
        decision.checks().stream()
            .filter(check -> check.verdict() == Verdict.APPLIES)
            .map(check -> check.check().row().name())
            .toList(),
        new OrderForm(decision.policy()).takesUp(decision).orElse(null),
        text,
        journal.nextId(),
        today,
        clock.now(),
        stands && before != null ? before.decided() : null,
        null);
  }

  private void keep(@Nullable Order before, Order after, LocalDate today) {
    if (before == null) {
      rows.insert(after);
    } else {
      rows.update(after);
    }
    if (after.status() == Status.RELEASED) {
      rows.takeUp(after, today);
    }
    if (before == null || before.status() != after.status()) {
      publish(before, after, after.record());
    }
  }

  private void publish(@Nullable Order before, Order after, String record) {
    Map<String, Object> is = new TreeMap<>();
    is.put("order", after.number());
    is.put("status", after.status().code());
    is.put("reasons", after.reasons());
    if (after.amount() != null) {
      is.put("amount", after.amount());
    }
    Map<String, Object> was = before == null ? Map.of() : Map.of("status", before.status().code());
    outbox.add(
        after.customer(),
        "order_" + after.status().code(),
        new Change(after.policy(), record, was, is));
  }

  /**
   * A person's decision on an order, in the transaction that holds its customer's line.
   *
   * @param kind of the journal record
   * @param to the new status
   * @param decided by whom, why and how long
   * @param noted for the record
   */
  Order decide(
      Order order, String kind, Status to, Decided decided, Caller caller, OrderRecordText noted)
      throws RefusedException {
    LocalDate today = clients.today();
    Order after =
        new Order(
            order.number(),
            order.customer(),
            order.policy(),
            to,
            order.outcome(),
            order.reasons(),
            order.amount(),
            order.facts(),
            order.record(),
            order.checkedOn(),
            order.checkedAt(),
            decided,
            null);
    journal.append(
        JournalRecord.of(
            decided.record(),
            kind,
            order.customer(),
            clients.policy(order.policy()).policy(),
            today,
            caller.name(),
            decided.at(),
            noted.input(),
            noted.result()));
    rows.update(after);
    rows.free(order.number(), today);
    if (to == Status.RELEASED) {
      rows.takeUp(after, today);
    }
    publish(order, after, decided.record());
    return after;
  }

  /**
   * Closes an order, with a record under the policy by which it was checked and an event.
   *
   * @param order its current state, locked
   * @param as delivered or cancelled
   */
  Order close(Order order, Status as, Caller caller) {
    LocalDate today = clients.today();
    String record = journal.nextId();
    OrderRecordText noted = OrderRecordText.closing(order, as, today);
    String policySha256 =
        journal
            .find(order.record())
            .orElseThrow(() -> new IllegalStateException("no record of " + order.number()))
            .policySha256();
    journal.append(
        new JournalRecord(
            record,
            "order_" + as.code(),
            order.customer(),
            order.policy(),
            policySha256,
            today,
            caller.name(),
            clock.now(),
            null,
            noted.input(),
            noted.result()));
    rows.close(order.number(), as, today, caller.name());
    Order after = rows.find(order.number()).orElseThrow();
    publish(order, after, record);
    return after;
  }
}
