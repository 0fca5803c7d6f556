package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Admission;

class DirectSupplyPolicyTest {

  private static final Committed COMMITTED = Committed.of("direct-supply");
  private static final Desk DESK = new Desk(COMMITTED.policy());

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
    assertThat(COMMITTED.cited())
        .contains("R5", "R6", "R7", "R10", "R14", "R15", "R16", "R20", "R21", "R27", "R29");
    assertThat(COMMITTED.sources().values()).allMatch(source -> source.matches("(?s).*R[0-9].*"));
  }

  @Test
  void everyCaseOfTheCommitteeHolds() {
    assertThat(COMMITTED.policy().cases()).hasSizeBetween(8, 15);
    assertThat(DESK.differences()).isEmpty();
  }

  @Test
  @Tag("R5")
  void theBusinessMustBeLawfulWithoutSeriousViolation() {
    assertThat(DESK.decide("lawful_business", "no").admission()).isEqualTo(Admission.REFUSED);
    assertThat(DESK.decide("serious_violation", "yes").admission()).isEqualTo(Admission.REFUSED);
    assertThat(DESK.decide("serious_violation", "").admission()).isEqualTo(Admission.INCOMPLETE);
    assertThat(DESK.decide("licence_valid_until", "2026-10-31").admission())
        .isEqualTo(Admission.ADMITTED);
    assertThat(DESK.decide("licence_valid_until", "2026-10-30").admission())
        .isEqualTo(Admission.REFUSED);
  }

  @Test
  @Tag("R5")
  void buyingStrengthMeansPurchasesOfHalfAMillionAndNetAssetsOfAMillion() {
    assertThat(DESK.decide("annual_purchases", "50").admission()).isEqualTo(Admission.ADMITTED);
    assertThat(DESK.decide("annual_purchases", "49.99").admission()).isEqualTo(Admission.REFUSED);
    assertThat(DESK.decide("net_assets", "100").admission()).isEqualTo(Admission.ADMITTED);
    assertThat(DESK.decide("net_assets", "99.99").admission()).isEqualTo(Admission.REFUSED);
    assertThat(DESK.decide("net_assets", "").admission()).isEqualTo(Admission.INCOMPLETE);
  }

  @Test
  @Tag("R5")
  void theCreditGradeMustReachCWhichIsAskedAfterGrading() {
    String[] sixty = {
      "annual_purchases", "150", "contract_fulfilment_pct", "80", "max_overdue_days", "10"
    };
    Decision c = DESK.decide(sixty);
    assertThat(c.grade().code()).isEqualTo("C");
    assertThat(c.admission()).isEqualTo(Admission.ADMITTED);
    Decision d =
        DESK.decide(
            "annual_purchases", "150", "contract_fulfilment_pct", "80", "disputed_pct", "12");
    assertThat(d.grade().code()).isEqualTo("D");
    assertThat(d.admission()).isEqualTo(Admission.REFUSED);
    assertThat(DESK.says(d, "stage", "credit_review")).isTrue();
  }

  @Test
  @Tag("R6")
  void aNewCustomerGivesAGuaranteeOrPrepays() {
    assertThat(newCustomer("guarantee_valid_until", "2026-10-31")).isEqualTo(Admission.ADMITTED);
    assertThat(newCustomer("guarantee_valid_until", "2026-10-30")).isEqualTo(Admission.REFUSED);
    assertThat(newCustomer("agreed_prepayment_pct", "30")).isEqualTo(Admission.ADMITTED);
    assertThat(newCustomer("agreed_prepayment_pct", "29.99")).isEqualTo(Admission.REFUSED);
    assertThat(DESK.decide("months_trading", "6").admission()).isEqualTo(Admission.ADMITTED);
    assertThat(DESK.decide("months_trading", "5").admission()).isEqualTo(Admission.REFUSED);
  }

  private static Admission newCustomer(String fact, String value) {
    return DESK.decide("months_trading", "1", fact, value).admission();
  }

  @Test
  @Tag("R6")
  void aNewCustomerIsLeftUngradedForThreeMonthsAndGetsFourFifthsOfItsGuarantee() {
    Decision two = guaranteed("months_trading", "2");
    assertThat(two.score()).isNull();
    assertThat(two.grade().code()).isEqualTo("N");
    assertThat(two.creditLimit()).isEqualByComparingTo("320000");
    assertThat(guaranteed("months_trading", "3").grade().code()).isEqualTo("B");
    Decision large = guaranteed("months_trading", "2", "guarantee_amount", "2000000");
    assertThat(large.creditLimit()).isEqualByComparingTo("500000");
  }

  private static Decision guaranteed(String... changes) {
    String[] all = new String[changes.length + 4];
    all[0] = "guarantee_valid_until";
    all[1] = "2027-06-30";
    all[2] = "guarantee_amount";
    all[3] = "400000";
    System.arraycopy(changes, 0, all, 4, changes.length);
    return DESK.decide(all);
  }

  @Test
  @Tag("R7")
  void storageAndTransportOfSpecialGoodsAreConditionsAndThePermitRefuses() {
    String[] visited = {
      "goods_kind",
      "hazardous",
      "storage_qualified",
      "no",
      "transport_qualified",
      "yes",
      "hazard_permit_valid_until",
      "2026-10-31",
      "site_visit_by",
      "孙伟",
      "site_visit_on",
      "2026-10-01",
      "site_visit_outcome",
      "approved"
    };
    Decision open = DESK.decide(visited);
    assertThat(open.admission()).isEqualTo(Admission.CONDITIONAL);
    assertThat(Desk.findings(open)).contains("CON-1").doesNotContain("CON-2");
    assertThat(Desk.letters(open)).containsExactly("LET-2");
    assertThat(open.letters().get(0).body().en()).contains("Storage capability");
    visited[7] = "2026-10-30";
    assertThat(DESK.decide(visited).admission()).isEqualTo(Admission.REFUSED);
    assertThat(DESK.decide().criteria())
        .filteredOn(result -> result.criterion().row().id().matches("S2-[789]"))
        .allMatch(result -> result.verdict() == Decision.Verdict.EXEMPT);
  }

  @Test
  @Tag("R10")
  void sevenStepsEachWithWhoWhenAndOutcomeAndTheAnswerSaysWhereItStands() {
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
      Decision waiting = DESK.decide(step.get(0), "");
      assertThat(waiting.admission()).isEqualTo(Admission.INCOMPLETE);
      assertThat(DESK.says(waiting, "stage", step.get(1))).as(step.get(1)).isTrue();
      assertThat(waiting.creditLimit()).isEqualByComparingTo("0");
    }
    assertThat(DESK.decide("final_review_outcome", "rejected").admission())
        .isEqualTo(Admission.REFUSED);
  }

  @Test
  @Tag("R10")
  void aSiteVisitIsNeededForSpecialGoodsAndLargeCustomersAlone() {
    assertThat(DESK.decide("annual_purchases", "999.99").admission()).isEqualTo(Admission.ADMITTED);
    Decision large = DESK.decide("annual_purchases", "1000");
    assertThat(large.admission()).isEqualTo(Admission.INCOMPLETE);
    assertThat(DESK.says(large, "stage", "site_visit")).isTrue();
  }

  @Test
  @Tag("R14")
  void theRelationshipIsEvaluatedApartFromTheCreditGrade() {
    Decision good = DESK.decide();
    Decision poor = DESK.decide("satisfaction_score", "60", "wallet_share_pct", "5");
    assertThat(DESK.says(good, "relationship_grade", "good")).isTrue();
    assertThat(DESK.says(poor, "relationship_grade", "poor")).isTrue();
    assertThat(poor.score()).isEqualTo(good.score());
    assertThat(poor.grade()).isEqualTo(good.grade());
    assertThat(poor.creditLimit()).isEqualByComparingTo("900000");
    assertThat(Desk.findings(poor)).contains("REV-B");
  }

  @Test
  @Tag("R14")
  void theRelationshipEvaluationIsDueAfterHalfAYear() {
    assertThat(Desk.findings(DESK.decide("last_relationship_review", "2026-05-01")))
        .doesNotContain("REV-A");
    assertThat(Desk.findings(DESK.decide("last_relationship_review", "2026-04-30")))
        .contains("REV-A");
    assertThat(Desk.findings(DESK.decide("last_relationship_review", ""))).contains("REV-A");
  }

  @Test
  @Tag("R15")
  @Tag("R16")
  void sizeIndustryAndImportanceAreClasses() {
    assertThat(DESK.says(DESK.decide("annual_purchases", "1000"), "size_class", "large")).isTrue();
    assertThat(DESK.says(DESK.decide("annual_purchases", "999.99"), "size_class", "medium"))
        .isTrue();
    assertThat(DESK.says(DESK.decide("annual_purchases", "199.99"), "size_class", "small"))
        .isTrue();
    assertThat(DESK.says(DESK.decide("industry", "trade"), "industry_class", "services")).isTrue();
    assertThat(DESK.says(DESK.decide("industry", "mining"), "industry_class", "other")).isTrue();
    Decision core = DESK.decide("annual_purchases", "1000", "strategic_agreement", "yes");
    assertThat(DESK.says(core, "importance", "core")).isTrue();
    Decision important = DESK.decide("strategic_agreement", "yes");
    assertThat(DESK.says(important, "importance", "important")).isTrue();
    assertThat(DESK.says(DESK.decide(), "importance", "ordinary")).isTrue();
  }

  @Test
  @Tag("R13")
  void gradeANeedsTwentyEightPointsForPaymentWhateverTheScore() {
    Decision score80 = DESK.decide("max_overdue_days", "10", "debt_ratio_pct", "40");
    assertThat(score80.gradeBefore().code()).isEqualTo("A");
    assertThat(score80.grade().code()).isEqualTo("B");
    assertThat(score80.downgrades()).extracting(row -> row.row().id()).containsExactly("DG-4");
  }
}
