package org.shouxin.samples;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Fourteen months of trade with one customer: deliveries, invoices, receipts and what they paid.
 * Lateness follows the customer's soundness; what would be booked after the last day is not there.
 */
final class LedgerTrade {

  private static final int MOST_MONTHS = 14;
  private static final int DAYS_BETWEEN_PARTS = 27;
  private static final double RISING = 0.9;
  private static final LedgerAmount NOTHING = new LedgerAmount(0);

  private final LedgerCustomer customer;
  private final LedgerFiles files;
  private final SeededRandom random;
  private final LocalDate through;
  private final int termDays;
  private final @Nullable LocalDate stoppedPaying;
  private int invoices;
  private int receipts;
  private @Nullable Held held;

  /** A receipt that pays the next invoice too. */
  private record Held(String number, LocalDate day, LedgerAmount amount) {}

  LedgerTrade(LedgerCustomer customer, LedgerFiles files) {
    this.customer = customer;
    this.files = files;
    this.random = customer.random;
    this.through = customer.through;
    this.termDays = 15 * (1 + random.below(4));
    double unsound = 1 - customer.soundness;
    this.stoppedPaying = random.chance(0.5 * unsound * unsound) ? customer.daysAgo(10, 170) : null;
  }

  void write() {
    double habit = Math.min(1, 0.54 + 0.4 * random.share() + 0.2 * customer.soundness);
    double drift = random.between(-0.03, 0.05);
    int perMonth = customer.sporadic ? 1 : 1 + random.below(3);
    for (int ago = Math.min(MOST_MONTHS, customer.months) - 1; ago >= 0; ago--) {
      if (random.chance(customer.sporadic ? habit / 3 : habit)) {
        double level = Math.max(0.1, RISING + drift * (MOST_MONTHS - ago));
        month(through.minusMonths(ago).withDayOfMonth(1), perMonth, level);
      }
    }
  }

  private void month(LocalDate first, int parts, double level) {
    for (int part = 0; part < parts; part++) {
      int slot = DAYS_BETWEEN_PARTS / parts;
      LocalDate day = first.plusDays((long) part * slot + random.below(slot));
      LedgerAmount amount =
          LedgerAmount.units(customer.monthly * level / parts * random.between(0.6, 1.4) + 100);
      if (!day.isAfter(through) && !day.isBefore(customer.firstDealt)) {
        delivery(day, amount);
      }
    }
  }

  private void delivery(LocalDate day, LedgerAmount amount) {
    invoices++;
    BusinessLine line = customer.line;
    files.row(
        LedgerTable.PURCHASE,
        customer.numbered("CK", invoices),
        customer.code,
        day,
        random.oneOf(line.goods),
        customer.goodsKind,
        line.pricePerTonne == 0 ? null : tonnes(amount, line.pricePerTonne),
        amount,
        customer.currency,
        day);
    LocalDate due = day.plusDays(termDays);
    double quarrelsome = 0.005 + 0.08 * (1 - customer.soundness);
    LocalDate disputed =
        random.chance(quarrelsome) ? known(day.plusDays(3 + random.below(15))) : null;
    LocalDate settled =
        disputed != null && random.chance(0.7)
            ? known(disputed.plusDays(10 + random.below(40)))
            : null;
    LocalDate cancelled = random.chance(0.008) ? known(day.plusDays(1 + random.below(6))) : null;
    String number = customer.numbered("FP", invoices);
    files.row(
        LedgerTable.INVOICE,
        number,
        customer.code,
        day,
        due,
        amount,
        customer.currency,
        disputed,
        settled,
        cancelled,
        day);
    if (cancelled == null) {
      pay(number, day, due.plusDays(daysLate()), amount);
    }
  }

  private @Nullable LocalDate known(LocalDate day) {
    return day.isAfter(through) ? null : day;
  }

  private LedgerAmount tonnes(LedgerAmount amount, double price) {
    return new LedgerAmount(
        Math.max(1, Math.round(amount.hundredths() / (price * random.between(0.93, 1.07)))));
  }

  /** Days after the due date on which the customer intends to pay; negative if before it. */
  private int daysLate() {
    double unsound = 1 - customer.soundness;
    boolean late = random.chance(0.02 + 0.6 * unsound * unsound);
    return late ? 1 + (int) random.waiting(3 + 25 * unsound * unsound) : -random.below(8);
  }

  private void pay(String invoice, LocalDate issued, LocalDate day, LedgerAmount amount) {
    if (stoppedPaying != null && day.isAfter(stoppedPaying)) {
      return;
    }
    LedgerAmount rest = amount.minus(fromHeld(invoice, issued, amount));
    if (random.chance(0.08)) {
      LedgerAmount part = rest.share(0.6);
      receipt(invoice, day, part, NOTHING);
      receipt(invoice, day.plusDays(10 + random.below(20)), rest.minus(part), NOTHING);
    } else {
      boolean more = random.chance(0.05);
      receipt(invoice, day, rest, more ? amount.share(random.between(0.05, 0.3)) : NOTHING);
    }
  }

  /** What an earlier receipt paid of an invoice. */
  private LedgerAmount fromHeld(String invoice, LocalDate issued, LedgerAmount amount) {
    Held open = held;
    if (open == null) {
      return NOTHING;
    }
    held = null;
    LedgerAmount used = open.amount().hundredths() < amount.hundredths() ? open.amount() : amount;
    LocalDate day = open.day().isAfter(issued) ? open.day() : issued;
    allocate(open.number(), invoice, used, day);
    return used;
  }

  private void receipt(String invoice, LocalDate day, LedgerAmount amount, LedgerAmount onAccount) {
    LocalDate booked = day.plusDays(random.below(3));
    if (booked.isAfter(through) || amount.hundredths() <= 0) {
      return;
    }
    receipts++;
    String number = customer.numbered("SK", receipts);
    files.row(
        LedgerTable.RECEIPT,
        number,
        customer.code,
        day,
        booked,
        amount.plus(onAccount),
        customer.currency);
    allocate(number, invoice, amount, booked);
    if (onAccount.hundredths() > 0 && random.chance(0.3)) {
      held = new Held(number, booked, onAccount.share(0.5));
    }
  }

  private void allocate(String receipt, String invoice, LedgerAmount amount, LocalDate day) {
    files.row(LedgerTable.ALLOCATION, receipt, invoice, amount, day);
  }
}
