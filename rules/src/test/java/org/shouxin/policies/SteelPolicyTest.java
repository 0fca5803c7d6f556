package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.decision.Decision.FindingResult;
import org.shouxin.decision.Undecided;
import org.shouxin.policy.OrderCheck.Outcome;

class SteelPolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final LocalDate YESTERDAY = TODAY.minusDays(1);
  private static final CommittedPolicy COMMITTED = CommittedPolicy.of("steel");

  @AutoClose private static final PolicyUnderTest STEEL = PolicyUnderTest.of(COMMITTED.policy());

  private static SampleCustomer customer() {
    return STEEL.customer();
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
    assertThat(STEEL.differences()).isEmpty();
  }

  @Test
  @Tag("R15")
  void theValueGradeGoesByShareOfCompanySales() {
    assertThat(value(5)).isEqualTo("A");
    assertThat(value(4.999999)).isEqualTo("B");
    assertThat(value(1)).isEqualTo("B");
    assertThat(value(0.999999)).isEqualTo("C");
    assertThat(value(0.2)).isEqualTo("C");
    assertThat(value(0.199999)).isEqualTo("D");
  }

  private static String value(double share) {
    return customer().with("sales_share_pct", share).concluded("value_grade");
  }

  @Test
  @Tag("R15")
  void valueAndCreditAreNeverMixed() {
    for (double share : List.of(20.0, 2.0, 0.5, 0.01)) {
      SampleCustomer good = customer().with("sales_share_pct", share);
      assertThat(good.grade()).isEqualTo("good");
      assertThat(good.limit()).isEqualByComparingTo("3000000");
    }
    SampleCustomer poor = customer().with("sales_share_pct", 20).with("recv_over_120", 1);
    assertThat(poor.limit()).isEqualByComparingTo("0");
    assertThat(poor.concluded("value_grade")).isEqualTo("A");
  }

  @Test
  @Tag("R15")
  void withoutTheFiguresOfAllCustomersNobodyIsDecided() {
    Undecided alone = (Undecided) customer().without("sales_share_pct").answer();
    assertThat(alone.missing()).extracting(fact -> fact.name()).contains("sales_share_pct");
    assertThat(alone.problems()).anyMatch(problem -> problem.where().contains("总体Population"));
  }

  @Test
  @Tag("R16")
  void tonnageAndIndustryAreClassesAndDealersGetLessThanEndUsers() {
    assertThat(customer().with("annual_tonnage", 5000).concluded("tonnage_class"))
        .isEqualTo("large");
    assertThat(customer().with("annual_tonnage", 4999.9).concluded("tonnage_class"))
        .isEqualTo("medium");
    assertThat(customer().with("annual_tonnage", 999.9).concluded("tonnage_class"))
        .isEqualTo("small");
    assertThat(customer().with("industry", "bridge").concluded("industry_class"))
        .isEqualTo("construction");
    assertThat(customer().with("industry", "ship").concluded("industry_class"))
        .isEqualTo("machinery");
    assertThat(customer().with("industry", "wire").concluded("industry_class"))
        .isEqualTo("metal_products");
    assertThat(customer().with("customer_role", "dealer").limit()).isEqualByComparingTo("1800000");
  }

  @Test
  @Tag("R18")
  void visitsFollowTheValueGrade() {
    assertThat(visit(6).due()).isEqualTo("2027-01-31");
    assertThat(visit(2).due()).isEqualTo("2027-04-30");
    assertThat(visit(0.5).due()).isEqualTo("2027-10-31");
    assertThat(visit(0.1).due()).isNull();
    assertThat(visit(2).text().zh()).contains("每半年回访");
  }

  private static FindingResult visit(double share) {
    return customer().with("sales_share_pct", share).decided().findings().stream()
        .filter(result -> result.finding().row().id().startsWith("VIS-"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("R13")
  @Tag("R20")
  void goodCreditGetsAHigherLimitFairARestrainedOneAndPoorNone() {
    SampleCustomer good = customer().with("on_time_pct", 70);
    SampleCustomer fair = customer().with("purchase_months_12m", 5).with("growth_pct", -5);
    SampleCustomer poor =
        customer().with("on_time_pct", 60).with("growth_pct", -5).with("recv_1_30", 60_000);
    assertThat(good.decided().score()).isEqualByComparingTo("80");
    assertThat(good.grade()).isEqualTo("good");
    assertThat(fair.decided().score()).isEqualByComparingTo("79");
    assertThat(fair.grade()).isEqualTo("fair");
    assertThat(poor.decided().score()).isEqualByComparingTo("59");
    assertThat(poor.grade()).isEqualTo("poor");
    assertThat(good.limit()).isEqualByComparingTo("3000000");
    assertThat(fair.limit()).isEqualByComparingTo("1920000");
    assertThat(poor.limit()).isEqualByComparingTo("0");
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
    SampleCustomer customer = customer().with("industry", industry);
    return customer.on(LocalDate.of(2026, month, 15)).limit().toBigInteger().toString();
  }

  @Test
  @Tag("R25")
  void longArrearsLowerTheLimitAndThenSuspend() {
    SampleCustomer thirty = customer().with("recv_1_30", 10_000);
    assertThat(thirty.standing()).isEqualTo("normal");
    SampleCustomer sixty = customer().with("recv_31_60", 10_000);
    assertThat(sixty.standing()).isEqualTo("reduced");
    assertThat(sixty.limit()).isEqualByComparingTo("1500000");
    SampleCustomer ninety = customer().with("recv_91_120", 10_000);
    assertThat(ninety.standing()).isEqualTo("suspended");
    assertThat(ninety.limit()).isEqualByComparingTo("0");
    assertThat(ninety.findings()).contains("REV-1", "SAN-1");
  }

  @Test
  @Tag("R25")
  void aSuspensionLastsUntilTheLastCentAndThenLiftsByItself() {
    SampleCustomer cent = customer().with("previous_standing", "suspended").with("recv_1_30", 0.01);
    assertThat(cent.standing()).isEqualTo("suspended");
    assertThat(cent.letters()).contains("LET-1");
    SampleCustomer paid = customer().with("previous_standing", "suspended");
    assertThat(paid.standing()).isEqualTo("normal");
    assertThat(paid.limit()).isEqualByComparingTo("3000000");
    assertThat(paid.findings()).contains("REV-2");
  }

  @Test
  @Tag("R28")
  void everyBucketIsDunnedBySalesAndMonitoredByFinance() {
    String[] buckets = {"recv_1_30", "recv_31_60", "recv_61_90", "recv_91_120", "recv_over_120"};
    for (int i = 0; i < buckets.length; i++) {
      SampleCustomer due = customer().with(buckets[i], 0.01);
      String id = "DUN-" + (i + 1);
      assertThat(due.findings().stream().filter(f -> f.startsWith("DUN"))).containsExactly(id);
      FindingResult dunning =
          due.decided().findings().stream()
              .filter(f -> f.finding().row().id().equals(id))
              .findFirst()
              .orElseThrow();
      assertThat(dunning.text().zh()).contains("销售", "财务");
      assertThat(dunning.text().en()).containsIgnoringCase("sales").contains("finance");
      assertThat(due.letters()).contains("LET-2", "LET-3");
    }
    assertThat(customer().letters()).isEmpty();
  }

  @Test
  @Tag("R28")
  void sharesOfTheBucketsAreExactAndZeroWithoutReceivables() {
    SampleCustomer aged = customer().with("recv_not_due", 950_000).with("recv_91_120", 50_000);
    assertThat(aged.concluded("not_due_share_pct")).isEqualTo("95");
    assertThat(aged.concluded("share_91_120_pct")).isEqualTo("5");
    assertThat(aged.concluded("overdue_share_pct")).isEqualTo("5");
    SampleCustomer none = customer().with("recv_not_due", 0);
    assertThat(none.concluded("overdue_share_pct")).isEqualTo("0");
    assertThat(none.concluded("not_due_share_pct")).isEqualTo("0");
  }

  @Test
  @Tag("R25")
  @Tag("R27")
  void anOrderIsHeldWhenSuspendedOrACentOverTheLimit() {
    SampleCustomer customer = customer();
    assertThat(customer.orders(2_400_000).outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(customer.orders(2_400_000.01).outcome()).isEqualTo(Outcome.HOLD);
    SampleCustomer suspended = customer().with("recv_91_120", 10_000);
    assertThat(suspended.orders(1).with("prepaid_amount", 1).outcome()).isEqualTo(Outcome.HOLD);
  }

  @Test
  @Tag("R30")
  void aCustomerWithoutLicenceOrContractOnFileGetsNoCredit() {
    assertThat(customer().with("licence_valid_until", TODAY).limit())
        .isEqualByComparingTo("3000000");
    assertThat(customer().with("licence_valid_until", YESTERDAY).admission())
        .isEqualTo(Admission.REFUSED);
    SampleCustomer missing = customer().without("contract_signed");
    assertThat(missing.admission()).isEqualTo(Admission.INCOMPLETE);
    assertThat(missing.limit()).isEqualByComparingTo("0");
  }
}
