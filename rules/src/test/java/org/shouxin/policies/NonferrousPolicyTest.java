package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.policy.Band;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.Text;
import org.shouxin.workbook.BookText;

class NonferrousPolicyTest {

  private static final CommittedPolicy COMMITTED = CommittedPolicy.of("nonferrous");
  private static final Policy POLICY = COMMITTED.policy();

  @AutoClose private static final PolicyUnderTest NONFERROUS = PolicyUnderTest.of(POLICY);

  @Test
  void theTextRenderingSaysWhatTheWorkbookSays() throws Exception {
    assertThat(COMMITTED.text())
        .as("run: shouxin text decision-tables/nonferrous/nonferrous.xlsx")
        .isEqualTo(COMMITTED.rendered());
    assertThat(PolicyCompiler.compile(BookText.read(COMMITTED.text(), Sheets.ALL)).sha256())
        .isEqualTo(POLICY.sha256());
  }

  @Test
  @Tag("R11")
  void r11FourFamiliesAndAtLeastTwelveIndicators() {
    assertThat(POLICY.indicators()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(POLICY.indicators().stream().map(i -> i.family().zh()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("采购量", "信用履约率", "付款", "经营状况");
  }

  @Test
  @Tag("R12")
  void r12WeightsAddUpToAHundredAndTheBestBandGivesTheWeight() {
    BigDecimal sum =
        POLICY.indicators().stream()
            .map(Indicator::weight)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo("100");
    for (Indicator indicator : POLICY.indicators()) {
      assertThat(
              POLICY.scorecard().stream()
                  .filter(band -> band.indicator().equals(indicator))
                  .map(Band::given)
                  .max(BigDecimal::compareTo)
                  .orElseThrow())
          .as(indicator.row().name())
          .isEqualByComparingTo(indicator.weight());
    }
  }

  @Test
  void everyRequirementThatThePolicyServesIsCited() {
    assertThat(COMMITTED.cited())
        .contains("R1", "R2", "R3", "R4", "R11", "R12", "R13", "R14", "R18", "R19", "R20", "R21")
        .contains("R22", "R23", "R25", "R26");
  }

  @Test
  void everyFigureSaysInBothLanguagesWhereItComesFrom() {
    COMMITTED
        .sources()
        .forEach(
            (row, source) ->
                assertThat(source)
                    .as(row)
                    .containsPattern("R[0-9]+|comparable|recorded|no sanction"));
  }

  @Test
  @Tag("R1")
  @Tag("R13")
  void everyCaseOfTheCommitteeHolds() {
    assertThat(POLICY.cases()).hasSizeBetween(8, 20);
    assertThat(NONFERROUS.differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "A, 9000000, T-01",
    "B, 4500000, T-02",
    "C, 2400000, T-03",
    "D, 500000, T-04",
    "E, 0, T-05"
  })
  @Tag("R19")
  @Tag("R33")
  void aGradeSetByPeopleHasTheTermsOfItsRow(String grade, String limit, String row) {
    Decision regraded = NONFERROUS.customer().regraded(grade);
    assertThat(regraded.grade().code()).isEqualTo(grade);
    assertThat(regraded.creditLimit()).as("M10").isEqualByComparingTo(limit);
    assertThat(regraded.terms().row().id()).isEqualTo(row);
    assertThat(NONFERROUS.customer().limit()).as("computed").isEqualByComparingTo("9000000");
  }

  @Test
  @Tag("R3")
  @Tag("R19")
  void aCustomerOfWhomOnlyPaymentBehaviourIsKnownIsGradedButGetsNoCreditWithoutPapers() {
    SampleCustomer known =
        NONFERROUS
            .stranger()
            .with("months_trading", 11)
            .with("purchases_12m", 545.25)
            .with("avg_monthly_purchases", 49.57)
            .with("on_time_pct", 100)
            .with("mean_days_late", 0)
            .with("max_days_late", 0)
            .with("late_receipts_12m", 0)
            .with("overdue_pct", 0)
            .with("max_overdue_days", 0)
            .with("disputed_pct", 0);
    assertThat(known.admission()).isEqualTo(Admission.INCOMPLETE);
    assertThat(known.grade()).isEqualTo("B");
    assertThat(known.limit()).isEqualByComparingTo("0");
  }

  @Test
  void reasonsReadAsSentencesInBothLanguages() {
    for (Band band : POLICY.scorecard()) {
      Text reason = band.reason();
      assertThat(reason.zh()).as(band.row().name()).containsPattern("\\p{IsHan}");
      assertThat(reason.en()).as(band.row().name()).matches("[A-Z0-9].*[^.]");
    }
  }
}
