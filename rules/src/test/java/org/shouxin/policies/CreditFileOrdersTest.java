package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shouxin.policies.Desk.applying;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision;
import org.shouxin.decision.OrderDecision;
import org.shouxin.policy.OrderCheck.Outcome;

/** Limit 500,000, of which 300,000 are owed: what becomes of orders. */
class CreditFileOrdersTest {

  private static final Desk DESK = new Desk(Committed.of("credit-file").policy());
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @AfterAll
  static void close() {
    DESK.close();
  }

  private static OrderDecision order(Decision customer, String amount, String... more) {
    String[] facts = new String[more.length + 4];
    facts[0] = "order";
    facts[1] = "SO-1";
    facts[2] = "order_amount";
    facts[3] = amount;
    System.arraycopy(more, 0, facts, 4, more.length);
    return DESK.check(customer, TODAY, facts);
  }

  @Test
  @Tag("R27")
  void anOrderWithinTheLimitIsReleasedAndOneOverItHeld() {
    Decision customer = DESK.decide();
    assertThat(order(customer, "200000").outcome()).isEqualTo(Outcome.RELEASE);
    OrderDecision over = order(customer, "200000.01");
    assertThat(over.outcome()).isEqualTo(Outcome.HOLD);
    assertThat(applying(over)).containsExactly("OD-70");
    assertThat(order(customer, "200000.01", "receipts_on_account", "0.01").outcome())
        .isEqualTo(Outcome.RELEASE);
    assertThat(order(customer, "200000", "open_orders", "0.01").outcome()).isEqualTo(Outcome.HOLD);
  }

  @Test
  @Tag("R27")
  void fifteenDaysPastDueHoldAndMoreThanSixtyAreCashInAdvance() {
    assertThat(order(DESK.decide("max_overdue_days", "14"), "1000").outcome())
        .isEqualTo(Outcome.RELEASE);
    assertThat(order(DESK.decide("max_overdue_days", "15"), "1000").outcome())
        .isEqualTo(Outcome.HOLD);
    assertThat(applying(order(DESK.decide("max_overdue_days", "60"), "1000"))).contains("OD-80");
    assertThat(order(DESK.decide("max_overdue_days", "61"), "1000").outcome())
        .isEqualTo(Outcome.PREPAY);
  }

  @Test
  @Tag("R27")
  void whatIsKnownTodayCountsAndOfTheDecisionOnlyWhatItConcluded() {
    Decision late = DESK.decide("max_overdue_days", "15");
    assertThat(DESK.checkAnew(late, TODAY).outcome()).as("paid").isEqualTo(Outcome.RELEASE);
    Decision special = DESK.decide("special_until", "2026-10-31", "special_amount", "5000");
    assertThat(applying(DESK.checkAnew(special, TODAY))).as("withdrawn").isEmpty();
    assertThat(applying(DESK.checkAnew(DESK.decide(), TODAY, "max_overdue_days", "15")))
        .containsExactly("OD-80");
    Decision cashOnly = DESK.decide("malicious_arrears", "yes");
    assertThat(DESK.checkAnew(cashOnly, TODAY).outcome()).isEqualTo(Outcome.PREPAY);
  }

  @Test
  @Tag("R27")
  void limitAndLicenceMustBeInDateAndTheDaysThoseGranted() {
    Decision lapsing = DESK.decide("temporary_until", "2026-10-31");
    assertThat(order(lapsing, "1000").outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(
            applying(DESK.check(lapsing, TODAY.plusDays(1), "order_amount", "1000", "order", "1")))
        .containsExactly("OD-100");
    Decision licensed = DESK.decide("licence_valid_until", "2026-10-31");
    assertThat(
            applying(DESK.check(licensed, TODAY.plusDays(1), "order_amount", "1000", "order", "1")))
        .containsExactly("OD-110");
    assertThat(order(DESK.decide(), "1000", "requested_days", "90").outcome())
        .isEqualTo(Outcome.RELEASE);
    assertThat(applying(order(DESK.decide(), "1000", "requested_days", "91")))
        .containsExactly("OD-120");
  }

  @Test
  @Tag("R27")
  void theCommitteeReleasesUpToAnAmountAndADayButNoBlacklistedCustomer() {
    String[] special = {"special_amount", "300000", "special_until", "2026-10-31"};
    assertThat(order(DESK.decide(), "300000", special).outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(order(DESK.decide(), "300000.01", special).outcome()).isEqualTo(Outcome.HOLD);
    assertThat(
            order(
                    DESK.decide(),
                    "300000",
                    "special_amount",
                    "300000",
                    "special_until",
                    "2026-10-30")
                .outcome())
        .isEqualTo(Outcome.HOLD);
    Decision blacklisted = DESK.decide("malicious_arrears", "yes", "overdue_amount", "1");
    assertThat(order(blacklisted, "1000", special).outcome()).isEqualTo(Outcome.REJECT);
  }

  @Test
  @Tag("R24")
  @Tag("R27")
  void whoeverMayNotBeSuppliedIsRejectedAndWhoHasNoCreditPaysFirst() {
    assertThat(order(DESK.decide("max_overdue_days", "91"), "1").outcome())
        .isEqualTo(Outcome.REJECT);
    assertThat(order(DESK.decide("able_to_perform", "no"), "1").outcome())
        .isEqualTo(Outcome.REJECT);
    assertThat(order(DESK.decide("late_receipts_12m", "3"), "1").outcome())
        .isEqualTo(Outcome.PREPAY);
    assertThat(order(DESK.decide("months_trading", "2"), "1").outcome()).isEqualTo(Outcome.PREPAY);
  }

  @Test
  @Tag("R29")
  void aReportedCrisisHoldsTheNextOrder() {
    assertThat(order(DESK.decide("incident", "crisis"), "1").outcome()).isEqualTo(Outcome.HOLD);
  }
}
