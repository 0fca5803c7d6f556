package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.policy.Finding;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.policy.Terms;

class DirectSupplyPolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final LocalDate YESTERDAY = TODAY.minusDays(1);
  private static final CommittedPolicy COMMITTED = CommittedPolicy.of("direct-supply");

  @AutoClose
  private static final PolicyUnderTest DIRECT_SUPPLY = PolicyUnderTest.of(COMMITTED.policy());

  private static SampleCustomer customer() {
    return DIRECT_SUPPLY.customer();
  }

  @Test
  void theTextRenderingSaysWhatTheWorkbookSays() {
    assertThat(COMMITTED.text()).isEqualTo(COMMITTED.rendered());
  }

  @Test
  void everyRequirementThatThePolicyServesIsCitedAndEveryFigureSaysWhereItComesFrom() {
    assertThat(COMMITTED.cited())
        .contains("R5", "R6", "R7", "R10", "R14", "R15", "R16", "R20", "R21", "R27", "R29");
    assertThat(COMMITTED.sources().values()).allMatch(source -> source.matches("(?s).*R[0-9].*"));
  }

  @Test
  void everyCaseOfTheCommitteeHolds() {
    assertThat(COMMITTED.policy().cases()).hasSizeBetween(8, 20);
    assertThat(DIRECT_SUPPLY.differences()).isEmpty();
  }

  @Test
  @Tag("R5")
  void theBusinessMustBeLawfulWithoutSeriousViolation() {
    assertThat(customer().with("lawful_business", false).admission()).isEqualTo(Admission.REFUSED);
    assertThat(customer().with("serious_violation", true).admission()).isEqualTo(Admission.REFUSED);
    assertThat(customer().without("serious_violation").admission()).isEqualTo(Admission.INCOMPLETE);
    assertThat(customer().with("licence_valid_until", TODAY).admission())
        .isEqualTo(Admission.ADMITTED);
    assertThat(customer().with("licence_valid_until", YESTERDAY).admission())
        .isEqualTo(Admission.REFUSED);
  }

  @Test
  @Tag("R5")
  void buyingStrengthMeansPurchasesOfHalfAMillionAndNetAssetsOfAMillion() {
    assertThat(customer().with("annual_purchases", 50).admission()).isEqualTo(Admission.ADMITTED);
    assertThat(customer().with("annual_purchases", 49.99).admission()).isEqualTo(Admission.REFUSED);
    assertThat(customer().with("net_assets", 100).admission()).isEqualTo(Admission.ADMITTED);
    assertThat(customer().with("net_assets", 99.99).admission()).isEqualTo(Admission.REFUSED);
    assertThat(customer().without("net_assets").admission()).isEqualTo(Admission.INCOMPLETE);
  }

  @Test
  @Tag("R5")
  void theCreditGradeMustReachCWhichIsAskedAfterGrading() {
    SampleCustomer sixty =
        customer()
            .with("annual_purchases", 150)
            .with("contract_fulfilment_pct", 80)
            .with("max_overdue_days", 10);
    assertThat(sixty.grade()).isEqualTo("C");
    assertThat(sixty.admission()).isEqualTo(Admission.ADMITTED);
    SampleCustomer d =
        customer()
            .with("annual_purchases", 150)
            .with("contract_fulfilment_pct", 80)
            .with("disputed_pct", 12);
    assertThat(d.grade()).isEqualTo("D");
    assertThat(d.admission()).isEqualTo(Admission.REFUSED);
    assertThat(d.concluded("stage")).isEqualTo("credit_review");
  }

  @Test
  @Tag("R6")
  void aNewCustomerGivesAGuaranteeOrPrepays() {
    assertThat(newcomer().with("guarantee_valid_until", TODAY).admission())
        .isEqualTo(Admission.ADMITTED);
    assertThat(newcomer().with("guarantee_valid_until", YESTERDAY).admission())
        .isEqualTo(Admission.REFUSED);
    assertThat(newcomer().with("agreed_prepayment_pct", 30).admission())
        .isEqualTo(Admission.ADMITTED);
    assertThat(newcomer().with("agreed_prepayment_pct", 29.99).admission())
        .isEqualTo(Admission.REFUSED);
    assertThat(customer().with("months_trading", 6).admission()).isEqualTo(Admission.ADMITTED);
    assertThat(customer().with("months_trading", 5).admission()).isEqualTo(Admission.REFUSED);
  }

  private static SampleCustomer newcomer() {
    return customer().with("months_trading", 1);
  }

  @Test
  @Tag("R6")
  void aNewCustomerIsLeftUngradedForThreeMonthsAndGetsFourFifthsOfItsGuarantee() {
    SampleCustomer guaranteed =
        customer().with("guarantee_valid_until", "2027-06-30").with("guarantee_amount", 400_000);
    SampleCustomer two = guaranteed.with("months_trading", 2);
    assertThat(two.decided().score()).isNull();
    assertThat(two.grade()).isEqualTo("N");
    assertThat(two.limit()).isEqualByComparingTo("320000");
    assertThat(guaranteed.with("months_trading", 3).grade()).isEqualTo("B");
    assertThat(two.with("guarantee_amount", 2_000_000).limit()).isEqualByComparingTo("500000");
  }

  @Test
  @Tag("R7")
  void storageAndTransportOfSpecialGoodsAreConditionsAndThePermitRefuses() {
    SampleCustomer visited =
        customer()
            .with("goods_kind", "hazardous")
            .with("storage_qualified", false)
            .with("transport_qualified", true)
            .with("hazard_permit_valid_until", TODAY)
            .with("site_visit_by", "孙伟")
            .with("site_visit_on", "2026-10-01")
            .with("site_visit_outcome", "approved");
    assertThat(visited.admission()).isEqualTo(Admission.CONDITIONAL);
    assertThat(visited.findings()).contains("CON-1").doesNotContain("CON-2");
    assertThat(visited.letters()).containsExactly("LET-2");
    assertThat(visited.decided().letters().get(0).body().en()).contains("Storage capability");
    assertThat(visited.with("hazard_permit_valid_until", YESTERDAY).admission())
        .isEqualTo(Admission.REFUSED);
    assertThat(customer().decided().criteria())
        .filteredOn(result -> result.criterion().row().id().matches("S2-[789]"))
        .allMatch(result -> result.verdict() == Verdict.EXEMPT);
  }

  @Test
  @Tag("R10")
  void sevenStepsEachWithWhoWhenAndOutcomeAndTheAnswerSaysHowFarItGot() {
    assertThat(COMMITTED.policy().stages())
        .extracting(stage -> stage.code())
        .containsExactly(
            "application",
            "first_review",
            "credit_review",
            "site_visit",
            "final_review",
            "agreement",
            "code");
    for (List<String> step :
        List.of(
            List.of("applied_by", "application"),
            List.of("first_review_on", "first_review"),
            List.of("credit_review_by", "credit_review"),
            List.of("final_review_outcome", "final_review"),
            List.of("agreement_on", "agreement"),
            List.of("code_issued_on", "code"))) {
      SampleCustomer waiting = customer().without(step.get(0));
      assertThat(waiting.admission()).isEqualTo(Admission.INCOMPLETE);
      assertThat(waiting.concluded("stage")).isEqualTo(step.get(1));
      assertThat(waiting.limit()).isEqualByComparingTo("0");
    }
    assertThat(customer().with("final_review_outcome", "rejected").admission())
        .isEqualTo(Admission.REFUSED);
  }

  @Test
  @Tag("R10")
  void aSiteVisitIsNeededForSpecialGoodsAndLargeCustomersAlone() {
    assertThat(customer().with("annual_purchases", 999.99).admission())
        .isEqualTo(Admission.ADMITTED);
    SampleCustomer large = customer().with("annual_purchases", 1000);
    assertThat(large.admission()).isEqualTo(Admission.INCOMPLETE);
    assertThat(large.concluded("stage")).isEqualTo("site_visit");
  }

  @Test
  @Tag("R14")
  void theRelationshipIsEvaluatedApartFromTheCreditGrade() {
    SampleCustomer good = customer();
    SampleCustomer poor = customer().with("satisfaction_score", 60).with("wallet_share_pct", 5);
    assertThat(good.concluded("relationship_grade")).isEqualTo("good");
    assertThat(poor.concluded("relationship_grade")).isEqualTo("poor");
    assertThat(poor.decided().score()).isEqualTo(good.decided().score());
    assertThat(poor.grade()).isEqualTo(good.grade());
    assertThat(poor.limit()).isEqualByComparingTo("900000");
    assertThat(poor.findings()).contains("REV-B");
  }

  @Test
  @Tag("R14")
  void theRelationshipEvaluationIsDueAfterHalfAYear() {
    assertThat(customer().with("last_relationship_review", "2026-05-01").findings())
        .doesNotContain("REV-A");
    assertThat(customer().with("last_relationship_review", "2026-04-30").findings())
        .contains("REV-A");
    assertThat(customer().without("last_relationship_review").findings()).contains("REV-A");
  }

  @Test
  @Tag("R15")
  @Tag("R16")
  void sizeIndustryAndImportanceAreClasses() {
    assertThat(customer().with("annual_purchases", 1000).concluded("size_class"))
        .isEqualTo("large");
    assertThat(customer().with("annual_purchases", 999.99).concluded("size_class"))
        .isEqualTo("medium");
    assertThat(customer().with("annual_purchases", 199.99).concluded("size_class"))
        .isEqualTo("small");
    assertThat(customer().with("industry", "trade").concluded("industry_class"))
        .isEqualTo("services");
    assertThat(customer().with("industry", "mining").concluded("industry_class"))
        .isEqualTo("other");
    SampleCustomer core =
        customer().with("annual_purchases", 1000).with("strategic_agreement", true);
    assertThat(core.concluded("importance")).isEqualTo("core");
    SampleCustomer important = customer().with("strategic_agreement", true);
    assertThat(important.concluded("importance")).isEqualTo("important");
    assertThat(customer().concluded("importance")).isEqualTo("ordinary");
  }

  @Test
  @Tag("R13")
  void gradeANeedsTwentyEightPointsForPaymentWhateverTheScore() {
    SampleCustomer score80 = customer().with("max_overdue_days", 10).with("debt_ratio_pct", 40);
    assertThat(score80.decided().gradeBefore().code()).isEqualTo("A");
    assertThat(score80.grade()).isEqualTo("B");
    assertThat(score80.decided().downgrades())
        .extracting(row -> row.row().id())
        .containsExactly("DG-4");
  }

  @Test
  @Tag("R20")
  @Tag("R21")
  void theWorseTheGradeTheMorePrepaymentTheShorterThePeriodAndSecurityBesides() {
    SampleCustomer a = customer();
    SampleCustomer b = customer().with("max_overdue_days", 5);
    SampleCustomer c =
        customer()
            .with("max_overdue_days", 10)
            .with("contract_fulfilment_pct", 92)
            .with("debt_ratio_pct", 80);
    assertThat(List.of(a, b, c)).extracting(SampleCustomer::grade).containsExactly("A", "B", "C");
    for (List<SampleCustomer> pair : List.of(List.of(a, b), List.of(b, c))) {
      Terms better = pair.get(0).decided().terms();
      Terms worse = pair.get(1).decided().terms();
      assertThat(worse.prepayment()).isGreaterThan(better.prepayment());
      assertThat(worse.creditDays()).isLessThan(better.creditDays());
      assertThat(pair.get(1).limit()).isLessThan(pair.get(0).limit());
    }
    assertThat(c.decided().findings())
        .anyMatch(result -> result.finding().kind() == Finding.Kind.SECURITY);
    assertThat(a.decided().findings())
        .noneMatch(result -> result.finding().kind() == Finding.Kind.SECURITY);
  }

  @Test
  @Tag("R20")
  void aLimitHoldsForAYearAndATemporaryRiseEndsByItself() {
    assertThat(customer().decided().limitValidUntil()).isEqualTo("2027-10-31");
    SampleCustomer risen =
        customer().with("temporary_rise", 300_000).with("temporary_until", TODAY);
    assertThat(risen.limit()).isEqualByComparingTo("1425000");
    assertThat(risen.decided().limitValidUntil()).isEqualTo("2026-10-31");
    SampleCustomer over =
        customer().with("temporary_rise", 300_000).with("temporary_until", YESTERDAY);
    assertThat(over.limit()).isEqualByComparingTo("1125000");
  }

  @Test
  @Tag("R27")
  void anOrderIsReleasedUpToTheLimitAndReferredACentAbove() {
    SampleCustomer customer = customer();
    SampleOrder within = order(customer, 725_000);
    assertThat(within.outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(within.applying()).isEmpty();
    SampleOrder above = order(customer, 725_000.01);
    assertThat(above.outcome()).isEqualTo(Outcome.HOLD);
    assertThat(above.applying()).containsExactly("ORD-08");
  }

  private static SampleOrder order(SampleCustomer customer, Number amount) {
    return customer.orders(amount).with("receivables", 400_000).with("requested_days", 30);
  }

  @Test
  @Tag("R27")
  void anOrderOfACustomerFifteenDaysPastDueGoesAndOneDayLaterIsReferred() {
    SampleCustomer late = customer().with("max_overdue_days", 15);
    assertThat(order(late, 1000).with("prepaid_amount", 500).outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(order(late, 1000).with("prepaid_amount", 500).with("max_overdue_days", 16).outcome())
        .isEqualTo(Outcome.HOLD);
    assertThat(order(late, 1000).with("prepaid_amount", 500).with("max_overdue_days", 61).outcome())
        .isEqualTo(Outcome.PREPAY);
  }

  @Test
  @Tag("R27")
  void anOrderAsksForAValidLimitTheGrantedPeriodAndThePrepayment() {
    SampleCustomer customer = customer();
    LocalDate last = LocalDate.of(2027, 10, 31);
    SampleOrder renewed = order(customer, 1000).with("agreement_valid_until", "2028-12-31");
    assertThat(renewed.on(last).outcome()).isEqualTo(Outcome.RELEASE);
    assertThat(renewed.on(last.plusDays(1)).applying()).containsExactly("ORD-11");
    assertThat(order(customer, 1000).with("requested_days", 46).applying())
        .containsExactly("ORD-14");
    SampleCustomer b = customer().with("max_overdue_days", 5);
    assertThat(order(b, 1000).with("prepaid_amount", 99.99).outcome()).isEqualTo(Outcome.PREPAY);
    assertThat(order(b, 1000).with("prepaid_amount", 100).outcome()).isEqualTo(Outcome.RELEASE);
  }

  @Test
  @Tag("R27")
  @Tag("R29")
  void paymentInFullOverridesASuspensionButNotAStopOfSupply() {
    SampleCustomer suspended = customer().with("open_incident", "payment_default");
    assertThat(order(suspended, 1000).outcome()).isEqualTo(Outcome.HOLD);
    assertThat(order(suspended, 1000).with("prepaid_amount", 1000).outcome())
        .isEqualTo(Outcome.RELEASE);
    SampleCustomer stopped = customer().with("open_incident", "crisis");
    assertThat(order(stopped, 1000).with("prepaid_amount", 1000).outcome())
        .isEqualTo(Outcome.REJECT);
  }

  @Test
  @Tag("R29")
  void anIncidentActsWithTheNextDecisionAndIsReportedToTheCommittee() {
    SampleCustomer calm = customer();
    SampleCustomer crisis = customer().with("open_incident", "crisis");
    assertThat(calm.decided().letters()).isEmpty();
    assertThat(crisis.standing()).isEqualTo("stopped");
    assertThat(crisis.grade()).isEqualTo("D");
    assertThat(crisis.limit()).isEqualByComparingTo("0");
    assertThat(crisis.letters()).containsExactly("LET-1");
    assertThat(crisis.decided().findings().get(0).due()).isEqualTo("2026-11-01");
    SampleCustomer breach = customer().with("open_incident", "contract_breach");
    assertThat(breach.grade()).isEqualTo("B");
  }
}
