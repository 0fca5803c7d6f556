package org.shouxin.factsources;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Ledgers by chance, around days to decide on: days exactly on the edges of windows and a day next
 * to them, ends of long months, partial and too large payments, late bookings, disputes,
 * cancellations, foreign currency, customers without anything.
 */
final class RandomBooks {

  private final Random chance;
  private final List<LocalDate> days;
  private final Books books = new Books();

  private RandomBooks(long seed, List<LocalDate> days) {
    this.chance = new Random(seed);
    this.days = days;
  }

  static Books of(long seed, List<LocalDate> days, int customers) {
    RandomBooks random = new RandomBooks(seed, days);
    for (int i = 1; i <= customers; i++) {
      random.customer("K" + seed + "-" + i);
    }
    return random.books;
  }

  private void customer(String code) {
    LocalDate recorded = chance.nextInt(8) == 0 ? day() : LocalDate.of(2020, 1, 1);
    LocalDate dealt = chance.nextInt(3) == 0 ? null : day();
    books.customers.add(new Books.Customer(code, dealt, recorded));
    String currency = chance.nextInt(4) == 0 ? "USD" : chance.nextBoolean() ? "CNY" : null;
    if (chance.nextInt(10) > 0) {
      books.profiles.add(new Books.Profile(code, LocalDate.of(2020, 1, 1), code, currency));
    }
    if (chance.nextInt(5) == 0) {
      books.profiles.add(new Books.Profile(code, day(), code, chance.nextBoolean() ? "USD" : null));
    }
    boolean mixed = chance.nextInt(5) == 0;
    int invoices = chance.nextInt(6) == 0 ? 0 : chance.nextInt(14);
    for (int i = 0; i < invoices; i++) {
      String kept = mixed && chance.nextInt(3) == 0 ? "EUR" : currency == null ? "CNY" : currency;
      invoice(code, code + "-" + i, kept);
    }
    if (chance.nextInt(4) == 0) {
      receipt(code, code + "-A", amount(), "CNY", day());
    }
    if (chance.nextInt(4) == 0) {
      creditNote(code, null, code + "-N", amount(), "CNY");
    }
    for (int i = chance.nextInt(5); i > 0; i--) {
      purchase(code, code + "-P" + i);
    }
    for (int i = chance.nextInt(3); i > 0; i--) {
      String order = code + "-O" + i;
      LocalDate closed = chance.nextBoolean() ? null : day();
      books.orders.add(new Books.Order(order, code, amount(), day(), closed));
      if (chance.nextBoolean()) {
        receipt(code, order + "-S", amount(), chance.nextInt(5) == 0 ? "USD" : "CNY", day(), order);
      }
    }
  }

  private void invoice(String customer, String number, String currency) {
    LocalDate issued = day();
    LocalDate due = issued.plusDays(List.of(0, 1, 30, 31, 60, 90).get(chance.nextInt(6)));
    BigDecimal amount = chance.nextInt(25) == 0 ? amount().negate() : amount();
    books.invoices.put(
        number,
        new Books.Invoice(
            number,
            customer,
            issued,
            due,
            amount,
            currency,
            chance.nextInt(5) == 0 ? issued.plusDays(chance.nextInt(40)) : null,
            chance.nextInt(9) == 0 ? near(issued.plusDays(chance.nextInt(60))) : null,
            chance.nextInt(9) == 0 ? issued.plusDays(chance.nextInt(30)) : issued));
    pay(customer, number, due, amount.abs(), currency);
    if (amount.signum() > 0 && chance.nextInt(4) == 0) {
      credit(customer, number, amount, currency);
    }
  }

  /** One or two credit notes that take off a part of an invoice or the whole. */
  private void credit(String customer, String invoice, BigDecimal amount, String currency) {
    BigDecimal half = amount.divide(new BigDecimal(2));
    creditNote(customer, invoice, invoice + "-N1", half, currency);
    if (chance.nextBoolean()) {
      creditNote(customer, invoice, invoice + "-N2", amount.subtract(half), currency);
    }
  }

