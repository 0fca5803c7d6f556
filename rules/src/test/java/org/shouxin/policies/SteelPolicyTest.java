package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.FindingResult;
import org.shouxin.decision.Undecided;
import org.shouxin.policy.OrderCheck.Outcome;

class SteelPolicyTest {

  private static final Committed COMMITTED = Committed.of("steel");
  private static final Desk DESK = new Desk(COMMITTED.policy());
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @AfterAll
  static void close() {
    DESK.close();
  }

  @Test
  void theTextRenderingSaysWhatTheWorkbookSays() {
    assertThat(COMMITTED.text()).isEqualTo(COMMITTED.rendered());
  }

  @Test
  void everyRequirementThatThePolicyServesIsCitedAndEveryFigureSaysWhereItComesFrom() {
    assertThat(COMMITTED.cited()).contains("R13", "R15", "R16", "R18", "R20", "R25", "R28", "R30");
    assertThat(COMMITTED.sources().values()).allMatch(source -> source.matches("(?s).*R[0-9].*"));
  }

  @Test
  void everyCaseOfTheCommitteeHolds() {
    assertThat(COMMITTED.policy().cases()).hasSizeBetween(8, 15);
    assertThat(DESK.differences()).isEmpty();
  }

  @Test
  @Tag("R15")
  void theValueGradeGoesByShareOfCompanySales() {
    assertThat(value("5")).isEqualTo("A");
    assertThat(value("4.999999")).isEqualTo("B");
    assertThat(value("1")).isEqualTo("B");
    assertThat(value("0.999999")).isEqualTo("C");
    assertThat(value("0.2")).isEqualTo("C");
    assertThat(value("0.199999")).isEqualTo("D");
  }

