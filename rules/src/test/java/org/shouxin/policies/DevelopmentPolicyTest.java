package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shouxin.policies.Desk.findings;
import static org.shouxin.policies.Desk.letters;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.problem.Language;

class DevelopmentPolicyTest {

  private static final Committed COMMITTED = Committed.of("development");
  private static final Desk DESK = new Desk(COMMITTED.policy());

  @AfterAll
  static void close() {
    DESK.close();
  }

  private static String stage(Decision decision) {
    return Objects.requireNonNull(decision.stage()).code();
  }

  private static List<String> having(Decision decision, Verdict verdict) {
    return decision.criteria().stream()
        .filter(result -> result.verdict() == verdict)
        .map(result -> result.criterion().row().id())
        .toList();
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
    assertThat(DESK.differences()).isEmpty();
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
    assertThat(having(DESK.decide(mark, "2.5"), Verdict.PASSED)).contains(criterion);
    assertThat(having(DESK.decide(mark, "2.49"), below)).containsExactly(criterion);
    assertThat(having(DESK.decide(mark, ""), Verdict.MISSING)).containsExactly(criterion);
  }

  @Test
  @Tag("R8")
  void generalSurveyAndSiteSurveyPrecedeRecognition() {
    Decision before = DESK.decide("general_survey_outcome", "");
    assertThat(stage(before)).isEqualTo("general_survey");
    assertThat(before.admission()).isEqualTo(Admission.INCOMPLETE);
    assertThat(before.grade().code()).isEqualTo("U");
    assertThat(having(before, Verdict.NOT_REACHED)).contains("SS-01", "CA-01", "FN-01", "AG-01");
    Decision between = DESK.decide("site_survey_date", "");
    assertThat(stage(between)).isEqualTo("site_survey");
    assertThat(between.grade().code()).isEqualTo("U");
    assertThat(stage(DESK.decide("credit_assessment_outcome", ""))).isEqualTo("credit_assessment");
    assertThat(DESK.decide("credit_assessment_outcome", "").grade().code()).isEqualTo("A");
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
        Decision decision = DESK.decide(step.getKey() + part, "");
        assertThat(decision.admission()).isEqualTo(Admission.INCOMPLETE);
        assertThat(stage(decision)).isEqualTo(step.getKey());
        assertThat(findings(decision)).contains(step.getValue());
      }
      Decision failed = DESK.decide(step.getKey() + "_outcome", "failed");
      assertThat(failed.admission()).isEqualTo(Admission.REFUSED);
      assertThat(stage(failed)).isEqualTo(step.getKey());
    }
  }

  @Test
  @Tag("R10")
  void theCustomerCodeIsTheLastStep() {
    Decision decision = DESK.decide("customer_number", "");
    assertThat(stage(decision)).isEqualTo("agreement");
    assertThat(having(decision, Verdict.MISSING)).containsExactly("AG-03");
    assertThat(findings(decision)).containsExactly("EV-07");
  }

  @Test
  @Tag("R10")
  void aSiteIsVisitedWhereNeeded() {
    String[] small = {
      "asked_limit", "0", "expected_monthly_purchases", "99999.99", "site_survey_outcome", ""
    };
    assertThat(DESK.decide(small).admission()).isEqualTo(Admission.ADMITTED);
    assertThat(
            stage(
                DESK.decide(
                    "asked_limit", "0",
                    "expected_monthly_purchases", "100000",
                    "site_survey_outcome", "")))
        .isEqualTo("site_survey");
    assertThat(
            stage(
                DESK.decide(
                    "asked_limit", "1",
                    "expected_monthly_purchases", "99999.99",
                    "site_survey_outcome", "")))
        .isEqualTo("site_survey");
  }

  @Test
  @Tag("R10")
  void reservationsOfFinanceBecomeACondition() {
    Decision decision = DESK.decide("credit_assessment_outcome", "reserved");
    assertThat(decision.admission()).isEqualTo(Admission.CONDITIONAL);
    assertThat(findings(decision)).contains("CO-01");
    assertThat(decision.terms().prepayment()).isEqualByComparingTo("50");
    assertThat(letters(decision)).containsExactly("LT-02", "LT-11");
  }

  @Test
  @Tag("R8")
  void recognitionBringsASmallLimitAndADeposit() {
    Decision best = DESK.decide("asked_limit", "80000");
    assertThat(best.creditLimit()).isEqualByComparingTo("50000");
    assertThat(best.terms().prepayment()).isEqualByComparingTo("30");
    Decision good = DESK.decide("cooperation_mark", "3");
    assertThat(good.score()).isEqualByComparingTo("79");
    assertThat(good.creditLimit()).isEqualByComparingTo("20000");
    assertThat(good.terms().prepayment()).isEqualByComparingTo("40");
    assertThat(DESK.decide("cost_mark", "3").grade().code()).isEqualTo("A");
  }

  @Test
  @Tag("R8")
  void belowSixtyPointsNobodyIsRecognised() {
    String[] fair = {
      "equipment_mark", "3", "technology_mark", "3", "on_time_mark", "3",
      "trade_reference_mark", "3", "cooperation_mark", "3", "confidentiality_mark", "3",
      "cost_mark", "3", "debt_ratio_pct", "70"
    };
    assertThat(DESK.decide(fair).grade().code()).isEqualTo("C");
    assertThat(DESK.decide(fair).admission()).isEqualTo(Admission.ADMITTED);
    fair[fair.length - 1] = "70.01";
    assertThat(DESK.decide(fair).grade().code()).isEqualTo("D");
    assertThat(having(DESK.decide(fair), Verdict.FAILED)).containsExactly("FN-01");
  }

  @Test
  @Tag("R30")
  void theApplicationNamesWhatIsMissingFromTheFile() {
    Decision decision = DESK.decide("legal_representative", "", "registered_capital", "");
    assertThat(stage(decision)).isEqualTo("application");
    assertThat(having(decision, Verdict.MISSING)).containsExactly("AP-04", "AP-05");
    assertThat(letters(decision)).containsExactly("LT-03", "LT-08");
    assertThat(decision.letters().get(0).body().in(Language.ZH)).contains("法定代表人", "注册资本");
    assertThat(DESK.decide("licence_valid_until", "2026-10-31").admission())
        .isEqualTo(Admission.ADMITTED);
    assertThat(DESK.decide("licence_valid_until", "2026-10-30").admission())
        .isEqualTo(Admission.REFUSED);
  }

  @Test
  @Tag("R10")
  void anApplicationLapsesAfterHalfAYearWithoutAnAgreement() {
    String[] open = {"agreement_date", "", "application_date", "2026-05-04"};
    assertThat(DESK.decide(open).standing().code()).isEqualTo("normal");
    open[3] = "2026-05-03";
    assertThat(DESK.decide(open).standing().code()).isEqualTo("lapsed");
    assertThat(DESK.decide("application_date", "2026-05-03").standing().code()).isEqualTo("normal");
  }
}
