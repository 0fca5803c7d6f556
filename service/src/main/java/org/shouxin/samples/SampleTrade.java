package org.shouxin.samples;

/**
 * A year of made-up trade with one customer, invoice by invoice, so that its payments, receivables
 * and growth are consistent. Amounts in whole yuan, lateness in whole days.
 */
final class SampleTrade {

  private static final int DAYS_A_MONTH = 30;

  int purchaseMonths;
  int invoices;
  int receipts;
  int onTime;
  int lateReceipts;
  int disputed;
  long daysLate;
  int maxDaysLate;
  int maxOverdueDays;
  long purchases;
  long firstHalf;
  long secondHalf;
  long receivables;
  long overdue;

  private final SeededRandom random;
  private final double soundness;
  private final int termDays;
  private final int troubleSince;

  /**
   * Simulates the twelve months before today, or as many as there were.
   *
   * @param monthly usual purchases in a month, yuan
   * @param soundness from 0, the worst payer, to 1, the best
   * @param months whole months since the first purchase
   */
  SampleTrade(SeededRandom random, double monthly, double soundness, int months) {
    this.random = random;
    this.soundness = soundness;
    double unsound = 1 - soundness;
    this.termDays = 15 * (1 + random.below(3));
    this.troubleSince =
        random.chance(0.35 * unsound * unsound * unsound) ? 10 + random.below(150) : 0;
    double habit = Math.min(1, 0.55 + 0.45 * random.share() + 0.25 * soundness);
    double drift = random.between(-0.025, 0.045);
    int perMonth = 1 + random.below(3);
    for (int monthsAgo = Math.min(12, months); monthsAgo >= 1; monthsAgo--) {
      if (random.chance(habit)) {
        purchaseMonths++;
        double level = Math.max(0.1, 1 + drift * (12 - monthsAgo)) * random.between(0.75, 1.25);
        for (int part = 0; part < perMonth; part++) {
          long amount = Math.round(monthly * level / perMonth * random.between(0.8, 1.2));
          int daysAgo = monthsAgo * DAYS_A_MONTH - part * (DAYS_A_MONTH / perMonth);
          invoice(Math.max(1, amount), daysAgo, monthsAgo > 6);
        }
      }
    }
  }

  private void invoice(long amount, int daysAgo, boolean early) {
    invoices++;
    purchases += amount;
    if (early) {
      firstHalf += amount;
    } else {
      secondHalf += amount;
    }
    if (random.chance(0.004 + 0.08 * (1 - soundness) * (1 - soundness))) {
      disputed++;
    }
    int pastDue = daysAgo - termDays;
    int late = daysLate();
    boolean paid = pastDue >= late && (troubleSince == 0 || pastDue - late > troubleSince);
    if (paid) {
      receipt(Math.max(0, late));
    } else {
      open(amount, Math.max(0, pastDue));
    }
  }

  /** Days after the due date on which the customer intends to pay; negative if before it. */
  private int daysLate() {
    double unsound = 1 - soundness;
    boolean late = random.chance(0.01 + 0.5 * unsound * unsound);
    double usual = 2 + 11 * unsound * unsound;
    return late ? 1 + (int) random.waiting(usual) : -random.below(6);
  }

  private void receipt(int days) {
    receipts++;
    daysLate += days;
    maxDaysLate = Math.max(maxDaysLate, days);
    if (days > 0) {
      lateReceipts++;
    } else {
      onTime++;
    }
  }

  private void open(long amount, int pastDue) {
    receivables += amount;
    if (pastDue > 0) {
      overdue += amount;
      maxOverdueDays = Math.max(maxOverdueDays, pastDue);
      maxDaysLate = Math.max(maxDaysLate, pastDue);
    }
  }
}
