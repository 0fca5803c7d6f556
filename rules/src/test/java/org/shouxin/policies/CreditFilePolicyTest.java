package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shouxin.policies.Desk.findings;
import static org.shouxin.policies.Desk.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.decision.Undecided;
import org.shouxin.problem.Language;

class CreditFilePolicyTest {

  private static final Committed COMMITTED = Committed.of("credit-file");
  private static final Desk DESK = new Desk(COMMITTED.policy());
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @AfterAll
  static void close() {
    DESK.close();
  }

  private static String grade(String... changes) {
    return DESK.decide(changes).grade().code();
  }

  private static String standing(String... changes) {
    return DESK.decide(changes).standing().code();
  }

  private static long limit(String... changes) {
    return DESK.decide(changes).creditLimit().longValueExact();
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
    assertThat(COMMITTED.policy().cases()).hasSizeBetween(8, 15);
    assertThat(DESK.differences()).isEmpty();
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
      Decision unproven = DESK.decide(piece.getKey(), "");
      assertThat(unproven.admission()).isEqualTo(Admission.INCOMPLETE);
      assertThat(findings(unproven)).contains(piece.getValue());
      assertThat(unproven.creditLimit()).isEqualByComparingTo("0");
      assertThat(DESK.decide(piece.getKey(), "no").admission()).isEqualTo(Admission.REFUSED);
    }
  }

  @Test
  @Tag("R9")
  void aLegalRepresentativeWhoSignsNeedsNoAuthority() {
    Decision decision = DESK.decide("signed_by", "legal_representative", "agent_authorised", "");
    assertThat(decision.admission()).isEqualTo(Admission.ADMITTED);
    assertThat(decision.criteria().stream().filter(c -> c.verdict() == Verdict.EXEMPT))
        .extracting(CriterionResult::criterion)
        .extracting(criterion -> criterion.row().id())
        .containsExactly("ADM-05");
  }

  @Test
  @Tag("R30")
  void theFileNeedsLegalRepresentativeCapitalAndAValidLicence() {
    assertThat(findings(DESK.decide("legal_representative", ""))).contains("EV-01");
    assertThat(findings(DESK.decide("registered_capital", ""))).contains("EV-02");
    assertThat(DESK.decide("licence_valid_until", "2026-10-31").admission())
        .isEqualTo(Admission.ADMITTED);
    assertThat(DESK.decide("licence_valid_until", "2026-10-30").admission())
        .isEqualTo(Admission.REFUSED);
  }

  @Test
  @Tag("R30")
  void missingStatementsAreAConditionThatHalvesTheLimit() {
    Decision decision = DESK.decide("statements_on_file", "no");
    assertThat(decision.admission()).isEqualTo(Admission.CONDITIONAL);
    assertThat(decision.creditLimit()).isEqualByComparingTo("250000");
    assertThat(findings(decision)).containsExactly("CO-01");
    assertThat(letters(decision)).contains("LT-02");
  }

  @Test
  @Tag("R13")
  void belowThreeMonthsOfTradingACustomerIsUngradedNotWorst() {
    Decision young = DESK.decide("months_trading", "2");
    assertThat(young.grade().code()).isEqualTo("U");
    assertThat(young.score()).isNull();
    assertThat(grade("months_trading", "3")).isEqualTo("A");
  }

  @Test
  @Tag("R19")
  void eachGradeHasItsLimitPeriodAndDiscount() {
    assertTerms("A", 500000, 90, "5");
    assertTerms("B", 200000, 60, "3", "late_receipts_12m", "2");
    assertTerms("C", 100000, 30, "0", "late_months_running", "3");
    assertTerms("D", 50000, 15, "-2", "worst_days_late_12m", "121", "disputed_pct", "30");
  }

  private static void assertTerms(
      String grade, long limit, int days, String discount, String... changes) {
    Decision decision = DESK.decide(changes);
    assertThat(decision.grade().code()).isEqualTo(grade);
    assertThat(decision.creditLimit()).isEqualByComparingTo(String.valueOf(limit));
    assertThat(decision.terms().creditDays()).isEqualTo(days);
    assertThat(decision.terms().discount()).isEqualByComparingTo(discount);
    assertThat(decision.limitValidUntil()).isEqualTo(TODAY.plusYears(1));
  }

  @Test
  @Tag("R22")
  void latePaymentLowersTheGradeBySeverity() {
    assertThat(grade("max_overdue_days", "30")).isEqualTo("A");
    assertThat(grade("max_overdue_days", "31")).isEqualTo("B");
    assertThat(grade("max_overdue_days", "60")).isEqualTo("B");
    assertThat(grade("max_overdue_days", "61")).isEqualTo("C");
    assertThat(grade("max_overdue_days", "90")).isEqualTo("C");
    assertThat(grade("max_overdue_days", "91")).isEqualTo("D");
  }

  @Test
  @Tag("R22")
  void twoLateReceiptsCostAGradeAndThreeCancelTheCreditForAYear() {
    assertThat(grade("late_receipts_12m", "1")).isEqualTo("A");
    assertThat(grade("late_receipts_12m", "2")).isEqualTo("B");
    assertThat(standing("late_receipts_12m", "2")).isEqualTo("normal");
    Decision third = DESK.decide("late_receipts_12m", "3");
    assertThat(third.standing().code()).isEqualTo("barred");
    assertThat(third.creditLimit()).isEqualByComparingTo("0");
    assertThat(third.findings())
        .anyMatch(found -> found.due() != null && found.due().equals(TODAY.plusYears(1)));
  }

  @Test
  @Tag("R22")
  void tooFewPointsForPaymentOrVolumeBarTheBestGrade() {
    assertThat(grade("worst_days_late_12m", "30")).isEqualTo("A");
    assertThat(grade("worst_days_late_12m", "31")).isEqualTo("B");
    assertThat(grade("avg_monthly_purchases", "100000")).isEqualTo("A");
    assertThat(grade("avg_monthly_purchases", "99999.99")).isEqualTo("B");
  }

  @Test
  @Tag("R23")
  void maliciousArrearsAreAFindingAndNotANumberOfDays() {
    assertThat(standing("max_overdue_days", "90", "overdue_amount", "100")).isEqualTo("normal");
    Decision paid = DESK.decide("malicious_arrears", "yes");
    assertThat(paid.standing().code()).isEqualTo("cash_only");
    assertThat(paid.grade().code()).isEqualTo("A");
    assertThat(paid.creditLimit()).isEqualByComparingTo("0");
    Decision unpaid = DESK.decide("malicious_arrears", "yes", "overdue_amount", "0.01");
    assertThat(unpaid.standing().code()).isEqualTo("blacklisted");
    assertThat(unpaid.grade().code()).isEqualTo("D");
  }

  @Test
  @Tag("R24")
  void sanctionsOnBreachAreConclusions() {
    assertThat(findings(DESK.decide("review_result", "cancel"))).contains("SA-01");
    assertThat(findings(DESK.decide("max_overdue_days", "91"))).contains("SA-05");
    assertThat(findings(DESK.decide("max_overdue_days", "120"))).doesNotContain("SA-08");
    assertThat(findings(DESK.decide("max_overdue_days", "121"))).contains("SA-08");
    assertThat(findings(DESK.decide("malicious_arrears", "yes", "overdue_amount", "1")))
        .contains("SA-04", "SA-05", "SA-06", "SA-07");
    assertThat(standing("barred_until", "2026-10-31")).isEqualTo("barred");
    assertThat(standing("barred_until", "2026-10-30")).isEqualTo("normal");
  }

  @Test
  @Tag("R29")
  void whatIsReportedActsTheSameDay() {
    for (String incident : List.of("default", "crisis")) {
      Decision decision = DESK.decide("incident", incident);
      assertThat(decision.standing().code()).isEqualTo("frozen");
      assertThat(decision.creditLimit()).isEqualByComparingTo("0");
      assertThat(letters(decision)).contains("LT-10", "LT-13");
    }
    for (String incident : List.of("lawsuit", "closure")) {
      assertThat(grade("incident", incident)).isEqualTo("D");
      assertThat(standing("incident", incident)).isEqualTo("court");
    }
  }

  @Test
  @Tag("R14")
  void theYearlyReviewMovesTheGradeForAYear() {
    String[] fair = {"avg_monthly_purchases", "80000", "contract_fulfilment_pct", "92"};
    assertThat(grade(fair)).isEqualTo("B");
    assertThat(grade("review_result", "lower", "last_review", "2025-10-31")).isEqualTo("B");
    assertThat(grade("review_result", "lower", "last_review", "2025-10-30")).isEqualTo("A");
    assertThat(standing("review_result", "cancel", "last_review", "2025-10-30"))
        .isEqualTo("normal");
    String[] late = {"worst_days_late_12m", "", "previous_grade", "C", "review_result", "raise"};
    assertThat(grade(late)).isEqualTo("B");
    assertThat(grade("worst_days_late_12m", "", "previous_grade", "C")).isEqualTo("C");
    assertThat(
            grade(
                "worst_days_late_12m",
                "",
                "previous_grade",
                "C",
                "review_result",
                "raise",
                "max_overdue_days",
                "1",
                "overdue_amount",
                "1"))
        .isEqualTo("C");
  }

  @Test
  @Tag("R14")
  void withoutAReviewForAYearTheLimitIsHalved() {
    assertThat(limit("last_review", "2025-10-31")).isEqualTo(500000);
    assertThat(limit("last_review", "2025-10-30")).isEqualTo(250000);
    assertThat(limit("last_review", "", "months_trading", "12")).isEqualTo(500000);
    assertThat(limit("last_review", "", "months_trading", "13")).isEqualTo(250000);
    assertThat(limit("review_limit", "300000")).isEqualTo(300000);
  }

  @Test
  @Tag("R14")
  void aGradeRisesByOneInARunAndNotWithinThreeMonths() {
    assertThat(grade("previous_grade", "D")).isEqualTo("C");
    assertThat(grade("previous_grade", "B", "months_in_grade", "3")).isEqualTo("A");
    assertThat(grade("previous_grade", "B", "months_in_grade", "2")).isEqualTo("B");
    assertThat(grade("previous_grade", "U")).isEqualTo("A");
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
      assertThat(DESK.decide(month.getKey(), "seasonal", "yes").creditLimit().longValueExact())
          .isEqualTo(month.getValue());
    }
    String[] temporary = {"temporary_limit", "200000", "temporary_until", "2026-10-31"};
    assertThat(limit(temporary)).isEqualTo(700000);
    assertThat(DESK.decide(temporary).limitValidUntil()).isEqualTo(TODAY);
    assertThat(limit("temporary_limit", "200000", "temporary_until", "2026-10-30"))
        .isEqualTo(500000);
  }

  @Test
  @Tag("R19")
  void companiesOfAGroupShareItsLimit() {
    assertThat(limit("group_limit", "600000", "group_receivables", "500000")).isEqualTo(400000);
    assertThat(limit("group_limit", "600000", "group_receivables", "900000")).isEqualTo(0);
    Undecided alone = (Undecided) DESK.answer(TODAY, "group_receivables", "");
    assertThat(alone.missing()).extracting(fact -> fact.name()).contains("group_receivables");
  }

  @Test
  @Tag("R19")
  void foreignAmountsAreConvertedAtTheRateOfTheDay() {
    String[] dollars = {"trade_currency", "USD", "avg_monthly_purchases", "57000"};
    assertThat(DESK.decide(LocalDate.of(2026, 6, 30), dollars).score()).isEqualByComparingTo("95");
    assertThat(DESK.decide(LocalDate.of(2026, 7, 1), dollars).score()).isEqualByComparingTo("90");
    LocalDate after = LocalDate.of(2027, 1, 1);
    Undecided noRate = (Undecided) DESK.answer(after, "trade_currency", "EUR");
    assertThat(noRate.problems()).anyMatch(problem -> problem.what().en().contains("EUR"));
  }

  @Test
  @Tag("R35")
  void theCustomerGetsAReplyAndTheDepartmentsTheResult() {
    Decision decision = DESK.decide();
    assertThat(letters(decision)).containsExactly("LT-01", "LT-09", "LT-11");
    assertThat(decision.letters().get(0).body().in(Language.EN))
        .contains("500,000 yuan", "90 days", "2027-10-31");
    assertThat(decision.letters().get(0).body().in(Language.ZH)).contains("500,000 元", "90 天");
    assertThat(letters(DESK.decide("incident", "lawsuit"))).contains("LT-06", "LT-10", "LT-12");
  }
}
