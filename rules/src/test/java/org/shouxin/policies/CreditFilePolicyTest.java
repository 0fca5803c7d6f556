package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.decision.Undecided;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.problem.Language;

class CreditFilePolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final LocalDate YESTERDAY = TODAY.minusDays(1);
  private static final CommittedPolicy COMMITTED = CommittedPolicy.of("credit-file");

  @AutoClose
  private static final PolicyUnderTest CREDIT_FILE = PolicyUnderTest.of(COMMITTED.policy());

  private static SampleCustomer customer() {
    return CREDIT_FILE.customer();
  }

  @Test
  void theTextRenderingSaysWhatTheWorkbookSays() {
    assertThat(COMMITTED.text())
        .as("run: shouxin text decision-tables/credit-file/credit-file.xlsx")
        .isEqualTo(COMMITTED.rendered());
  }

  @Test
  void everyRequirementThatThePolicyServesIsCited() {
    assertThat(COMMITTED.cited())
        .contains("R9", "R14", "R19", "R22", "R23", "R24", "R27", "R29", "R30", "R35");
  }

  @Test
  void everyFigureSaysInBothLanguagesWhereItComesFrom() {
    COMMITTED
        .sources()
        .forEach(
            (row, source) ->
                assertThat(source)
                    .as(row)
                    .containsPattern("R[0-9]+|comparable polic|our default|see the"));
  }

  @Test
  void everyCaseOfTheCommitteeHolds() {
    assertThat(COMMITTED.policy().cases()).hasSizeBetween(8, 20);
    assertThat(CREDIT_FILE.differences()).isEmpty();
  }

  @Test
  @Tag("R9")
  void whatIsUnprovenAboutTheOtherPartyKeepsTheFileIncompleteAndEveryPieceIsNamed() {
    for (Map.Entry<String, String> piece :
        Map.of(
                "background_verified", "EV-04",
                "agent_authorised", "EV-05",
                "able_to_perform", "EV-06",
                "evidence_verified", "EV-07")
            .entrySet()) {
      SampleCustomer unproven = customer().without(piece.getKey());
      assertThat(unproven.admission()).isEqualTo(Admission.INCOMPLETE);
      assertThat(unproven.findings()).contains(piece.getValue());
      assertThat(unproven.limit()).isEqualByComparingTo("0");
      assertThat(customer().with(piece.getKey(), false).admission()).isEqualTo(Admission.REFUSED);
    }
  }

  @Test
  @Tag("R9")
  void aLegalRepresentativeWhoSignsNeedsNoAuthority() {
    SampleCustomer signedByItsHead =
        customer().with("signed_by", "legal_representative").without("agent_authorised");
    assertThat(signedByItsHead.admission()).isEqualTo(Admission.ADMITTED);
    assertThat(signedByItsHead.criteria(Verdict.EXEMPT)).containsExactly("ADM-05");
  }

  @Test
  @Tag("R30")
  void theFileNeedsLegalRepresentativeCapitalAndAValidLicence() {
    assertThat(customer().without("legal_representative").findings()).contains("EV-01");
    assertThat(customer().without("registered_capital").findings()).contains("EV-02");
    assertThat(customer().with("licence_valid_until", TODAY).admission())
        .isEqualTo(Admission.ADMITTED);
    assertThat(customer().with("licence_valid_until", YESTERDAY).admission())
        .isEqualTo(Admission.REFUSED);
  }

  @Test
  @Tag("R30")
  void missingStatementsAreAConditionThatHalvesTheLimit() {
    SampleCustomer unstated = customer().with("statements_on_file", false);
    assertThat(unstated.admission()).isEqualTo(Admission.CONDITIONAL);
    assertThat(unstated.limit()).isEqualByComparingTo("250000");
    assertThat(unstated.findings()).containsExactly("CO-01");
    assertThat(unstated.letters()).contains("LT-02");
  }

  @Test
  @Tag("R13")
  void belowThreeMonthsOfTradingACustomerIsUngradedNotWorst() {
    SampleCustomer young = customer().with("months_trading", 2);
    assertThat(young.grade()).isEqualTo("U");
    assertThat(young.decided().score()).isNull();
    assertThat(customer().with("months_trading", 3).grade()).isEqualTo("A");
  }

  @Test
  @Tag("R19")
  void eachGradeHasItsLimitPeriodAndDiscount() {
    SampleCustomer disputing = customer().with("worst_days_late_12m", 121).with("disputed_pct", 30);
    assertTerms(customer(), "A", 500_000, 90, "5");
    assertTerms(customer().with("late_receipts_12m", 2), "B", 200_000, 60, "3");
    assertTerms(customer().with("late_months_running", 3), "C", 100_000, 30, "0");
    assertTerms(disputing, "D", 50_000, 15, "-2");
  }

  private static void assertTerms(
      SampleCustomer customer, String grade, long limit, int days, String discount) {
    Decision decision = customer.decided();
    assertThat(decision.grade().code()).isEqualTo(grade);
    assertThat(decision.creditLimit()).isEqualByComparingTo(String.valueOf(limit));
    assertThat(decision.terms().creditDays()).isEqualTo(days);
    assertThat(decision.terms().discount()).isEqualByComparingTo(discount);
    assertThat(decision.limitValidUntil()).isEqualTo(TODAY.plusYears(1));
  }

  @Test
  @Tag("R22")
  void latePaymentLowersTheGradeBySeverity() {
    assertThat(customer().with("max_overdue_days", 30).grade()).isEqualTo("A");
    assertThat(customer().with("max_overdue_days", 31).grade()).isEqualTo("B");
    assertThat(customer().with("max_overdue_days", 60).grade()).isEqualTo("B");
    assertThat(customer().with("max_overdue_days", 61).grade()).isEqualTo("C");
    assertThat(customer().with("max_overdue_days", 90).grade()).isEqualTo("C");
    assertThat(customer().with("max_overdue_days", 91).grade()).isEqualTo("D");
  }

  @Test
  @Tag("R22")
  void twoLateReceiptsCostAGradeAndThreeCancelTheCreditForAYear() {
    assertThat(customer().with("late_receipts_12m", 1).grade()).isEqualTo("A");
    assertThat(customer().with("late_receipts_12m", 2).grade()).isEqualTo("B");
    assertThat(customer().with("late_receipts_12m", 2).standing()).isEqualTo("normal");
    SampleCustomer third = customer().with("late_receipts_12m", 3);
    assertThat(third.standing()).isEqualTo("barred");
    assertThat(third.limit()).isEqualByComparingTo("0");
    assertThat(third.decided().findings())
        .anyMatch(found -> found.due() != null && found.due().equals(TODAY.plusYears(1)));
  }

  @Test
  @Tag("R22")
  void tooFewPointsForPaymentOrVolumeBarTheBestGrade() {
    assertThat(customer().with("worst_days_late_12m", 30).grade()).isEqualTo("A");
    assertThat(customer().with("worst_days_late_12m", 31).grade()).isEqualTo("B");
    assertThat(customer().with("avg_monthly_purchases", 100_000).grade()).isEqualTo("A");
    assertThat(customer().with("avg_monthly_purchases", 99_999.99).grade()).isEqualTo("B");
  }

  @Test
  @Tag("R23")
  void maliciousArrearsAreAFindingAndNotANumberOfDays() {
    assertThat(customer().with("max_overdue_days", 90).with("overdue_amount", 100).standing())
        .isEqualTo("normal");
    SampleCustomer paid = customer().with("malicious_arrears", true);
    assertThat(paid.standing()).isEqualTo("cash_only");
    assertThat(paid.grade()).isEqualTo("A");
    assertThat(paid.limit()).isEqualByComparingTo("0");
    SampleCustomer unpaid = customer().with("malicious_arrears", true).with("overdue_amount", 0.01);
    assertThat(unpaid.standing()).isEqualTo("blacklisted");
    assertThat(unpaid.grade()).isEqualTo("D");
  }

  @Test
  @Tag("R24")
  void sanctionsOnBreachAreConclusions() {
    assertThat(customer().with("review_result", "cancel").findings()).contains("SA-01");
    assertThat(customer().with("max_overdue_days", 91).findings()).contains("SA-05");
    assertThat(customer().with("max_overdue_days", 120).findings()).doesNotContain("SA-08");
    assertThat(customer().with("max_overdue_days", 121).findings()).contains("SA-08");
    assertThat(customer().with("malicious_arrears", true).with("overdue_amount", 1).findings())
        .contains("SA-04", "SA-05", "SA-06", "SA-07");
    assertThat(customer().with("barred_until", TODAY).standing()).isEqualTo("barred");
    assertThat(customer().with("barred_until", YESTERDAY).standing()).isEqualTo("normal");
  }

  @Test
  @Tag("R29")
  void whatIsReportedActsTheSameDay() {
    for (String incident : List.of("default", "crisis")) {
      SampleCustomer frozen = customer().with("incident", incident);
      assertThat(frozen.standing()).isEqualTo("frozen");
      assertThat(frozen.limit()).isEqualByComparingTo("0");
      assertThat(frozen.letters()).contains("LT-10", "LT-13");
    }
    for (String incident : List.of("lawsuit", "closure")) {
      assertThat(customer().with("incident", incident).grade()).isEqualTo("D");
      assertThat(customer().with("incident", incident).standing()).isEqualTo("court");
    }
  }

  @Test
  @Tag("R14")
  void theYearlyReviewMovesTheGradeForAYear() {
    SampleCustomer fair =
        customer().with("avg_monthly_purchases", 80_000).with("contract_fulfilment_pct", 92);
    assertThat(fair.grade()).isEqualTo("B");
    assertThat(customer().with("review_result", "lower").with("last_review", "2025-10-31").grade())
        .isEqualTo("B");
    assertThat(customer().with("review_result", "lower").with("last_review", "2025-10-30").grade())
        .isEqualTo("A");
    assertThat(
            customer().with("review_result", "cancel").with("last_review", "2025-10-30").standing())
        .isEqualTo("normal");
    SampleCustomer late =
        customer()
            .without("worst_days_late_12m")
            .with("previous_grade", "C")
            .with("review_result", "raise");
    assertThat(late.grade()).isEqualTo("B");
    assertThat(customer().without("worst_days_late_12m").with("previous_grade", "C").grade())
        .isEqualTo("C");
    assertThat(
            customer()
                .without("worst_days_late_12m")
                .with("previous_grade", "C")
                .with("review_result", "raise")
                .with("max_overdue_days", 1)
                .with("overdue_amount", 1)
                .grade())
        .isEqualTo("C");
  }

  @Test
  @Tag("R14")
  void withoutAReviewForAYearTheLimitIsHalved() {
    assertThat(customer().with("last_review", "2025-10-31").limit()).isEqualByComparingTo("500000");
    assertThat(customer().with("last_review", "2025-10-30").limit()).isEqualByComparingTo("250000");
    assertThat(customer().without("last_review").with("months_trading", 12).limit())
        .isEqualByComparingTo("500000");
    assertThat(customer().without("last_review").with("months_trading", 13).limit())
        .isEqualByComparingTo("250000");
    assertThat(customer().with("review_limit", 300_000).limit()).isEqualByComparingTo("300000");
  }

  @Test
  @Tag("R14")
  void aGradeRisesByOneInARunAndNotWithinThreeMonths() {
    assertThat(customer().with("previous_grade", "D").grade()).isEqualTo("C");
    assertThat(customer().with("previous_grade", "B").with("months_in_grade", 3).grade())
        .isEqualTo("A");
    assertThat(customer().with("previous_grade", "B").with("months_in_grade", 2).grade())
        .isEqualTo("B");
    assertThat(customer().with("previous_grade", "U").grade()).isEqualTo("A");
  }

  @Test
  @Tag("R20")
  void theLimitFollowsTheSeasonAndATemporaryLimitEnds() {
    for (Map.Entry<LocalDate, Long> month :
        Map.of(
                LocalDate.of(2026, 2, 28), 250000L,
                LocalDate.of(2026, 3, 31), 500000L,
                LocalDate.of(2026, 8, 31), 500000L,
                LocalDate.of(2026, 9, 30), 750000L)
            .entrySet()) {
      assertThat(customer().with("seasonal", true).on(month.getKey()).limit())
          .isEqualByComparingTo(String.valueOf(month.getValue()));
    }
    SampleCustomer temporary =
        customer().with("temporary_limit", 200_000).with("temporary_until", TODAY);
    assertThat(temporary.limit()).isEqualByComparingTo("700000");
    assertThat(temporary.decided().limitValidUntil()).isEqualTo(TODAY);
    assertThat(
            customer().with("temporary_limit", 200_000).with("temporary_until", YESTERDAY).limit())
        .isEqualByComparingTo("500000");
  }

  @Test
  @Tag("R19")
  void companiesOfAGroupShareItsLimit() {
    assertThat(customer().with("group_limit", 600_000).with("group_receivables", 500_000).limit())
        .isEqualByComparingTo("400000");
    assertThat(customer().with("group_limit", 600_000).with("group_receivables", 900_000).limit())
        .isEqualByComparingTo("0");
    Undecided alone = (Undecided) customer().without("group_receivables").answer();
    assertThat(alone.missing()).extracting(fact -> fact.name()).contains("group_receivables");
  }

  @Test
  @Tag("R19")
  void aLimitOfTheGroupThatChangesNothingIsNoReason() {
    SampleCustomer roomy =
        customer().with("group_limit", 5_000_000).with("group_receivables", 500_000);
    assertThat(roomy.decided().limitSteps()).as("in the trace").hasSize(1);
    assertThat(roomy.decided().reasons()).as("M8").noneMatch(r -> r.row().id().equals("L-80"));
    SampleCustomer tight =
        customer().with("group_limit", 600_000).with("group_receivables", 500_000);
    assertThat(tight.decided().reasons()).anyMatch(r -> r.row().id().equals("L-80"));
  }

  @Test
  @Tag("R19")
  void foreignAmountsAreConvertedAtTheRateOfTheDay() {
    SampleCustomer dollars =
        customer().with("trade_currency", "USD").with("avg_monthly_purchases", 57_000);
    assertThat(dollars.on(LocalDate.of(2026, 6, 30)).decided().score()).isEqualByComparingTo("95");
    assertThat(dollars.on(LocalDate.of(2026, 7, 1)).decided().score()).isEqualByComparingTo("90");
    SampleCustomer euros = customer().with("trade_currency", "EUR");
    Undecided noRate = (Undecided) euros.on(LocalDate.of(2027, 1, 1)).answer();
    assertThat(noRate.problems()).anyMatch(problem -> problem.what().en().contains("EUR"));
  }

  @Test
  @Tag("R35")
  void theCustomerGetsAReplyAndTheDepartmentsTheResult() {
    SampleCustomer good = customer();
    assertThat(good.letters()).containsExactly("LT-01", "LT-09", "LT-11");
    assertThat(good.decided().letters().get(0).body().in(Language.EN))
        .contains("500,000 yuan", "90 days", "2027-10-31");
    assertThat(good.decided().letters().get(0).body().in(Language.ZH))
        .contains("500,000 元", "90 天");
    assertThat(customer().with("incident", "lawsuit").letters())
        .contains("LT-06", "LT-10", "LT-12");
  }

  @Test
  @Tag("R27")
  void anOrderWithinTheLimitIsReleasedAndOneOverItHeld() {
    SampleCustomer customer = customer();
    assertThat(customer.orders(200_000).outcome()).isEqualTo(Outcome.RELEASE);
    SampleOrder over = customer.orders(200_000.01);
    assertThat(over.outcome()).isEqualTo(Outcome.HOLD);
    assertThat(over.applying()).containsExactly("OD-70");
    assertThat(customer.orders(200_000.01).with("receipts_on_account", 0.01).outcome())
        .isEqualTo(Outcome.RELEASE);
    assertThat(customer.orders(200_000).with("open_orders", 0.01).outcome())
        .isEqualTo(Outcome.HOLD);
  }

  @Test
  @Tag("R27")
  void fifteenDaysPastDueHoldAndMoreThanSixtyAreCashInAdvance() {
    assertThat(customer().with("max_overdue_days", 14).orders(1000).outcome())
        .isEqualTo(Outcome.RELEASE);
    assertThat(customer().with("max_overdue_days", 15).orders(1000).outcome())
        .isEqualTo(Outcome.HOLD);
    assertThat(customer().with("max_overdue_days", 60).orders(1000).applying()).contains("OD-80");
    assertThat(customer().with("max_overdue_days", 61).orders(1000).outcome())
        .isEqualTo(Outcome.PREPAY);
  }

  @Test
  @Tag("R27")
  void whatIsKnownTodayCountsAndOfTheDecisionOnlyWhatItConcluded() {
    SampleCustomer late = customer().with("max_overdue_days", 15);
    assertThat(late.orders(1000).knowing(customer()).outcome())
        .as("paid")
        .isEqualTo(Outcome.RELEASE);
    SampleCustomer special = customer().with("special_until", TODAY).with("special_amount", 5000);
    assertThat(special.orders(1000).knowing(customer()).applying()).as("withdrawn").isEmpty();
    assertThat(customer().orders(1000).knowing(late).applying()).containsExactly("OD-80");
    SampleCustomer cashOnly = customer().with("malicious_arrears", true);
    assertThat(cashOnly.orders(1000).knowing(customer()).outcome()).isEqualTo(Outcome.PREPAY);
  }

  @Test
  @Tag("R27")
  void limitAndLicenceMustBeInDateAndTheDaysThoseGranted() {
    SampleCustomer lapsing = customer().with("temporary_until", TODAY);
    assertThat(lapsing.orders(1000).outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(lapsing.orders(1000).on(TODAY.plusDays(1)).applying()).containsExactly("OD-100");
    SampleCustomer licensed = customer().with("licence_valid_until", TODAY);
    assertThat(licensed.orders(1000).on(TODAY.plusDays(1)).applying()).containsExactly("OD-110");
    assertThat(customer().orders(1000).with("requested_days", 90).outcome())
        .isEqualTo(Outcome.RELEASE);
    assertThat(customer().orders(1000).with("requested_days", 91).applying())
        .containsExactly("OD-120");
  }

  @Test
  @Tag("R27")
  void theCommitteeReleasesUpToAnAmountAndADayButNoBlacklistedCustomer() {
    assertThat(special(customer(), 300_000, TODAY).outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(special(customer(), 300_000.01, TODAY).outcome()).isEqualTo(Outcome.HOLD);
    assertThat(special(customer(), 300_000, YESTERDAY).outcome()).isEqualTo(Outcome.HOLD);
    SampleCustomer blacklisted =
        customer().with("malicious_arrears", true).with("overdue_amount", 1);
    assertThat(special(blacklisted, 1000, TODAY).outcome()).isEqualTo(Outcome.REJECT);
  }

  private static SampleOrder special(SampleCustomer customer, Number amount, LocalDate until) {
    return customer.orders(amount).with("special_amount", 300_000).with("special_until", until);
  }

  @Test
  @Tag("R24")
  @Tag("R27")
  void whoeverMayNotBeSuppliedIsRejectedAndWhoHasNoCreditPaysFirst() {
    assertThat(customer().with("max_overdue_days", 91).orders(1).outcome())
        .isEqualTo(Outcome.REJECT);
    assertThat(customer().with("able_to_perform", false).orders(1).outcome())
        .isEqualTo(Outcome.REJECT);
    assertThat(customer().with("late_receipts_12m", 3).orders(1).outcome())
        .isEqualTo(Outcome.PREPAY);
    assertThat(customer().with("months_trading", 2).orders(1).outcome()).isEqualTo(Outcome.PREPAY);
  }

  @Test
  @Tag("R29")
  void aReportedCrisisHoldsTheNextOrder() {
    assertThat(customer().with("incident", "crisis").orders(1).outcome()).isEqualTo(Outcome.HOLD);
  }
}
