package org.shouxin.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.facts.Facts;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.ResourceText;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.policy.rows.BookFile;

/**
 * Forms of policies that companies publish, as workbooks in one language and without a row that the
 * form does not have. Limits and grades are worked out by hand.
 */
class PublishedFormsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  private static String text(String form) {
    return ResourceText.beside(PublishedFormsTest.class, form + ".policy.txt");
  }

  private static Decision decided(String form, String... facts) throws Exception {
    Policy policy = SmallPolicy.compile(text(form));
    Facts.Builder customer = Facts.of("C1", policy.facts());
    customer.set("customer", "C1");
    customer.set("licence_until", DAY.plusYears(1));
    for (String fact : facts) {
      String[] part = fact.split("=", -1);
      customer.set(part[0], ValueReader.read(policy.facts().fact(part[0]), part[1]));
    }
    try (Decisions decisions = Decisions.of(policy)) {
      return (Decision) decisions.decide(customer.build(), DAY);
    }
  }

  /** 2 % of revenue × score / 100 × factor, cut to thousands. */
  @ParameterizedTest
  @CsvSource({
    // 96 × 0.7 = 67.2, 30: 97.2; 50,000,000 × 2 % × 0.972 × 1.5 = 1,458,000
    "50000000, 96, 12, 政府机构, 核心, 97.2, 1458000",
    // 80 × 0.7 = 56, 9.5 × 3 = 28.5: 84.5; 3,000,000 × 2 % × 0.845 × 0.4 = 20,280
    "3000000, 80, 9.5, 商贸业, 新客户, 84.5, 20000",
    "3000000, 80, 9.5, 其他, 新客户, 84.5, 0",
  })
  @Tag("R19")
  void aShareOfRevenueByScoreTimesAFactorByIndustryAndTier(
      String revenue,
      String onTime,
      String years,
      String industry,
      String kind,
      String score,
      String limit)
      throws Exception {
    Decision decision =
        decided(
            "revenue-share",
            "revenue=" + revenue,
            "on_time=" + onTime,
            "years=" + years,
            "industry=" + industry,
            "kind=" + kind);
    assertThat(decision.score()).isEqualByComparingTo(score);
    assertThat(decision.creditLimit()).isEqualByComparingTo(limit);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 0, '', A, 100000",
    "21, 0, '', A, 500000",
    "300, 2, '', B, 200000",
    "301, 2, '', B, 800000",
    "301, 3, '', C, 100000",
    "300, 3, '', C, 0",
    "301, 0, 15000000, A, 1500000",
    "301, 0, 20000001, A, 2000000",
    "301, 0, -5, A, 0",
  })
  @Tag("R16")
  void aMatrixOfPaymentAndSizeCappedByNetWorthIfKnown(
      String employees, String late, String worth, String grade, String limit) throws Exception {
    Decision decision =
        decided(
            "size-by-payment",
            "employees=" + employees,
            "late_times=" + late,
            "net_worth=" + worth);
    assertThat(decision.grade().code()).isEqualTo(grade);
    assertThat(decision.creditLimit()).isEqualByComparingTo(limit);
  }

  @ParameterizedTest
  @CsvSource({
    // 80, 20, +5: 105, cut at 100
    "100, 6, 7, 0, 0, 100, AAA, 1000000",
    // 70, 20: 90 is AA, closed above
    "90, 6, 0, 0, 30, 90, AA, 500000",
    "90.1, 6, 0, 0, 30, 90.1, AAA, 1000000",
    // 80, 12, +2 −4 −10
    "100, 5, 2, 2, 31, 80, A, 200000",
    // 79 × 0.75 = 59.25, 5 unknown, −10 −20 capped at −25: 39.25
    "79, '', 0, 9, 91, 39.3, CCC, 0",
    "0, '', 0, 5, 91, 0, C, 0",
  })
  @Tag("R12")
  void aScoreSheetWithBonusAndPenaltyAndNineGradesClosedAbove(
      String kept,
      String years,
      String awards,
      String sued,
      String late,
      String score,
      String grade,
      String limit)
      throws Exception {
    Decision decision =
        decided(
            "score-sheet",
            "on_time=" + kept,
            "years=" + years,
            "awards=" + awards,
            "lawsuits=" + sued,
            "late_days=" + late);
    assertThat(decision.score()).isEqualByComparingTo(score);
    assertThat(decision.grade().code()).isEqualTo(grade);
    assertThat(decision.creditLimit()).isEqualByComparingTo(limit);
  }

  /** A count of at most 5 gives at most 5 points; one of at most 6 may give 6, not 6.999999. */
  @Test
  @Tag("R12")
  void aWholeNumberGoesNoFurtherThanItsHighest() throws Exception {
    String form = text("score-sheet").replace("points: =MIN(5,守合同重信用年数)", "points: =守合同重信用年数");
    assertThat(SmallPolicy.compile(form.replace("high: 50\n", "high: 5\n")).scorecard())
        .isNotEmpty();
    assertThat(Refusals.english(() -> SmallPolicy.compile(form.replace("high: 50\n", "high: 6\n"))))
        .singleElement()
        .asString()
        .contains("gives more than 5 when awards=6;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"revenue-share", "size-by-payment", "score-sheet"})
  @Tag("R33")
  void asAWorkbookItIsTheSamePolicy(String form, @TempDir Path folder) throws Exception {
    Path file = folder.resolve(form + ".xlsx");
    Files.write(file, PolicyWorkbook.bytes(PolicyCompiler.canonical(BookFile.parse(text(form)))));
    assertThat(PolicyCompiler.compile(file).sha256())
        .isEqualTo(SmallPolicy.compile(text(form)).sha256());
  }

  @Test
  void theirRowsAreThoseOfTheForms() {
    assertThat(text("revenue-share").lines().filter(line -> line.startsWith("[T-"))).hasSize(2);
    assertThat(text("size-by-payment").lines().filter(line -> line.startsWith("[T-"))).hasSize(2);
    assertThat(text("score-sheet").lines().filter(line -> line.startsWith("[T-"))).hasSize(2);
  }
}
