package org.shouxin.samples;

import java.util.SplittableRandom;

/**
 * Two years of made-up trade with one customer, invoice by invoice, so that what is said about its
 * payments, receivables and growth fits together. Amounts in whole yuan, lateness in days.
 */
final class Trade {

  private static final int TERM_DAYS = 30;

  final int monthsTrading;
  int purchaseMonths;
  int receipts;
  int onTime;
  int daysLate;
  int maxDaysLate;
  int lateReceipts;
  int maxOverdueDays;
  int disputed;
  int invoices;
  long purchases;
  long firstHalf;
  long secondHalf;
  long receivables;
  long overdue;

  /**
   * Simulates.
   *
   * @param monthly usual purchases a month
   * @param reliability from 0, never on time, to 1, always
   * @param monthsTrading whole months since the first purchase
   */
  Trade(SplittableRandom random, double monthly, double reliability, int monthsTrading) {
    this.monthsTrading = monthsTrading;
    double drift = 0.06 * (random.nextDouble() - 0.45);
    double habit = 0.25 + 0.75 * Math.min(1, 0.4 + random.nextDouble());
    for (int monthsAgo = Math.min(12, monthsTrading); monthsAgo >= 1; monthsAgo--) {
      if (random.nextDouble() < habit) {
        purchaseMonths++;
        double level = Math.max(0.1, 1 + drift * (12 - monthsAgo));
        for (int part = 0; part < 3; part++) {
          long amount = Math.round(monthly / 3 * level * (0.5 + random.nextDouble()));
          invoice(random, amount, monthsAgo * 30 - part * 10, reliability, monthsAgo);
        }
      }
    }
  }

  private void invoice(
      SplittableRandom random, long amount, int daysAgo, double reliability, int monthsAgo) {
    invoices++;
    purchases += amount;
    if (monthsAgo > 6) {
      firstHalf += amount;
    } else {
      secondHalf += amount;
    }
    if (random.nextDouble() < 0.01 + 0.08 * (1 - reliability)) {
      disputed++;
    }
    boolean punctual = random.nextDouble() < reliability;
    int late =
        punctual
            ? -random.nextInt(6)
            : 1 + (int) (-StrictMath.log(1 - random.nextDouble()) * (4 + 45 * (1 - reliability)));
    int dueSince = daysAgo - TERM_DAYS;
    if (dueSince >= late) {
      receipts++;
      int days = Math.max(0, late);
      daysLate += days;
      maxDaysLate = Math.max(maxDaysLate, days);
      if (days > 0) {
        lateReceipts++;
      } else {
        onTime++;
      }
    } else {
      receivables += amount;
      if (dueSince > 0) {
        overdue += amount;
        maxOverdueDays = Math.max(maxOverdueDays, dueSince);
        maxDaysLate = Math.max(maxDaysLate, dueSince);
      }
    }
  }
}
