package org.shouxin.nonferrous;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Band;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Nonferrous;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Row;

class NonferrousPolicyTest {

  private static final Book BOOK = Nonferrous.book();
  private static final Policy POLICY = Nonferrous.policy();

  @Test
  void theTextRenderingSaysWhatTheWorkbookSays() throws Exception {
    String text = BookText.render(PolicyCompiler.canonical(BOOK));
    assertThat(Files.readString(Nonferrous.TEXT))
        .as("run: shouxin text decision-tables/nonferrous/nonferrous.xlsx")
        .isEqualTo(text);
    assertThat(PolicyCompiler.compile(BookText.read(text, Sheets.ALL)).sha256())
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
                  .map(Band::points)
                  .max(BigDecimal::compareTo)
                  .orElseThrow())
          .as(indicator.row().name())
          .isEqualByComparingTo(indicator.weight());
    }
  }

  @Test
  void everyRequirementThatThePolicyServesIsCited() {
    Set<String> cited = new TreeSet<>();
    BOOK.sheets()
        .forEach(
            (sheet, rows) ->
                rows.forEach(row -> cited.addAll(List.of(source(row).split("[^R0-9]+")))));
    assertThat(cited)
        .contains("R1", "R2", "R3", "R4", "R11", "R12", "R13", "R14", "R18", "R19", "R20", "R21")
        .contains("R22", "R23", "R25", "R26");
  }

  @Test
  void everyFigureSaysInBothLanguagesWhereItComesFrom() {
    BOOK.sheets()
        .forEach(
            (sheet, rows) ->
                rows.stream()
                    .filter(row -> row.cells().containsKey("source"))
                    .forEach(
                        row ->
                            assertThat(source(row))
                                .as(row.id())
                                .containsPattern("R[0-9]+|comparable|recorded|no sanction")));
  }

  private static String source(Row row) {
    return row.cells().containsKey("source") ? row.text("source") : "";
  }

  @Test
  @Tag("R1")
  @Tag("R13")
  void everyCaseOfTheCommitteeHolds() {
    assertThat(POLICY.cases()).hasSizeBetween(8, 16);
    try (Decisions decisions = Decisions.of(POLICY)) {
      for (PolicyCase each : POLICY.cases()) {
        Decision decision = (Decision) decisions.decide(each.facts(), each.asOf());
        assertThat(outcome(decision)).as(each.row().id()).containsAllEntriesOf(each.expected());
      }
    }
  }

  private static Map<String, String> outcome(Decision decision) {
    return Map.of(
        "admission", decision.admission().name().toLowerCase(java.util.Locale.ROOT),
        "score",
            new java.math.BigDecimal(String.valueOf(decision.score()))
                .stripTrailingZeros()
                .toPlainString(),
        "grade_before", decision.gradeBefore().code(),
        "grade", decision.grade().code(),
        "standing", decision.standing().code(),
        "credit_limit", decision.creditLimit().stripTrailingZeros().toPlainString(),
        "credit_days", String.valueOf(decision.terms().creditDays()));
  }

  @Test
  @Tag("R3")
  @Tag("R19")
  void aCustomerOfWhomOnlyPaymentBehaviourIsKnownIsGradedButGetsNoCreditWithoutPapers() {
    Facts.Builder facts = Facts.of("K1", POLICY.facts());
    Map.of(
            "months_trading", "11",
            "purchases_12m", "545.25",
            "avg_monthly_purchases", "49.57",
            "on_time_pct", "100",
            "mean_days_late", "0",
            "max_days_late", "0",
            "late_receipts_12m", "0",
            "overdue_pct", "0",
            "max_overdue_days", "0",
            "disputed_pct", "0")
        .forEach((name, value) -> facts.set(name, new BigDecimal(value)));
    try (Decisions decisions = Decisions.of(POLICY)) {
      PolicyCase first = POLICY.cases().get(0);
      Decision decision = (Decision) decisions.decide(facts.build(), first.asOf());
      assertThat(decision.admission()).isEqualTo(Decision.Admission.INCOMPLETE);
      assertThat(decision.grade().code()).isEqualTo("B");
      assertThat(decision.creditLimit()).isEqualByComparingTo("0");
    }
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
