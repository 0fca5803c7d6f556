package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision;
import org.shouxin.decision.OrderDecision;
import org.shouxin.policy.Finding;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.policy.Terms;

/** Risk, incidents and orders of direct-supply customers. */
class DirectSupplyOrdersTest {

  private static final Desk DESK = new Desk(Committed.of("direct-supply").policy());
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @AfterAll
  static void close() {
    DESK.close();
  }

  @Test
  @Tag("R20")
  @Tag("R21")
  void theWorseTheGradeTheMorePrepaymentTheShorterThePeriodAndSecurityBesides() {
    Decision a = DESK.decide();
    Decision b = DESK.decide("max_overdue_days", "5");
    Decision c =
        DESK.decide(
            "max_overdue_days", "10", "contract_fulfilment_pct", "92", "debt_ratio_pct", "80");
    assertThat(List.of(a, b, c)).extracting(d -> d.grade().code()).containsExactly("A", "B", "C");
    for (List<Decision> pair : List.of(List.of(a, b), List.of(b, c))) {
      Terms better = pair.get(0).terms();
      Terms worse = pair.get(1).terms();
      assertThat(worse.prepayment()).isGreaterThan(better.prepayment());
      assertThat(worse.creditDays()).isLessThan(better.creditDays());
      assertThat(pair.get(1).creditLimit()).isLessThan(pair.get(0).creditLimit());
    }
    assertThat(c.findings()).anyMatch(result -> result.finding().kind() == Finding.Kind.SECURITY);
    assertThat(a.findings()).noneMatch(result -> result.finding().kind() == Finding.Kind.SECURITY);
  }

  @Test
  @Tag("R20")
  void aLimitHoldsForAYearAndATemporaryRiseEndsByItself() {
    assertThat(DESK.decide().limitValidUntil()).isEqualTo("2027-10-31");
    Decision risen = DESK.decide("temporary_rise", "300000", "temporary_until", "2026-10-31");
    assertThat(risen.creditLimit()).isEqualByComparingTo("1425000");
    assertThat(risen.limitValidUntil()).isEqualTo("2026-10-31");
    Decision over = DESK.decide("temporary_rise", "300000", "temporary_until", "2026-10-30");
    assertThat(over.creditLimit()).isEqualByComparingTo("1125000");
  }

  @Test
  @Tag("R27")
  void anOrderIsReleasedUpToTheLimitAndReferredACentAbove() {
    Decision customer = DESK.decide();
    OrderDecision within = order(customer, TODAY, "725000");
    assertThat(within.outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(Desk.applying(within)).isEmpty();
    OrderDecision above = order(customer, TODAY, "725000.01");
    assertThat(above.outcome()).isEqualTo(Outcome.HOLD);
    assertThat(Desk.applying(above)).containsExactly("ORD-08");
  }

  private static OrderDecision order(
      Decision customer, LocalDate on, String amount, String... more) {
    String[] all = new String[more.length + 6];
    all[0] = "order_amount";
    all[1] = amount;
    all[2] = "receivables";
    all[3] = "400000";
    all[4] = "requested_days";
    all[5] = "30";
    System.arraycopy(more, 0, all, 6, more.length);
    return DESK.check(customer, on, all);
  }

  @Test
  @Tag("R27")
  void anOrderOfACustomerFifteenDaysPastDueGoesAndOneDayLaterIsReferred() {
    Decision late = DESK.decide("max_overdue_days", "15");
    assertThat(order(late, TODAY, "1000", "prepaid_amount", "500").outcome())
        .isEqualTo(Outcome.RELEASE);
    assertThat(
            order(late, TODAY, "1000", "prepaid_amount", "500", "max_overdue_days", "16").outcome())
        .isEqualTo(Outcome.HOLD);
    assertThat(
            order(late, TODAY, "1000", "prepaid_amount", "500", "max_overdue_days", "61").outcome())
        .isEqualTo(Outcome.PREPAY);
  }

  @Test
  @Tag("R27")
  void anOrderAsksForAValidLimitTheGrantedPeriodAndThePrepayment() {
    Decision customer = DESK.decide();
    LocalDate last = LocalDate.of(2027, 10, 31);
    String[] renewed = {"agreement_valid_until", "2028-12-31"};
    assertThat(order(customer, last, "1000", renewed).outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(Desk.applying(order(customer, last.plusDays(1), "1000", renewed)))
        .containsExactly("ORD-11");
    assertThat(Desk.applying(order(customer, TODAY, "1000", "requested_days", "46")))
        .containsExactly("ORD-14");
    Decision b = DESK.decide("max_overdue_days", "5");
    assertThat(order(b, TODAY, "1000", "prepaid_amount", "99.99").outcome())
        .isEqualTo(Outcome.PREPAY);
    assertThat(order(b, TODAY, "1000", "prepaid_amount", "100").outcome())
        .isEqualTo(Outcome.RELEASE);
  }

  @Test
  @Tag("R27")
  @Tag("R29")
  void paymentInFullOverridesASuspensionButNotAStopOfSupply() {
    Decision suspended = DESK.decide("open_incident", "payment_default");
    assertThat(order(suspended, TODAY, "1000").outcome()).isEqualTo(Outcome.HOLD);
    assertThat(order(suspended, TODAY, "1000", "prepaid_amount", "1000").outcome())
        .isEqualTo(Outcome.RELEASE);
    Decision stopped = DESK.decide("open_incident", "crisis");
    assertThat(order(stopped, TODAY, "1000", "prepaid_amount", "1000").outcome())
        .isEqualTo(Outcome.REJECT);
  }

  @Test
  @Tag("R29")
  void anIncidentActsWithTheNextDecisionAndIsReportedToTheCommittee() {
    Decision calm = DESK.decide();
    Decision crisis = DESK.decide("open_incident", "crisis");
    assertThat(calm.letters()).isEmpty();
    assertThat(crisis.standing().code()).isEqualTo("stopped");
    assertThat(crisis.grade().code()).isEqualTo("D");
    assertThat(crisis.creditLimit()).isEqualByComparingTo("0");
    assertThat(Desk.letters(crisis)).containsExactly("LET-1");
    assertThat(crisis.findings().get(0).due()).isEqualTo("2026-11-01");
    Decision breach = DESK.decide("open_incident", "contract_breach");
    assertThat(breach.grade().code()).isEqualTo("B");
  }
}
