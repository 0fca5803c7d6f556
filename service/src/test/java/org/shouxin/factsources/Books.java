package org.shouxin.factsources;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of a small ledger, to be written into the reference tables. */
final class Books {

  record Customer(String code, @Nullable LocalDate firstDealt, LocalDate recorded) {}

  record Profile(String customer, LocalDate from, String name, @Nullable String currency) {}

  record Invoice(
      String number,
      String customer,
      LocalDate issued,
      LocalDate due,
      BigDecimal amount,
      String currency,
      @Nullable LocalDate disputed,
      @Nullable LocalDate cancelled,
      LocalDate recorded) {}

  record CreditNote(
      String number,
      String customer,
      @Nullable String invoice,
      LocalDate issued,
      BigDecimal amount,
      String currency,
      @Nullable LocalDate cancelled,
      LocalDate recorded) {}

  record Receipt(
      String number,
      String customer,
      LocalDate received,
      LocalDate booked,
      BigDecimal amount,
      String currency,
      @Nullable String order) {

    /** The same from another company of a group. */
    Receipt by(String other) {
      return new Receipt(number, other, received, booked, amount, currency, order);
    }
  }

  record Allocation(String receipt, String invoice, BigDecimal amount, LocalDate allocated) {}

  record Purchase(
      String number,
      String customer,
      LocalDate day,
      String kind,
      @Nullable BigDecimal tonnes,
      LocalDate recorded) {}

  record Order(
      String number,
      String customer,
      BigDecimal amount,
      LocalDate recorded,
      @Nullable LocalDate closed) {}

  final List<Customer> customers = new ArrayList<>();
  final List<Profile> profiles = new ArrayList<>();
  final Map<String, Invoice> invoices = new LinkedHashMap<>();
  final List<CreditNote> creditNotes = new ArrayList<>();
  final Map<String, Receipt> receipts = new LinkedHashMap<>();
  final List<Allocation> allocations = new ArrayList<>();
  final List<Purchase> purchases = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();

  /** A customer that deals since a day and is on record since then. */
  Books customer(String code, LocalDate since) {
    customers.add(new Customer(code, since, since));
    profiles.add(new Profile(code, since, code, null));
    return this;
  }

  /** An invoice in yuan, on record the day it was issued. */
  Books invoice(String number, String customer, String issued, String due, String amount) {
    LocalDate day = LocalDate.parse(issued);
    invoices.put(
        number,
        new Invoice(
            number,
            customer,
            day,
            LocalDate.parse(due),
            new BigDecimal(amount),
            "CNY",
            null,
            null,
            day));
    return this;
  }

  /** A receipt that pays one invoice of the same customer, allocated when booked. */
  Books paid(String invoice, String amount, String received, String booked) {
    Invoice paid = java.util.Objects.requireNonNull(invoices.get(invoice));
    String number = "S" + receipts.size();
    LocalDate day = LocalDate.parse(booked);
    receipts.put(
        number,
        new Receipt(
            number,
            paid.customer(),
            LocalDate.parse(received),
            day,
            new BigDecimal(amount),
            paid.currency(),
            null));
    allocations.add(new Allocation(number, invoice, new BigDecimal(amount), day));
    return this;
  }

  /** A credit note that takes off some of an invoice, on record the day it was issued. */
  Books credited(String invoice, String amount, String issued) {
    Invoice credited = java.util.Objects.requireNonNull(invoices.get(invoice));
    LocalDate day = LocalDate.parse(issued);
    creditNotes.add(
        new CreditNote(
            "N" + creditNotes.size(),
            credited.customer(),
            invoice,
            day,
            new BigDecimal(amount),
            credited.currency(),
            null,
            day));
    return this;
  }

  /** Writes all rows. */
  void write(DataSource database) {
    JdbcTemplate into = new JdbcTemplate(database);
    batch(
        into,
        "insert into customer (code, first_dealt_on, recorded_on) values (?, ?, ?)",
        customers.stream().map(c -> row(c.code(), c.firstDealt(), c.recorded())).toList());
    batch(
        into,
        "insert into customer_profile (customer, valid_from, name, trade_currency) values (?, ?, ?,"
            + " ?)",
        profiles.stream().map(p -> row(p.customer(), p.from(), p.name(), p.currency())).toList());
    batch(
        into,
        "insert into invoice (number, customer, issued_on, due_on, amount, currency, disputed_on,"
            + " cancelled_on, recorded_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        invoices.values().stream()
            .map(
                i ->
                    row(
                        i.number(),
                        i.customer(),
                        i.issued(),
                        i.due(),
                        i.amount(),
                        i.currency(),
                        i.disputed(),
                        i.cancelled(),
                        i.recorded()))
            .toList());
    batch(
        into,
        "insert into credit_note (number, customer, invoice, issued_on, amount, currency,"
            + " cancelled_on, recorded_on) values (?, ?, ?, ?, ?, ?, ?, ?)",
        creditNotes.stream()
            .map(
                n ->
                    row(
                        n.number(),
                        n.customer(),
                        n.invoice(),
                        n.issued(),
                        n.amount(),
                        n.currency(),
                        n.cancelled(),
                        n.recorded()))
            .toList());
    batch(
        into,
        "insert into receipt (number, customer, received_on, booked_on, amount, currency,"
            + " order_number) values (?, ?, ?, ?, ?, ?, ?)",
        receipts.values().stream()
            .map(
                r ->
                    row(
                        r.number(),
                        r.customer(),
                        r.received(),
                        r.booked(),
                        r.amount(),
                        r.currency(),
                        r.order()))
            .toList());
    batch(
        into,
        "insert into allocation (receipt, invoice, amount, allocated_on) values (?, ?, ?, ?)",
        allocations.stream()
            .map(a -> row(a.receipt(), a.invoice(), a.amount(), a.allocated()))
            .toList());
    batch(
        into,
        "insert into purchase (number, customer, purchased_on, goods_kind, tonnes, recorded_on)"
            + " values (?, ?, ?, ?, ?, ?)",
        purchases.stream()
            .map(p -> row(p.number(), p.customer(), p.day(), p.kind(), p.tonnes(), p.recorded()))
            .toList());
    batch(
        into,
        "insert into erp_order (number, customer, amount, recorded_on, closed_on)"
            + " values (?, ?, ?, ?, ?)",
        orders.stream()
            .map(o -> row(o.number(), o.customer(), o.amount(), o.recorded(), o.closed()))
            .toList());
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  private static void batch(JdbcTemplate into, String sql, List<@Nullable Object[]> rows) {
    if (!rows.isEmpty()) {
      into.batchUpdate(sql, rows);
    }
  }
}
