package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.problem.Language;

class DevelopmentPolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final LocalDate YESTERDAY = TODAY.minusDays(1);
  private static final CommittedPolicy COMMITTED = CommittedPolicy.of("development");

  @AutoClose
  private static final PolicyUnderTest DEVELOPMENT = PolicyUnderTest.of(COMMITTED.policy());

  private static SampleCustomer customer() {
    return DEVELOPMENT.customer();
  }

  @Test
  void theTextRenderingSaysWhatTheWorkbookSays() {
    assertThat(COMMITTED.text())
        .as("run: shouxin text decision-tables/development/development.xlsx")
        .isEqualTo(COMMITTED.rendered());
  }

  @Test
  void everyRequirementThatThePolicyServesIsCited() {
    assertThat(COMMITTED.cited()).contains("R8", "R10", "R30", "R35");
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
    assertThat(DEVELOPMENT.differences()).isEmpty();
  }

  @Test
  @Tag("R8")
  void sixPrinciplesMakeUpTheScoreAndEachHasItsMinimum() {
    assertThat(COMMITTED.policy().indicators().stream().map(i -> i.family().en()).distinct())
        .containsExactlyInAnyOrder(
            "Equipment and technology",
            "On-time ability",
            "Financial strength and credit",
            "Cooperative attitude",
            "Confidentiality",
            "Cost level");
    assertPrinciple("on_time_mark", "FN-03", Verdict.FAILED);
    assertPrinciple("confidentiality_mark", "FN-06", Verdict.FAILED);
    assertPrinciple("cooperation_mark", "FN-05", Verdict.CONDITION);
    assertPrinciple("cost_mark", "FN-10", Verdict.CONDITION);
  }

  private static void assertPrinciple(String mark, String criterion, Verdict below) {
    assertThat(customer().with(mark, 2.5).criteria(Verdict.PASSED)).contains(criterion);
    assertThat(customer().with(mark, 2.49).criteria(below)).containsExactly(criterion);
    assertThat(customer().without(mark).criteria(Verdict.MISSING)).containsExactly(criterion);
  }

  @Test
  @Tag("R8")
  void generalSurveyAndSiteSurveyPrecedeRecognition() {
    SampleCustomer before = customer().without("general_survey_outcome");
    assertThat(before.stage()).isEqualTo("general_survey");
    assertThat(before.admission()).isEqualTo(Admission.INCOMPLETE);
    assertThat(before.grade()).isEqualTo("U");
    assertThat(before.criteria(Verdict.NOT_REACHED)).contains("SS-01", "CA-01", "FN-01", "AG-01");
    SampleCustomer between = customer().without("site_survey_date");
    assertThat(between.stage()).isEqualTo("site_survey");
    assertThat(between.grade()).isEqualTo("U");
    assertThat(customer().without("credit_assessment_outcome").stage())
        .isEqualTo("credit_assessment");
    assertThat(customer().without("credit_assessment_outcome").grade()).isEqualTo("A");
  }

  @Test
  @Tag("R10")
  void everyStepHasWhoWhenAndOutcome() {
    for (Map.Entry<String, String> step :
        Map.of(
                "first_review", "EV-02",
                "general_survey", "EV-03",
                "site_survey", "EV-04",
                "credit_assessment", "EV-05",
                "final_review", "EV-06")
            .entrySet()) {
      for (String part : List.of("_outcome", "_date", "_by")) {
        SampleCustomer open = customer().without(step.getKey() + part);
        assertThat(open.admission()).isEqualTo(Admission.INCOMPLETE);
        assertThat(open.stage()).isEqualTo(step.getKey());
        assertThat(open.findings()).contains(step.getValue());
      }
      SampleCustomer failed = customer().with(step.getKey() + "_outcome", "failed");
      assertThat(failed.admission()).isEqualTo(Admission.REFUSED);
      assertThat(failed.stage()).isEqualTo(step.getKey());
    }
  }

  @Test
  @Tag("R10")
  void theCustomerCodeIsTheLastStep() {
    SampleCustomer uncoded = customer().without("customer_number");
    assertThat(uncoded.stage()).isEqualTo("agreement");
    assertThat(uncoded.criteria(Verdict.MISSING)).containsExactly("AG-03");
    assertThat(uncoded.findings()).containsExactly("EV-07");
  }

  @Test
  @Tag("R10")
  void aSiteIsVisitedWhereNeeded() {
    SampleCustomer unvisited = customer().without("site_survey_outcome");
    SampleCustomer small =
        unvisited.with("asked_limit", 0).with("expected_monthly_purchases", 99_999.99);
    assertThat(small.admission()).isEqualTo(Admission.ADMITTED);
    assertThat(small.with("expected_monthly_purchases", 100_000).stage()).isEqualTo("site_survey");
    assertThat(small.with("asked_limit", 1).stage()).isEqualTo("site_survey");
  }

  @Test
  @Tag("R10")
  void reservationsOfFinanceBecomeACondition() {
    SampleCustomer reserved = customer().with("credit_assessment_outcome", "reserved");
    assertThat(reserved.admission()).isEqualTo(Admission.CONDITIONAL);
    assertThat(reserved.findings()).contains("CO-01");
    assertThat(reserved.decided().terms().prepayment()).isEqualByComparingTo("50");
    assertThat(reserved.letters()).containsExactly("LT-02", "LT-11");
  }

  @Test
  @Tag("R8")
  void recognitionBringsASmallLimitAndADeposit() {
    SampleCustomer best = customer().with("asked_limit", 80_000);
    assertThat(best.limit()).isEqualByComparingTo("50000");
    assertThat(best.decided().terms().prepayment()).isEqualByComparingTo("30");
    SampleCustomer good = customer().with("cooperation_mark", 3);
    assertThat(good.decided().score()).isEqualByComparingTo("79");
    assertThat(good.limit()).isEqualByComparingTo("20000");
    assertThat(good.decided().terms().prepayment()).isEqualByComparingTo("40");
    assertThat(customer().with("cost_mark", 3).grade()).isEqualTo("A");
  }

  @Test
  @Tag("R8")
  void belowSixtyPointsNobodyIsRecognised() {
    SampleCustomer fair =
        customer()
            .with("equipment_mark", 3)
            .with("technology_mark", 3)
            .with("on_time_mark", 3)
            .with("trade_reference_mark", 3)
            .with("cooperation_mark", 3)
            .with("confidentiality_mark", 3)
            .with("cost_mark", 3)
            .with("debt_ratio_pct", 70);
    assertThat(fair.grade()).isEqualTo("C");
    assertThat(fair.admission()).isEqualTo(Admission.ADMITTED);
    SampleCustomer indebted = fair.with("debt_ratio_pct", 70.01);
    assertThat(indebted.grade()).isEqualTo("D");
    assertThat(indebted.criteria(Verdict.FAILED)).containsExactly("FN-01");
  }

  @Test
  @Tag("R30")
  void theApplicationNamesWhatIsMissingFromTheFile() {
    SampleCustomer applicant = customer().without("legal_representative", "registered_capital");
    assertThat(applicant.stage()).isEqualTo("application");
    assertThat(applicant.criteria(Verdict.MISSING)).containsExactly("AP-04", "AP-05");
    assertThat(applicant.letters()).containsExactly("LT-03", "LT-08");
    assertThat(applicant.decided().letters().get(0).body().in(Language.ZH))
        .contains("法定代表人", "注册资本");
    assertThat(customer().with("licence_valid_until", TODAY).admission())
        .isEqualTo(Admission.ADMITTED);
    assertThat(customer().with("licence_valid_until", YESTERDAY).admission())
        .isEqualTo(Admission.REFUSED);
  }

  @Test
  @Tag("R10")
  void anApplicationLapsesAfterHalfAYearWithoutAnAgreement() {
    SampleCustomer open = customer().without("agreement_date");
    assertThat(open.with("application_date", "2026-05-04").standing()).isEqualTo("normal");
    assertThat(open.with("application_date", "2026-05-03").standing()).isEqualTo("lapsed");
    assertThat(customer().with("application_date", "2026-05-03").standing()).isEqualTo("normal");
  }
}
