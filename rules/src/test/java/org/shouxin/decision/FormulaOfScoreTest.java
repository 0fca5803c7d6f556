package org.shouxin.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.decision.Decision.NamedNumber;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.excel.PolicyWorkbook;

/** Limits by formulas over the score, the grade and figures that may be missing (R19). */
class FormulaOfScoreTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  private static String with(String formula) {
    String a = SmallPolicy.with(SmallPolicy.text(), "额度", "T-1", "limit", formula);
    a = SmallPolicy.with(a, "额度", "T-2", "coefficient", "1.5");
    a = SmallPolicy.with(a, "额度", "T-2", "cap", "500000");
    a = SmallPolicy.with(a, "额度", "T-2", "limit", formula);
    return SmallPolicy.with(a, "用例", "CASE-1", "expect_credit_limit", "");
  }

  private static Decision decided(Policy policy, String... facts) throws Unreadable {
    Facts.Builder customer = Facts.of("C1", policy.facts());
    customer.set("customer", "C1");
    customer.set("contract_on_file", true);
    customer.set("licence_valid_until", DAY.plusYears(1));
    for (String fact : facts) {
      String[] part = fact.split("=", -1);
      customer.set(part[0], ValueReader.read(policy.facts().fact(part[0]), part[1]));
    }
    try (Decisions decisions = Decisions.of(policy)) {
      return (Decision) decisions.decide(customer.build(), DAY);
    }
  }

  private static Decision decided(Policy policy, int onTime, int years) throws Unreadable {
    return decided(
        policy,
        "avg_monthly_purchases=100000",
        "on_time_pct=" + onTime,
        "years_established=" + years,
        "debt_ratio_pct=40");
  }

  @ParameterizedTest
  @CsvSource({"96, 10, 100, 150000", "90, 10, 80, 120000", "90, 1, 67.5, 101200"})
  @Tag("R19")
  void aLimitMayBeAShareOfTheScore(int onTime, int years, String score, String limit)
      throws Exception {
    Policy policy = SmallPolicy.compile(with("=月均采购额×得分/100×系数"));
    Decision decision = decided(policy, onTime, years);
    assertThat(decision.score()).isEqualByComparingTo(score);
    assertThat(decision.creditLimit()).isEqualByComparingTo(limit);
    assertThat(decision.limitNumbers())
        .extracting(NamedNumber::name)
        .containsExactly("avg_monthly_purchases", "score", "coefficient");
    assertThat(policy.terms().get(0).limit().text())
        .isEqualTo("=avg_monthly_purchases*score/100*coefficient");
  }

  @Test
  @Tag("R19")
  void aLimitMayDependOnAChoiceAndTheGrade() throws Exception {
    Policy policy =
        SmallPolicy.compile(with("=IF(grade=\"A\",IF(客户类型=\"长期用户\",300000,200000),100000)"));
    String[] best = {"avg_monthly_purchases=1", "on_time_pct=96", "years_established=10"};
    assertThat(decided(policy, best).creditLimit()).isEqualByComparingTo("300000");
    assertThat(decided(policy, best[0], best[1], best[2], "customer_kind=sporadic").creditLimit())
        .isEqualByComparingTo("200000");
    assertThat(decided(policy, 90, 1).grade().code()).isEqualTo("B");
    assertThat(decided(policy, 90, 1).creditLimit()).isEqualByComparingTo("100000");
  }

  @Test
  @Tag("R19")
  void aFigureThatMayBeMissingLimitsThoseOfWhomItIsKnown() throws Exception {
    Policy policy =
        SmallPolicy.compile(with("=IF(已知(debt_ratio_pct),MIN(300000,debt_ratio_pct*1000),200000)"));
    String[] best = {"avg_monthly_purchases=1", "on_time_pct=96", "years_established=10"};
    assertThat(decided(policy, best).creditLimit()).isEqualByComparingTo("200000");
    Decision known = decided(policy, best[0], best[1], best[2], "debt_ratio_pct=30");
    assertThat(known.creditLimit()).isEqualByComparingTo("30000");
    assertThat(known.limitNumbers())
        .containsExactly(new NamedNumber("debt_ratio_pct", new BigDecimal("30"), null));
    assertThat(decided(policy, best).limitNumbers()).isEmpty();
  }

  @Test
  @Tag("R19")
  void aConditionOfTheRowMakesTheFigureKnown() throws Exception {
    String text =
        SmallPolicy.text()
            .replace("\n[T-1]\n", "\n[T-1]\nfact_1: debt_ratio_pct\ncondition_1: >= 0\n")
            .replace(
                "\n[T-2]\n",
                "\n[T-1b]\nadmission: admitted\nstanding: normal\ngrade: A\n"
                    + "fact_1: debt_ratio_pct\ncondition_1: missing\nlimit: 5000\ncredit_days: 0\n"
                    + "discount: 0\nprepayment: 0\ntreatment_zh: 少\ntreatment_en: Little\n"
                    + "source: test\n\n[T-2]\n");
    text = SmallPolicy.with(text, "额度", "T-1", "limit", "=debt_ratio_pct*1000");
    text = SmallPolicy.with(text, "用例", "CASE-1", "expect_credit_limit", "");
    Policy policy = SmallPolicy.compile(text);
    assertThat(decided(policy, 96, 10).creditLimit()).isEqualByComparingTo("40000");
    assertThat(
            decided(policy, "avg_monthly_purchases=1", "on_time_pct=96", "years_established=10")
                .creditLimit())
        .isEqualByComparingTo("5000");
    String unasked = SmallPolicy.with(text, "额度", "T-1", "condition_1", "any or missing");
    String refused =
        unasked.replace("condition_1: missing\nlimit: 5000", "condition_1: missing\nlimit: 0");
    assertThat(Refusals.english(() -> SmallPolicy.compile(refused)))
        .anyMatch(
            line -> line.contains("without the fact debt_ratio_pct the formula has no result"));
  }

  @Test
  void theWorkbookSaysOptionsByTheirLabelsAndReadsBackAsTheSamePolicy(@TempDir Path folder)
      throws Exception {
    String text = with("=IF(customer_kind=\"sporadic\",score,IF(ISBLANK(debt_ratio_pct),1,2))*系数");
    Policy policy = SmallPolicy.compile(text);
    Path file =
        Files.write(
            folder.resolve("small.xlsx"),
            PolicyWorkbook.bytes(
                SmallPolicy.book(
                    org.shouxin.workbook.BookText.render(
                        PolicyCompiler.canonical(SmallPolicy.book(text))))));
    assertThat(PolicyCompiler.compile(file).sha256()).isEqualTo(policy.sha256());
  }

  @Test
  @Tag("R19")
  void whereSomebodyMayBeUngradedTheFormulaAsksForTheScore() throws Exception {
    String ungraded =
        with("=score*1000")
            .replace(
                "\n== 降级 ",
                "\n[U]\nrank: 4\nname_zh: 不评级\nname_en: Ungraded\ntreatment_zh: 现款\n"
                    + "treatment_en: Cash\nreview_months: 12\nsource: test\n\n== 降级 ");
    assertThat(Refusals.english(() -> SmallPolicy.compile(ungraded)))
        .anyMatch(line -> line.contains("without the fact score the formula has no result"));
    assertThat(SmallPolicy.compile(with("=score*1000")).terms()).isNotEmpty();
  }
}