  private static String value(String share) {
    Decision decision = DESK.decide("sales_share_pct", share);
    return List.of("A", "B", "C", "D").stream()
        .filter(grade -> DESK.says(decision, "value_grade", grade))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("R15")
  void valueAndCreditAreNeverMixed() {
    for (String share : List.of("20", "2", "0.5", "0.01")) {
      Decision decision = DESK.decide("sales_share_pct", share);
      assertThat(decision.grade().code()).isEqualTo("good");
      assertThat(decision.creditLimit()).isEqualByComparingTo("3000000");
    }
    Decision poor = DESK.decide("sales_share_pct", "20", "recv_over_120", "1");
    assertThat(poor.creditLimit()).isEqualByComparingTo("0");
    assertThat(DESK.says(poor, "value_grade", "A")).isTrue();
  }

  @Test
  @Tag("R15")
  void withoutTheFiguresOfAllCustomersNobodyIsDecided() {
    Undecided alone = (Undecided) DESK.answer(TODAY, "sales_share_pct", "");
    assertThat(alone.missing()).extracting(fact -> fact.name()).contains("sales_share_pct");
    assertThat(alone.problems()).anyMatch(problem -> problem.where().contains("总体Population"));
  }

  @Test
  @Tag("R16")
  void tonnageAndIndustryAreClassesAndDealersGetLessThanEndUsers() {
    assertThat(DESK.says(DESK.decide("annual_tonnage", "5000"), "tonnage_class", "large")).isTrue();
    assertThat(DESK.says(DESK.decide("annual_tonnage", "4999.9"), "tonnage_class", "medium"))
        .isTrue();
    assertThat(DESK.says(DESK.decide("annual_tonnage", "999.9"), "tonnage_class", "small"))
        .isTrue();
    assertThat(DESK.says(DESK.decide("industry", "bridge"), "industry_class", "construction"))
        .isTrue();
    assertThat(DESK.says(DESK.decide("industry", "ship"), "industry_class", "machinery")).isTrue();
    assertThat(DESK.says(DESK.decide("industry", "wire"), "industry_class", "metal_products"))
        .isTrue();
    assertThat(DESK.decide("customer_role", "dealer").creditLimit())
        .isEqualByComparingTo("1800000");
  }

  @Test
  @Tag("R18")
  void visitsFollowTheValueGrade() {
    assertThat(visit("6").due()).isEqualTo("2027-01-31");
    assertThat(visit("2").due()).isEqualTo("2027-04-30");
    assertThat(visit("0.5").due()).isEqualTo("2027-10-31");
    assertThat(visit("0.1").due()).isNull();
    assertThat(visit("2").text().zh()).contains("每半年回访");
  }

  private static FindingResult visit(String share) {
    return DESK.decide("sales_share_pct", share).findings().stream()
        .filter(result -> result.finding().row().id().startsWith("VIS-"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("R13")
  @Tag("R20")
  void goodCreditGetsAHigherLimitFairARestrainedOneAndPoorNone() {
    Decision good = DESK.decide("on_time_pct", "70");
    Decision fair = DESK.decide("purchase_months_12m", "5", "growth_pct", "-5");
    Decision poor = DESK.decide("on_time_pct", "60", "growth_pct", "-5", "recv_1_30", "60000");
    assertThat(good.score()).isEqualByComparingTo("80");
    assertThat(good.grade().code()).isEqualTo("good");
    assertThat(fair.score()).isEqualByComparingTo("79");
    assertThat(fair.grade().code()).isEqualTo("fair");
    assertThat(poor.score()).isEqualByComparingTo("59");
    assertThat(poor.grade().code()).isEqualTo("poor");
    assertThat(good.creditLimit()).isEqualByComparingTo("3000000");
    assertThat(fair.creditLimit()).isEqualByComparingTo("1920000");
    assertThat(poor.creditLimit()).isEqualByComparingTo("0");
  }

  @Test
  @Tag("R20")
  void theLimitMovesWithTheSeasonOfConstructionSteelAlone() {
    assertThat(inMonth(8, "building")).isEqualTo("3000000");
    assertThat(inMonth(9, "building")).isEqualTo("4500000");
    assertThat(inMonth(11, "building")).isEqualTo("4500000");
    assertThat(inMonth(12, "building")).isEqualTo("3000000");
    assertThat(inMonth(2, "building")).isEqualTo("1500000");
    assertThat(inMonth(3, "building")).isEqualTo("3000000");
    assertThat(inMonth(10, "machine")).isEqualTo("3000000");
  }

  private static String inMonth(int month, String industry) {
    return DESK.decide(LocalDate.of(2026, month, 15), "industry", industry)
        .creditLimit()
        .toBigInteger()
        .toString();
  }

  @Test
  @Tag("R25")
  void longArrearsLowerTheLimitAndThenSuspend() {
    Decision thirty = DESK.decide("recv_1_30", "10000");
    assertThat(thirty.standing().code()).isEqualTo("normal");
    Decision sixty = DESK.decide("recv_31_60", "10000");
    assertThat(sixty.standing().code()).isEqualTo("reduced");
    assertThat(sixty.creditLimit()).isEqualByComparingTo("1500000");
    Decision ninety = DESK.decide("recv_91_120", "10000");
    assertThat(ninety.standing().code()).isEqualTo("suspended");
    assertThat(ninety.creditLimit()).isEqualByComparingTo("0");
    assertThat(Desk.findings(ninety)).contains("REV-1", "SAN-1");
  }

  @Test
  @Tag("R25")
  void aSuspensionLastsUntilTheLastCentAndThenLiftsByItself() {
    Decision cent = DESK.decide("previous_standing", "suspended", "recv_1_30", "0.01");
    assertThat(cent.standing().code()).isEqualTo("suspended");
    assertThat(Desk.letters(cent)).contains("LET-1");
    Decision paid = DESK.decide("previous_standing", "suspended");
    assertThat(paid.standing().code()).isEqualTo("normal");
    assertThat(paid.creditLimit()).isEqualByComparingTo("3000000");
    assertThat(Desk.findings(paid)).contains("REV-2");
  }

  @Test
  @Tag("R28")
  void everyBucketIsDunnedBySalesAndMonitoredByFinance() {
    String[] buckets = {"recv_1_30", "recv_31_60", "recv_61_90", "recv_91_120", "recv_over_120"};
    for (int i = 0; i < buckets.length; i++) {
      Decision due = DESK.decide(buckets[i], "0.01");
      String id = "DUN-" + (i + 1);
      assertThat(Desk.findings(due).stream().filter(f -> f.startsWith("DUN"))).containsExactly(id);
      FindingResult dunning =
          due.findings().stream()
              .filter(f -> f.finding().row().id().equals(id))
              .findFirst()
              .orElseThrow();
      assertThat(dunning.text().zh()).contains("销售", "财务");
      assertThat(dunning.text().en()).containsIgnoringCase("sales").contains("finance");
      assertThat(Desk.letters(due)).contains("LET-2", "LET-3");
    }
    assertThat(Desk.letters(DESK.decide())).isEmpty();
  }

  @Test
  @Tag("R28")
  void sharesOfTheBucketsAreExactAndZeroWithoutReceivables() {
    Decision aged = DESK.decide("recv_not_due", "950000", "recv_91_120", "50000");
    assertThat(DESK.says(aged, "not_due_share_pct", "95")).isTrue();
    assertThat(DESK.says(aged, "share_91_120_pct", "5")).isTrue();
    assertThat(DESK.says(aged, "overdue_share_pct", "5")).isTrue();
    Decision none = DESK.decide("recv_not_due", "0");
    assertThat(DESK.says(none, "overdue_share_pct", "0")).isTrue();
    assertThat(DESK.says(none, "not_due_share_pct", "0")).isTrue();
  }

  @Test
  @Tag("R25")
  @Tag("R27")
  void anOrderIsHeldWhenSuspendedOrACentOverTheLimit() {
    Decision customer = DESK.decide();
    assertThat(DESK.check(customer, TODAY, "order_amount", "2400000").outcome())
        .isEqualTo(Outcome.RELEASE);
    assertThat(DESK.check(customer, TODAY, "order_amount", "2400000.01").outcome())
        .isEqualTo(Outcome.HOLD);
    Decision suspended = DESK.decide("recv_91_120", "10000");
    assertThat(DESK.check(suspended, TODAY, "order_amount", "1", "prepaid_amount", "1").outcome())
        .isEqualTo(Outcome.HOLD);
  }

  @Test
  @Tag("R30")
  void aCustomerWithoutLicenceOrContractOnFileGetsNoCredit() {
    assertThat(DESK.decide("licence_valid_until", "2026-10-31").creditLimit())
        .isEqualByComparingTo("3000000");
    assertThat(DESK.decide("licence_valid_until", "2026-10-30").admission())
        .isEqualTo(Decision.Admission.REFUSED);
    Decision missing = DESK.decide("contract_signed", "");
    assertThat(missing.admission()).isEqualTo(Decision.Admission.INCOMPLETE);
    assertThat(missing.creditLimit()).isEqualByComparingTo("0");
  }
}
