package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.customers.Customers;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Transactions;
import org.shouxin.decision.OrderDecision;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.RecordKind;
import org.shouxin.journal.RecordText;
import org.shouxin.operations.DecisionLog;
import org.shouxin.operations.Meters;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.orderfiles.TakenUp;
import org.shouxin.orders.Order.DecidedByPerson;
import org.shouxin.orders.Order.Status;
import org.shouxin.orders.OrderEvents.OrderChanged;
import org.shouxin.orders.OrderReader.ReadOrder;
import org.shouxin.outbox.EventKind;
import org.shouxin.outbox.Outbox;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records what became of an order: its state, its journal record, its use of the limit and its
 * events. Unless said otherwise, in the transaction of the caller, who holds the customer's credit
 * line and the order.
 */
@Component
final class OrderRecorder {

  private final Transactions transactions;
  private final OrderRows rows;
  private final OpenOrders openOrders;
  private final CreditDecisions creditDecisions;
  private final Customers customers;
  private final Journal journal;
  private final Outbox outbox;
  private final Meters meters;
  private final BusinessClock clock;
  private final JsonMapper json;

  OrderRecorder(
      Transactions transactions,
      OrderRows rows,
      OpenOrders openOrders,
      CreditDecisions creditDecisions,
      Customers customers,
      Journal journal,
      Outbox outbox,
      Meters meters,
      BusinessClock clock,
      JsonMapper json) {
    this.transactions = transactions;
    this.rows = rows;
    this.openOrders = openOrders;
    this.creditDecisions = creditDecisions;
    this.customers = customers;
    this.journal = journal;
    this.outbox = outbox;
    this.meters = meters;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Records an order check.
   *
   * @param before the current order, locked; null for a new one
   * @param decision the result of the check
   */
  Order record(
      ReadOrder asked,
      @Nullable Order before,
      OrderDecision decision,
      Caller caller,
      LocalDate today)
      throws RefusedException {
    Status sheet = Status.of(decision.outcome());
    boolean stands =
        before != null
            && (before.isRejected(today)
                || (sheet != Status.REJECTED && isDecided(before, asked, decision, today)));
    Order kept = stands ? before : null;
    Order after = checked(asked, decision, kept == null ? sheet : kept.status(), kept);
    journal(after, decision, caller);
    keep(before, after, today);
    Transactions.afterCommit(() -> log(before, after));
    return after;
  }

  /**
   * Whether a person's decision applies to it: to an order with the same facts, for which no less
   * is paid than when it was decided on.
   */
  private boolean isDecided(
      Order before, ReadOrder asked, OrderDecision decision, LocalDate today) {
    DecidedByPerson decided = before.decided();
    String supplied = RecordText.input(asked.facts());
    if (decided == null || !decided.appliesOn(today)) {
      return false;
    }
    return before.facts().equals(supplied)
        || (OrderRecordText.isSameButPaid(before.facts(), supplied)
            && takenUp(decision)
                .map(order -> order.paid().compareTo(paidWhen(decided, before)) >= 0)
                .orElse(false));
  }

  private BigDecimal paidWhen(DecidedByPerson decided, Order before) {
    return journal
        .find(decided.record())
        .flatMap(record -> OrderRecordText.paid(record.input()))
        .orElse(before.paid());
  }

  private static Optional<TakenUp> takenUp(OrderDecision decision) {
    return new OrderForm(decision.policy()).takesUp(decision);
  }

  /**
   * Journals a check as of a day; the order is not recorded, and nothing comes of the check.
   *
   * @param decision the result of the check
   */
  Order recordOnly(ReadOrder asked, OrderDecision decision, Caller caller) {
    Order checked = checked(asked, decision, Status.CHECKED, null);
    journal(checked, decision, caller);
    return checked;
  }

  private void journal(Order checked, OrderDecision decision, Caller caller) {
    journal.append(
        JournalRecord.of(
            checked.record(),
            RecordKind.ORDER_CHECK,
            checked.customer(),
            decision.policy(),
            decision.on(),
            caller.name(),
            checked.checkedAt(),
            RecordText.input(decision.facts()),
            RecordText.result(decision)));
  }

  private void log(@Nullable Order before, Order after) {
    DecisionLog.checked(after.record(), after.policy(), after.status().code());
    boolean waited = before != null && before.status().waits();
    if (after.status().waits() && !waited) {
      after.reasonRows().forEach(reason -> meters.held(after.policy(), reason));
    }
  }

  private Order checked(
      ReadOrder asked, OrderDecision decision, Status status, @Nullable Order kept) {
    Optional<TakenUp> taken = takenUp(decision);
    return new Order(
        asked.number(),
        asked.facts().customer(),
        decision.policy().identity().id(),
        status,
        decision.outcome(),
        decision.applying().stream().map(RowRef::name).toList(),
        taken
            .map(order -> Money.of(order.amount(), decision.policy().identity().currency()))
            .orElse(null),
        taken.map(TakenUp::paid).orElse(BigDecimal.ZERO),
        RecordText.input(asked.facts()),
        journal.nextId(),
        decision.on(),
        clock.now(),
        kept == null ? null : kept.decided(),
        null);
  }

  private void keep(@Nullable Order before, Order after, LocalDate today) throws RefusedException {
    if (before == null) {
      rows.insert(after);
    } else {
      rows.update(after);
    }
    takeUp(after, today);
    if (before == null || before.status() != after.status()) {
      publish(before, after, after.record());
    }
  }

  private void takeUp(Order order, LocalDate today) throws RefusedException {
    if (order.status() == Status.RELEASED && rows.takeUp(order, today)) {
      openOrders.changed(customers.policy(order.policy()), order, today);
    }
  }

  private void publish(@Nullable Order before, Order after, String record) {
    outbox.add(
        after.customer(),
        EventKind.valueOf("ORDER_" + after.status()),
        json.writeValueAsString(
            new OrderChanged(
                after.policy(),
                record,
                after.order(),
                before == null ? null : before.status(),
                after.status(),
                after.reasonRows(),
                after.amount())));
  }

  /**
   * Records a person's decision on an order.
   *
   * @param to released or rejected
   * @param until last day of it; null without end
   * @param role whose authority covered it
   */
  Order decide(
      Order order, Status to, String reason, @Nullable LocalDate until, String role, Caller caller)
      throws RefusedException {
    LocalDate today = customers.today();
    DecidedByPerson decided =
        new DecidedByPerson(caller.name(), reason, clock.now(), until, journal.nextId());
    Order after = order.decided(to, decided);
    OrderRecordText text = OrderRecordText.verdict(order, reason, until, to, role);
    journal.append(
        JournalRecord.of(
            decided.record(),
            RecordKind.valueOf("HOLD_" + to),
            order.customer(),
            customers.policy(order.policy()).policy(),
            today,
            caller.name(),
            decided.recordedAt(),
            text.input(),
            text.result()));
    rows.update(after);
    rows.free(order.order(), today);
    takeUp(after, today);
    publish(order, after, decided.record());
    return after;
  }

  /**
   * Closes an order in a transaction of its own, with a record under the policy by which it was
   * checked and an event.
   *
   * @param as delivered, if it is released, or cancelled
   * @throws RefusedRequest 404 if there is no such order, 409 if its status does not allow it
   */
  Order close(String number, Status as, Caller caller) {
    Order found = rows.get(number);
    return transactions.in(
        () -> {
          creditDecisions.lock(found.customer(), found.policy());
          Order order = rows.locked(number);
          boolean may =
              as == Status.CANCELLED ? !order.status().closed() : order.status() == Status.RELEASED;
          if (!may) {
            throw conflict(order);
          }
          return close(order, as, caller);
        });
  }

  /** 409, for an action that the status of the order does not allow. */
  static RefusedRequest conflict(Order order) {
    String status = order.status().code();
    return new RefusedRequest(
        ProblemCode.CONFLICT, new Text("订单状态是 " + status, "the order is " + status));
  }

  private Order close(Order order, Status as, Caller caller) {
    LocalDate today = customers.today();
    String record = journal.nextId();
    OrderRecordText text = OrderRecordText.closing(order, as, today);
    String policySha256 =
        journal
            .find(order.record())
            .orElseThrow(() -> new IllegalStateException("no record of " + order.order()))
            .policySha256();
    journal.append(
        new JournalRecord(
            record,
            RecordKind.valueOf("ORDER_" + as).code(),
            order.customer(),
            order.policy(),
            policySha256,
            today,
            caller.name(),
            clock.now(),
            null,
            text.input(),
            text.result()));
    rows.close(order.order(), as, today, caller.name());
    Order after = rows.find(order.order()).orElseThrow();
    publish(order, after, record);
    return after;
  }
}
