package org.shouxin.orders;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.CreditLine;
import org.shouxin.customers.Customers;
import org.shouxin.database.Transactions;
import org.shouxin.facts.Facts;
import org.shouxin.orders.Order.Status;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;

/**
 * Checks orders against what is in force (R27). The order, its journal record, its use of the limit
 * and its events are written in one transaction that locks the customer's credit line, so that two
 * orders never use the same headroom. An order that is sent again is checked again, and its own
 * previous use of the limit is not counted. Thread-safe, and safe for several nodes.
 */
final class OrderChecks {

  private final Transactions transactions;
  private final OrderRows rows;
  private final OrderRecorder book;
  private final OrderFactsToday facts;
  private final CreditDecisions desk;
  private final Customers clients;

  OrderChecks(
      Transactions transactions,
      OrderRows rows,
      OrderRecorder book,
      OrderFactsToday facts,
      CreditDecisions desk,
      Customers clients) {
    this.transactions = transactions;
    this.rows = rows;
    this.book = book;
    this.facts = facts;
    this.desk = desk;
    this.clients = clients;
  }

  /**
   * Checks an order sent by an order system.
   *
   * @throws RefusedException if it cannot be read
   * @throws RefusedRequest 409 if its number belongs to another customer or to an order that is
   *     closed
   */
  OrderRecorder.Answered check(OrderRequest asked, Caller caller) throws RefusedException {
    asked.require();
    LocalDate today = clients.today();
    String customer = String.valueOf(asked.customer()).strip();
    Active active = clients.find(customer, asked.policy(), today).active();
    OrderChecker.require(active);
    Facts told = asked.read(active.policy(), facts.free(active), today);
    String number = String.valueOf(asked.order()).strip();
    return transactions.in(
        () -> {
          CreditLine line = desk.lock(told.customer(), active.id());
          @Nullable Order before = rows.lock(number).orElse(null);
          if (before != null) {
            own(before, told.customer());
          }
          return book.put(active, line, before, number, told, false, caller, clients.today());
        });
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

  /** The order of this number. */
  Order get(String number) {
    return rows.find(number)
        .orElseThrow(
            () ->
                new RefusedRequest(
                    ProblemCode.UNKNOWN_ORDER, new Text("没有审查过这个订单", "no such order")));
  }

  /** The order of this number, locked until the transaction ends. */
  Order lock(String number) {
    return rows.lock(number).orElseThrow(() -> new IllegalStateException(number));
  }

  /** Orders of a status, those longest without a check first. */
  List<Order> of(Status status, int most) {
    return rows.of(status, most);
  }

  /** Records that a released order was delivered, or an open one cancelled. */
  Order close(String number, Status as, Caller caller) {
    Order found = get(number);
    return transactions.in(
        () -> {
          desk.lock(found.customer(), found.policy());
          Order order = lock(number);
          boolean may =
              as == Status.CANCELLED ? !order.status().closed() : order.status() == Status.RELEASED;
          if (!may) {
            throw conflict(order);
          }
          return book.close(order, as, caller);
        });
  }

  /** 409, for an action that the status of the order does not allow. */
  static RefusedRequest conflict(Order order) {
    String status = order.status().code();
    return new RefusedRequest(
        ProblemCode.CONFLICT, new Text("订单状态是 " + status, "the order is " + status));
  }
}
