package org.shouxin.orders;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.Customers;
import org.shouxin.database.Moments;
import org.shouxin.json.JsonText;
import org.shouxin.orderfiles.TakenUp;
import org.shouxin.orders.Order.DecidedByPerson;
import org.shouxin.orders.Order.Status;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of orders. Writers must hold the customer's credit line. */
@Component
final class OrderRows {

  private final JdbcClient database;
  private final Customers customers;

  OrderRows(JdbcClient database, Customers customers) {
    this.database = database;
    this.customers = customers;
  }

  private JdbcClient.MappedQuerySpec<Order> orders(String where, Object... params) {
    return database.sql("select * from order_hold " + where).params(params).query(this::read);
  }

  Optional<Order> find(String number) {
    return orders("where number = ?", number).optional();
  }

  /**
   * The order of this number.
   *
   * @throws RefusedRequest 404 if there is none
   */
  Order get(String number) {
    return find(number)
        .orElseThrow(
            () ->
                new RefusedRequest(
                    ProblemCode.UNKNOWN_ORDER, new Text("没有审查过这个订单", "no such order")));
  }

  /** The order of this number, which exists, locked until the transaction ends. */
  Order locked(String number) {
    return lock(number).orElseThrow(() -> new IllegalStateException(number));
  }

  /**
   * The same as {@link #find}, held until the transaction ends: the credit line does not lock out
   * requests under another policy, or for another customer.
   */
  Optional<Order> lock(String number) {
    return orders("where number = ? for update", number).optional();
  }

  /** Those of a status, oldest first. */
  List<Order> of(Status status, int most) {
    return orders("where status = ? order by checked_at, number limit ?", status.code(), most)
        .list();
  }

  /** How many are of a status. */
  long count(Status status) {
    return database
        .sql("select count(*) from order_hold where status = ?")
        .param(status.code())
        .query(Long.class)
        .single();
  }

  /** Numbers of the orders to recheck on a day, oldest first. */
  List<String> waiting(LocalDate day, @Nullable String customer) {
    return database
        .sql(
            "select number from order_hold where (status in ('held', 'prepay')"
                + " or (status in ('released', 'rejected') and decided_until < :day))"
                + " and (:all = 1 or customer = :customer) order by checked_at, number")
        .param("day", day)
        .param("all", customer == null ? 1 : 0)
        .param("customer", customer == null ? "" : customer)
        .query(String.class)
        .list();
  }

  /**
   * Writes a new order.
   *
   * @throws CannotAcquireLockException if one of that number was written concurrently; repeat the
   *     transaction, which will find it
   */
  void insert(Order order) {
    try {
      write(
          order,
          "insert into order_hold (customer, policy, status, outcome, reasons, amount, facts,"
              + " record, checked_on, checked_at, decided_by, decided_reason, decided_at,"
              + " decided_until, decided_record, paid, number) values (:customer, :policy, :status,"
              + " :outcome, :reasons, :amount, :facts, :record, :checkedOn, :checkedAt, :by,"
              + " :reason, :at, :until, :decision, :paid, :number)");
    } catch (DuplicateKeyException another) {
      throw new CannotAcquireLockException("order " + order.order(), another);
    }
  }

  void update(Order order) {
    write(
        order,
        "update order_hold set customer = :customer, policy = :policy, status = :status,"
            + " outcome = :outcome, reasons = :reasons, amount = :amount, facts = :facts,"
            + " record = :record, checked_on = :checkedOn, checked_at = :checkedAt,"
            + " decided_by = :by, decided_reason = :reason, decided_at = :at,"
            + " decided_until = :until, decided_record = :decision, paid = :paid"
            + " where number = :number");
  }

  private void write(Order order, String sql) {
    DecidedByPerson decided = order.decided();
    TakenUp taken = order.takesUp();
    database
        .sql(sql)
        .param("customer", order.customer())
        .param("policy", order.policy())
        .param("status", order.status().code())
        .param("outcome", JsonText.code(order.sheetOutcome()))
        .param("reasons", String.join(" ", order.reasonRows()))
        .param("amount", taken == null ? null : taken.amount())
        .param("paid", taken == null ? BigDecimal.ZERO : taken.paid())
        .param("facts", order.facts())
        .param("record", order.record())
        .param("checkedOn", order.asOf())
        .param("checkedAt", Moments.column(order.checkedAt()))
        .param("by", decided == null ? null : decided.recordedBy())
        .param("reason", decided == null ? null : decided.reason())
        .param("at", decided == null ? null : Moments.column(decided.recordedAt()))
        .param("until", decided == null ? null : decided.validUntil())
        .param("decision", decided == null ? null : decided.record())
        .param("number", order.order())
        .update();
  }

  /** Records that an order was delivered or cancelled, and frees its share of the limit. */
  void close(String number, Status as, LocalDate day, String by) {
    database
        .sql(
            "update order_hold set status = :status, closed_on = :day, closed_by = :by"
                + " where number = :number")
        .param("status", as.code())
        .param("day", day)
        .param("by", by)
        .param("number", number)
        .update();
    free(number, day);
  }

  /** From this day on the order uses nothing of the limit. */
  void free(String number, LocalDate day) {
    database
        .sql("update open_order set closed_on = ? where number = ? and closed_on is null")
        .params(day, number)
        .update();
  }

  /**
   * From this day on the order uses its amount of the limit, less what is paid for it. An order
   * that the ERP listed once stays the ERP's.
   *
   * @return whether the ERP listed it before
   */
  boolean takeUp(Order order, LocalDate day) {
    TakenUp taken = order.takesUp();
    if (taken == null) {
      return false;
    }
    LocalDate seen =
        database
            .sql("select max(seen_on) as seen_on from open_order where number = ?")
            .param(order.order())
            .query((row, index) -> Optional.ofNullable(row.getObject("seen_on", LocalDate.class)))
            .single()
            .orElse(null);
    database
        .sql(
            "insert into open_order"
                + " (number, customer, policy, amount, paid, released_on, seen_on)"
                + " values (:number, :customer, :policy, :amount, :paid, :day, :seen)")
        .param("number", order.order())
        .param("customer", order.customer())
        .param("policy", order.policy())
        .param("amount", taken.amount())
        .param("paid", taken.paid())
        .param("day", day)
        .param("seen", seen)
        .update();
    return seen != null;
  }

  private Order read(ResultSet row, int number) throws SQLException {
    BigDecimal amount = row.getBigDecimal("amount");
    String policy = row.getString("policy");
    String by = row.getString("decided_by");
    String reasons = row.getString("reasons");
    return new Order(
        row.getString("number"),
        row.getString("customer"),
        policy,
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
        reasons.isEmpty() ? List.of() : List.of(reasons.split(" ")),
        amount == null ? null : Money.of(amount, customers.currency(policy)),
        row.getBigDecimal("paid"),
        row.getString("facts"),
        row.getString("record"),
        row.getObject("checked_on", LocalDate.class),
        Moments.of(row, "checked_at"),
        by == null
            ? null
            : new DecidedByPerson(
                by,
                row.getString("decided_reason"),
                Moments.of(row, "decided_at"),
                row.getObject("decided_until", LocalDate.class),
                row.getString("decided_record")),
        row.getObject("closed_on", LocalDate.class));
  }
}