  private void creditNote(
      String customer,
      @Nullable String invoice,
      String number,
      BigDecimal amount,
      String currency) {
    LocalDate issued = day();
    books.creditNotes.add(
        new Books.CreditNote(
            number,
            customer,
            invoice,
            issued,
            amount,
            currency,
            chance.nextInt(9) == 0 ? near(issued.plusDays(chance.nextInt(60))) : null,
            chance.nextInt(9) == 0 ? issued.plusDays(chance.nextInt(30)) : issued));
  }

  private void pay(
      String customer, String invoice, LocalDate due, BigDecimal amount, String currency) {
    switch (chance.nextInt(6)) {
      case 0 -> {}
      case 1 -> pay(customer, invoice, 1, amount.divide(new BigDecimal(2)), due, currency);
      case 2 -> {
        BigDecimal part = amount.divide(new BigDecimal(4));
        pay(customer, invoice, 1, part, due, currency);
        pay(customer, invoice, 2, amount.subtract(part), due, currency);
      }
      case 3 -> pay(customer, invoice, 1, amount.add(BigDecimal.ONE), due, currency);
      default -> pay(customer, invoice, 1, amount, due, currency);
    }
  }

  private void pay(
      String customer,
      String invoice,
      int running,
      BigDecimal amount,
      LocalDate due,
      String currency) {
    LocalDate received =
        chance.nextInt(3) == 0 ? near(due) : due.plusDays(chance.nextInt(140) - 40L);
    String number = invoice + "-S" + running;
    BigDecimal more = chance.nextInt(5) == 0 ? amount() : BigDecimal.ZERO;
    receipt(customer, number, amount.add(more), currency, received);
    LocalDate allocated = received.plusDays(chance.nextInt(4) == 0 ? chance.nextInt(30) : 0);
    if (chance.nextInt(10) == 0 && !books.customers.isEmpty()) {
      Books.Customer other = books.customers.get(chance.nextInt(books.customers.size()));
      Books.Receipt own = Objects.requireNonNull(books.receipts.get(number));
      books.receipts.put(number, own.by(other.code()));
    }
    books.allocations.add(new Books.Allocation(number, invoice, amount, allocated));
  }

  private void receipt(
      String customer, String number, BigDecimal amount, String currency, LocalDate received) {
    receipt(customer, number, amount, currency, received, null);
  }

  private void receipt(
      String customer,
      String number,
      BigDecimal amount,
      String currency,
      LocalDate received,
      @Nullable String order) {
    LocalDate booked = received.plusDays(chance.nextInt(3) == 0 ? chance.nextInt(20) - 3L : 0);
    books.receipts.put(
        number, new Books.Receipt(number, customer, received, booked, amount, currency, order));
  }

  private void purchase(String customer, String number) {
    LocalDate day = day();
    BigDecimal tonnes =
        chance.nextInt(12) == 0 ? null : new BigDecimal(chance.nextInt(900_000)).movePointLeft(3);
    String kind = List.of("ordinary", "cold", "hazardous").get(chance.nextInt(3));
    books.purchases.add(
        new Books.Purchase(
            number, customer, day, kind, tonnes, day.plusDays(chance.nextInt(6) == 0 ? 9 : 0)));
  }

  private BigDecimal amount() {
    int places = chance.nextInt(3);
    return new BigDecimal(1 + chance.nextInt(9_000_000)).movePointLeft(places);
  }

  /** A day within two years before one to decide on, often an edge. */
  private LocalDate day() {
    LocalDate on = days.get(chance.nextInt(days.size()));
    return switch (chance.nextInt(6)) {
      case 0 -> near(on.minusMonths(12));
      case 1 -> near(on.minusMonths(6));
      case 2 -> near(on);
      case 3 -> on.minusDays(chance.nextInt(700)).with(TemporalAdjusters.lastDayOfMonth());
      default -> on.minusDays(chance.nextInt(700));
    };
  }

  private LocalDate near(LocalDate day) {
    return day.plusDays(chance.nextInt(3) - 1L);
  }
}
