package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.decision.Decision;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.compiler.PolicyCompiler;

/** The committee changes its policy in Excel alone: no Java, no rule file (R33). */
class EditedWorkbookTest {

  private static final Policy COMMITTED = CommittedPolicy.of("nonferrous").policy();

  @Test
  @Tag("R33")
  void aWeightAThresholdAFormulaAndAReasonAreChangedInExcelAndTheNextDecisionFollows(
      @TempDir Path folder) throws Exception {
    Policy policy;
    try (Editor excel = new Editor()) {
      String cap = excel.letter("额度Terms", "Cap");
      excel
          .type("指标Indicators", "VOL-03", "Weight (points)", 3)
          .type("评分Scorecard", "VOL-03-1", "Points", 3)
          .type("评分Scorecard", "VOL-03-2", "Points", 2.5)
          .type("评分Scorecard", "VOL-03-2", "Reason (zh)", "采购增长“放缓”")
          .type("指标Indicators", "OPS-04", "Weight (points)", 5)
          .type("评分Scorecard", "OPS-04-1", "Points", 5)
          .type("等级Grades", "A", "Score (points)", "≥９３")
          .type("等级Grades", "B", "Score (points)", "[80，93)")
          .type(
              "额度Terms",
              "T-02",
              "Credit limit formula",
              "=MIN(avg_monthly_purchases*2," + cap + "#)");
      policy = PolicyCompiler.compile(excel.save(folder));
    }
    assertThat(policy.sha256()).isNotEqualTo(COMMITTED.sha256());
    Decision before = decided(COMMITTED, same -> same);
    Decision after = decided(policy, same -> same);

    assertThat(before.score()).isEqualByComparingTo("91.5");
    assertThat(after.score()).as("91.5 - 1.5 + 2").isEqualByComparingTo("92");
    assertThat(before.grade().code()).isEqualTo("A");
    assertThat(after.grade().code()).as("92 is below the new 93").isEqualTo("B");
    assertThat(after.creditLimit()).as("3,000,000 × 2").isEqualByComparingTo("6000000");
    assertThat(after.reasons()).anyMatch(r -> r.text().zh().equals("采购增长“放缓”"));
    assertThat(before.reasons()).noneMatch(r -> r.text().zh().equals("采购增长“放缓”"));
  }

  @Test
  @Tag("R11")
  void anIndicatorThatTheFileCarriesIsAddedByAFactAnIndicatorAndItsBands(@TempDir Path folder)
      throws Exception {
    Policy policy;
    try (Editor excel = new Editor()) {
      excel
          .append(
              "事实Facts",
              Map.of(
                  "Name", "insured_pct",
                  "Chinese label", "信用保险覆盖率",
                  "English label", "Insured share",
                  "Type", "数字",
                  "Unit (zh)", "%",
                  "Lowest", 0,
                  "Highest", 100,
                  "When missing", "记零分",
                  "Source", "R21（D）"))
          .type("指标Indicators", "PER-02", "Weight (points)", 4)
          .type("评分Scorecard", "PER-02-1", "Points", 4)
          .type("评分Scorecard", "PER-02-2", "Points", 3)
          .type("评分Scorecard", "PER-02-3", "Points", 2)
          .type("评分Scorecard", "PER-02-4", "Points", 1)
          .append(
              "指标Indicators",
              Map.of(
                  "Id", "INS-01",
                  "Family (zh)", "经营状况",
                  "Family (en)", "Operating condition",
                  "Name (zh)", "信用保险",
                  "Name (en)", "Credit insurance",
                  "Fact", "信用保险覆盖率",
                  "Weight (points)", 4,
                  "Source", "R21（D）"))
          .append("评分Scorecard", band("INS-01-1", ">=80", 4))
          .append("评分Scorecard", band("INS-01-2", "<80", 0));
      policy = PolicyCompiler.compile(excel.save(folder));
    }
    assertThat(decided(policy, c -> c.with("insured_pct", 80)).score())
        .isEqualByComparingTo("91.5");
    assertThat(decided(policy, c -> c.with("insured_pct", 79.999)).score())
        .isEqualByComparingTo("87.5");
    assertThat(decided(policy, same -> same).score())
        .as("missing: zero points")
        .isEqualByComparingTo("87.5");
  }

  /** F6: a remark or a subtotal below a table is one problem at its cell. */
  @ParameterizedTest
  @CsvSource({
    "指标Indicators, Id, 小计, Weight (points)",
    "指标Indicators, Id, 注：权重由财务部提供, ''",
    "指标Indicators, Name (zh), 制表：张三, ''",
    "评分Scorecard, Id, 小计, Points",
    "评分Scorecard, Id, Subtotal, Points",
    "评分Scorecard, Id, 备注：见附件, ''",
    "评分Scorecard, Source, 以上得分由财务部提供, ''",
    "额度Terms, Id, 说明, ''"
  })
  void aRowThatIsNoRowOfTheSheetIsOneProblem(
      String tab, String column, String text, String number, @TempDir Path folder)
      throws Exception {
    Map<String, Object> row = new HashMap<>(Map.of(column, text));
    if (!number.isEmpty()) {
      row.put(number, 50);
    }
    try (Editor excel = new Editor()) {
      Path file = excel.append(tab, row).save(folder);
      assertThat(Refusals.english(() -> PolicyCompiler.compile(file)))
          .singleElement()
          .asString()
          .startsWith(tab + "!")
          .contains("no row of this sheet: it has no ", "found \"" + text + "\"");
    }
  }

  /** F6: totals by other names are totals. */
  @ParameterizedTest
  @ValueSource(strings = {"合计", "Total：", "总分", "总计：", "Sum", "TOTAL"})
  void aRowOfTotalsMayBeCalledSo(String name, @TempDir Path folder) throws Exception {
    try (Editor excel = new Editor()) {
      Path file =
          excel.append("指标Indicators", Map.of("Id", name, "Weight (points)", 100)).save(folder);
      assertThat(PolicyCompiler.compile(file).sha256()).isEqualTo(COMMITTED.sha256());
    }
  }

  /** F6: the formula that reads the cell is not reported, too. */
  @ParameterizedTest
  @ValueSource(strings = {"50万元", "伍拾万元整", "500,000", "50 lakh", "见附件"})
  void aCapThatIsNoNumberIsOneProblem(String cap, @TempDir Path folder) throws Exception {
    try (Editor excel = new Editor()) {
      Path file = excel.type("额度Terms", "T-04", "Cap", cap).save(folder);
      assertThat(Refusals.english(() -> PolicyCompiler.compile(file)))
          .singleElement()
          .asString()
          .contains("额度Terms!" + excel.letter("额度Terms", "Cap") + "5", cap);
    }
  }

  private static Map<String, Object> band(String id, String condition, int points) {
    return Map.of(
        "Id",
        id,
        "Indicator",
        "INS-01",
        "Band",
        condition,
        "Points",
        points,
        "Reason (zh)",
        "保险覆盖 " + condition,
        "Reason (en)",
        "insured " + condition,
        "Source",
        "R21（D）");
  }

  /**
   * The decision on the healthy customer of the first case, who grows by 8%, is twelve years old
   * and scores 91.5, changed in one way.
   */
  private static Decision decided(Policy policy, UnaryOperator<SampleCustomer> change) {
    try (PolicyUnderTest tested = PolicyUnderTest.of(policy)) {
      return change.apply(tested.customer()).decided();
    }
  }
}
