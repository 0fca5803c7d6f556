package org.shouxin.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.facts.Facts;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.SmallPolicy;

/** Points by formula, and bonus and penalty points on top of the hundred (R11, R12). */
class PointsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  /** Payment gives 50 points, and between 80 and 95 per cent in proportion. */
  private static String inProportion(String formula) {
    String text = SmallPolicy.with(SmallPolicy.text(), "评分", "PAY-2", "points", formula);
    return SmallPolicy.without(text, "用例", "CASE-1");
  }

  private static String withExtras(String... items) {
    String text =
        SmallPolicy.without(SmallPolicy.text(), "用例", "CASE-1")
            .replace(
                "== 评分",
                """
                [Z-OLD]
                family_zh: 加分
                name_zh: 老客户
                fact: years_established
                weight: 10
                counts: 加分
                source: s

                [Z-DEBT]
                family_zh: 扣分
                name_zh: 负债
                fact: debt_ratio_pct
                weight: 30
                counts: 扣分
                source: s

                == 评分""")
            .replace(
                "== 等级",
                """
                [Z-OLD-1]
                indicator: Z-OLD
                band: < 5
                points: 0
                reason_zh: 不满五年
                source: s

                [Z-OLD-2]
                indicator: Z-OLD
                band: >= 5
                points: 10
                reason_zh: 五年以上
                source: s

                [Z-DEBT-1]
                indicator: Z-DEBT
                band: <= 60
                points: 0
                reason_zh: 负债不高
                source: s

                [Z-DEBT-2]
                indicator: Z-DEBT
                band: > 60
                points: -30
                reason_zh: 负债过高
                source: s

                == 等级""");
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < items.length; i += 2) {
      rows.append('[').append(items[i]).append("]\nvalue: ").append(items[i + 1]).append("\n\n");
    }
    return text.replace("[limit_unit]", rows + "[limit_unit]");
  }

  private static Decision decided(Policy policy, String... facts) throws Exception {
    Facts.Builder customer = Facts.of("C1", policy.facts());
    customer.set("customer", "C1");
    customer.set("contract_on_file", true);
    customer.set("licence_valid_until", DAY.plusYears(1));
    customer.set("avg_monthly_purchases", new BigDecimal("1000"));
    for (String fact : facts) {
      String[] part = fact.split("=", -1);
      customer.set(part[0], ValueReader.read(policy.facts().fact(part[0]), part[1]));
    }
    try (Decisions decisions = Decisions.of(policy)) {
      return (Decision) decisions.decide(customer.build(), DAY);
    }
  }

  @ParameterizedTest
  @CsvSource({"80, 40", "87.5, 50", "94.99, 59.986667", "95, 60"})
  @Tag("R12")
  void pointsBetweenTwoBoundsAreInProportion(String onTime, String points) throws Exception {
    Policy policy = SmallPolicy.compile(inProportion("=40+(按时付款率-80)/15*20"));
    Decision decision =
        decided(policy, "on_time_pct=" + onTime, "years_established=10", "debt_ratio_pct=40");
    assertThat(decision.points())
        .filteredOn(given -> given.indicator().row().id().equals("PAY"))
        .singleElement()
        .satisfies(given -> assertThat(given.points()).isEqualByComparingTo(points));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          =on_time_pct              | gives more than 60 when on_time_pct=80
          =on_time_pct-81           | gives less than 0 when on_time_pct=80
          =70                       | cannot be shown to stay in its range
          =100/(on_time_pct-85)     | is zero when on_time_pct=85
          =debt_ratio_pct           | without the fact debt_ratio_pct
          =得分/2                   | there is no name
          """)
  @Tag("R12")
  void aFormulaThatCouldLeaveItsWeightIsRefusedWithTheFigures(String formula, String said) {
    assertThat(Refusals.english(() -> SmallPolicy.compile(inProportion(formula))))
        .singleElement()
        .asString()
        .contains(said);
  }

  @Test
  @Tag("R12")
  void theBandOfTheRowKeepsADivisorFromZero() throws Exception {
    Policy policy = SmallPolicy.compile(inProportion("=MIN(60,(按时付款率-70)*100/(按时付款率-79))"));
    assertThat(decided(policy, "on_time_pct=80", "debt_ratio_pct=40").score()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10 | 40 |                                       | 100
          10 | 40 | score_leaves_hundred yes              | 110
          10 | 60 | score_leaves_hundred yes              | 95
          10 | 61 |                                       | 65
          4  | 61 |                                       | 42.5
          10 | 61 | most_penalty 5                        | 90
          10 | 61 | most_penalty 5 most_bonus 2.5         | 82.5
          """)
  @Tag("R12")
  void bonusAndPenaltyComeOnTopOfTheHundredEachUpToItsCap(
      int years, int debt, String items, String score) throws Exception {
    Policy policy =
        SmallPolicy.compile(withExtras(items == null ? new String[0] : items.split(" ")));
    Decision decision =
        decided(policy, "on_time_pct=96", "years_established=" + years, "debt_ratio_pct=" + debt);
    assertThat(decision.score()).isEqualByComparingTo(score);
  }

  @Test
  @Tag("R12")
  void aPenaltyIsAReasonAndABonusNotEarnedIsNone() throws Exception {
    Decision decision =
        decided(
            SmallPolicy.compile(withExtras()),
            "on_time_pct=96",
            "years_established=4",
            "debt_ratio_pct=61");
    assertThat(decision.reasons())
        .extracting(reason -> reason.row().id())
        .startsWith("Z-DEBT-2")
        .doesNotContain("Z-OLD-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          points: -30 | points: 30  | outside the allowed range
          points: -30 | points: -31 | outside the allowed range
          points: 10  | points: 11  | outside the allowed range
          counts: 扣分 | counts: 减分 | not one of the choices
          counts: 加分 | counts: 加分; family: old | not in a family
          """)
  @Tag("R12")
  void extrasKeepToTheirOwnRange(String from, String to, String said) {
    String text = withExtras();
    int at = text.indexOf(from, from.startsWith("points: 10") ? text.indexOf("Z-OLD-2") : 0);
    String changed =
        text.substring(0, at) + to.replace("; ", "\n") + text.substring(at + from.length());
    assertThat(Refusals.english(() -> SmallPolicy.compile(changed)))
        .anyMatch(line -> line.contains(said));
  }
}
