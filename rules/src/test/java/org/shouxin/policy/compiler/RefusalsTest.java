package org.shouxin.policy.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;

/**
 * Every way in which a policy is refused, in both languages. Each edit breaks the small policy
 * once; what is reported is kept in {@code refusals.approved.txt}, so that a change of a message is
 * seen in review. Lines are not told there, because they move with the small policy.
 */
class RefusalsTest {

  /** Sheet, row, column, new content. An empty content takes the cell away. */
  private static final String[][] EDITS = {
    {"政策", "id", "value", ""},
    {"政策", "id", "value", "Non Ferrous"},
    {"政策", "version", "value", "0"},
    {"政策", "version", "value", "1.5"},
    {"政策", "version", "value", "first"},
    {"政策", "effective", "value", "01/02/2026"},
    {"政策", "effective", "value", "2026-02-30"},
    {"政策", "currency", "value", "元"},
    {"政策", "score_places", "value", "7"},
    {"政策", "score_rounding", "value", "commercial"},
    {"政策", "score_rounding", "value", "四舍六入"},
    {"政策", "limit_unit", "value", "0"},
    {"政策", "limit_rounding", "value", ""},
    {"政策", "downgrade_combination", "value", "average"},
    {"政策", "most_steps", "value", "0"},
    {"政策", "approver", "value", "王"},
    {"事实", "on_time_pct", "type", "numbr"},
    {"事实", "on_time_pct", "type", ""},
    {"事实", "on_time_pct", "label_zh", "成立年限"},
    {"事实", "on_time_pct", "aliases", "Years Established; x"},
    {"事实", "on_time_pct", "aliases", "grade"},
    {"事实", "on_time_pct", "low", "101"},
    {"事实", "on_time_pct", "low", "12,5"},
    {"事实", "on_time_pct", "high", "2万亿"},
    {"事实", "on_time_pct", "high", "99.1234567"},
    {"事实", "on_time_pct", "options", "a=甲/A"},
    {"事实", "on_time_pct", "when_missing", "ignore"},
    {"事实", "on_time_pct", "when_missing", "not_applied"},
    {"事实", "on_time_pct", "assumed", "5"},
    {"事实", "max_overdue_days", "when_missing", "zero_points"},
    {"事实", "customer_kind", "assumed", ""},
    {"事实", "customer_kind", "assumed", "wholesale"},
    {"事实", "customer_kind", "options", ""},
    {"事实", "customer_kind", "options", "regular=长期用户"},
    {"事实", "customer_kind", "options", "regular=长期用户/Regular; regular=零散用户/Sporadic"},
    {"事实", "customer_kind", "options", "any=任意/Any"},
    {"事实", "customer_kind", "low", "1"},
    {"事实", "customer", "type", "number"},
    {"事实", "customer", "when_missing", "leave_out"},
    {"事实", "name", "when_missing", "zero_points"},
    {"事实", "avg_monthly_purchases", "when_missing", "leave_out"},
    {"准入", "ADM-1", "fact", "contract_on_fil"},
    {"准入", "ADM-1", "fact", "score"},
    {"准入", "ADM-1", "fact", "name"},
    {"准入", "ADM-1", "fact", ""},
    {"准入", "ADM-1", "passes", "maybe"},
    {"准入", "ADM-1", "passes", "missing"},
    {"准入", "ADM-1", "exempt", ""},
    {"准入", "ADM-1", "exempt", "spordic"},
    {"准入", "ADM-2", "passes", "30天内"},
    {"指标", "PAY", "fact", "按时付款"},
    {"指标", "PAY", "fact", "customer"},
    {"指标", "PAY", "fact", "max_overdue_days"},
    {"指标", "PAY", "weight", "59.999999"},
    {"指标", "PAY", "weight", "-1"},
    {"指标", "PAY", "weight", "sixty"},
    {"评分", "PAY-1", "indicator", "PAYS"},
    {"评分", "PAY-1", "band", "[101, 102]"},
    {"评分", "PAY-1", "band", ">= 95 and"},
    {"评分", "PAY-1", "points", "60.000001"},
    {"评分", "PAY-1", "points", "-0.000001"},
    {"评分", "PAY-1", "points", "１２，５"},
    {"等级", "B", "rank", "1"},
    {"等级", "B", "rank", "4"},
    {"等级", "B", "name_zh", "优质"},
    {"等级", "B", "name_en", "not"},
    {"等级", "B", "score", "[60, 80"},
    {"等级", "B", "review_months", "-1"},
    {"降级", "DG-1", "steps", ""},
    {"降级", "DG-1", "steps", "0"},
    {"降级", "DG-1", "to", "C"},
    {"降级", "DG-2", "to", "D"},
    {"降级", "DG-1", "fact_1", "grade"},
    {"降级", "DG-1", "condition_1", "(30, 30]"},
    {"降级", "DG-1", "fact_2", "on_time_pct"},
    {"降级", "DG-1", "condition_3", "yes"},
    {"降级", "DG-3", "fact_2", "grade_before"},
    {"状态", "suspended", "severity", "2"},
    {"状态", "normal", "severity", "3"},
    {"状态", "normal", "grade", "A"},
    {"状态", "suspended", "grade", "Z"},
    {"黑名单", "BL-1", "condition_1", "missing"},
    {"黑名单", "BL-1", "standing", "bared"},
    {"黑名单", "BL-1", "standing", "normal"},
    {"额度", "T-1", "admission", "admited"},
    {"额度", "T-1", "standing", "any or"},
    {"额度", "T-1", "grade", ">= B"},
    {"额度", "T-1", "limit", ""},
    {"额度", "T-1", "limit", "=avg_monthly_purchase*2"},
    {"额度", "T-1", "limit", "=on_time_pct*2"},
    {"额度", "T-1", "cap", ""},
    {"额度", "T-1", "cap", "-1"},
    {"额度", "T-1", "credit_days", "366"},
    {"额度", "T-1", "discount", "101%"},
    {"额度", "T-1", "prepayment", "half"},
    {"用例", "CASE-1", "as_of", "yesterday"},
    {"用例", "CASE-1", "expect_grade", "AA"},
    {"用例", "CASE-1", "expect_score", "100.5"},
    {"用例", "CASE-1", "expect_admission", "yes"},
    {"用例", "CASE-1", "on_time_pct", "101"},
    {"用例", "CASE-1", "on_tme_pct", "95"},
    {"用例", "CASE-1", "按时付款率", "95"},
    {"用例", "CASE-1", "contract_on_file", "maybe"},
    {"用例", "CASE-1", "licence_valid_until", "10/11/2026"},
  };

  /** Sheet and row taken away. */
  private static final String[][] ROWS = {
    {"政策", "version"},
    {"事实", "customer"},
    {"事实", "on_time_pct"},
    {"指标", "YEARS"},
    {"评分", "YEARS-2"},
    {"等级", "C"},
    {"状态", "normal"},
    {"额度", "T-3"},
  };

  /** What is added to the small policy. */
  private static final String[] ADDED = {
    "== 政策 ==\n[versoin]\nvalue: 1",
    "== 事实 ==\n[ab12]\nlabel_zh: 甲\nlabel_en: a\ntype: number\nwhen_missing: refuse\nsource: x",
    "== 事实 ==\n[score]\nlabel_zh: 甲\nlabel_en: a\ntype: number\nwhen_missing: refuse\nsource: x",
    "== 事实 ==\n[max]\nlabel_zh: 甲\nlabel_en: a\ntype: number\nwhen_missing: refuse\nsource: x",
    "== 事实 ==\n[cap]\nlabel_zh: 甲\nlabel_en: a\ntype: number\nwhen_missing: refuse\nsource: x",
    "== 事实 ==\n[Bad Name]\nlabel_zh: 甲\nlabel_en: a\ntype: number\nwhen_missing: refuse\nsource: x",
    "== 事实 ==\n"
        + "[debtratiopct]\n"
        + "label_zh: 甲\n"
        + "label_en: a\n"
        + "type: text\n"
        + "when_missing: refuse\n"
        + "source: x",
    "== 事实 ==\n[unlabelled]\ntype: number\nwhen_missing: refuse\nsource: x",
    "== 评分 ==\n[X Y]\nindicator: PAY\nband: any\npoints: 1",
    "== 指标 ==\n[EXTRA]\nfamily_zh: 甲\nfamily_en: a\nname_zh: 甲\nname_en: a\nfact: max_overdue_days",
  };

  @Test
  void everyRefusalIsReportedInBothLanguagesAsApproved() throws IOException {
    StringBuilder told = new StringBuilder();
    for (String[] edit : EDITS) {
      String text = SmallPolicy.with(SmallPolicy.text(), edit[0], edit[1], edit[2], edit[3]);
      told(String.join(" / ", edit), text, told);
    }
    for (String[] row : ROWS) {
      told(
          "- " + String.join(" / ", row),
          SmallPolicy.without(SmallPolicy.text(), row[0], row[1]),
          told);
    }
    for (String added : ADDED) {
      told("+ " + added.replace("\n", " / "), SmallPolicy.text() + "\n" + added + "\n", told);
    }
    told("nothing at all", "", told);
    ApprovedText.check("refusals.approved.txt", told.toString());
  }

  private static void told(String edit, String text, StringBuilder out) {
    List<Problem> problems = Refusals.problems(() -> SmallPolicy.compile(text));
    assertThat(problems).as(edit).isNotEmpty();
    out.append("## ").append(edit).append('\n');
    for (Problem problem : problems) {
      for (Language language : Language.values()) {
        out.append(problem.in(language).replaceAll("line \\d+", "line #")).append('\n');
      }
    }
    out.append('\n');
  }

  @Test
  void allProblemsAreReportedAtOnceInTheOrderOfTheirPlaces() {
    String text = SmallPolicy.text();
    text = SmallPolicy.with(text, "政策", "version", "value", "x");
    text = SmallPolicy.with(text, "事实", "on_time_pct", "type", "numbr");
    text = SmallPolicy.with(text, "准入", "ADM-2", "passes", "maybe");
    text = SmallPolicy.with(text, "等级", "B", "rank", "x");
    text = SmallPolicy.with(text, "额度", "T-1", "limit", "=X(1)");
    text = SmallPolicy.with(text, "用例", "CASE-1", "as_of", "x");
    String broken = text;
    List<Problem> problems = Refusals.problems(() -> SmallPolicy.compile(broken));
    assertThat(problems).hasSize(6);
    assertThat(problems)
        .extracting(p -> Integer.valueOf(p.where().replace("line ", "")))
        .isSorted();
  }

  @Test
  void oneMistakeInAFactIsReportedOnce() {
    assertThat(
            Refusals.english(
                () ->
                    SmallPolicy.compile(
                        SmallPolicy.with(
                            SmallPolicy.text(), "事实", "avg_monthly_purchases", "low", "x"))))
        .hasSize(1);
  }

  /** Texts that try to break out of a string, run something or flood the output. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"); System.exit(1); (\"",
        "\\u0022); Runtime.getRuntime().exec(\\u0022x",
        "eval(true) || x == \\\"y\\\"",
        "end rule \"x\" when then System.exit(1); end",
        "@{x} ${7*7} #{7*7} %n{{7*7}}",
        "=HYPERLINK(\"http://x\")",
        "' or '1'='1",
        "</row><row>",
        "*/ import java.util.*; /*"
      })
  void hostileTextsStayPlainTextOrAreRefused(String hostile) throws RefusedException {
    String text = SmallPolicy.text();
    for (String[] plain :
        new String[][] {
          {"政策", "name_zh", "value"},
          {"政策", "author", "value"},
          {"事实", "name", "label_zh"},
          {"准入", "ADM-1", "reason_zh"},
          {"准入", "ADM-1", "name_en"},
          {"指标", "PAY", "family_en"},
          {"评分", "PAY-1", "reason_en"},
          {"等级", "A", "treatment_zh"},
          {"状态", "barred", "lifted_en"},
          {"黑名单", "BL-1", "reason_zh"},
          {"额度", "T-1", "treatment_en"},
          {"额度", "T-1", "source"},
        }) {
      text = SmallPolicy.with(text, plain[0], plain[1], plain[2], hostile.replace("\\", "\\\\"));
    }
    assertThat(PolicyCompiler.canonical(SmallPolicy.book(text)).rows(Sheets.SCORECARD).get(2))
        .satisfies(row -> assertThat(row.text("reason_en")).isEqualTo(hostile));
    for (String[] closed :
        new String[][] {
          {"政策", "id", "value"},
          {"政策", "currency", "value"},
          {"政策", "score_rounding", "value"},
          {"事实", "name", "type"},
          {"事实", "on_time_pct", "low"},
          {"事实", "customer_kind", "options"},
          {"事实", "customer_kind", "assumed"},
          {"准入", "ADM-1", "fact"},
          {"准入", "ADM-1", "passes"},
          {"评分", "PAY-1", "indicator"},
          {"评分", "PAY-1", "band"},
          {"评分", "PAY-1", "points"},
          {"等级", "A", "score"},
          {"降级", "DG-2", "to"},
          {"黑名单", "BL-1", "standing"},
          {"额度", "T-1", "grade"},
          {"额度", "T-1", "limit"},
          {"额度", "T-1", "credit_days"},
          {"用例", "CASE-1", "as_of"},
          {"用例", "CASE-1", "expect_grade"},
        }) {
      String broken =
          SmallPolicy.with(
              SmallPolicy.text(), closed[0], closed[1], closed[2], hostile.replace("\\", "\\\\"));
      assertThat(Refusals.problems(() -> SmallPolicy.compile(broken)))
          .as(String.join(" ", closed))
          .isNotEmpty();
    }
  }

  @Test
  void controlCharactersAndFloodsAreRefusedWithTheirPlace() {
    assertThat(
            Refusals.english(
                () ->
                    SmallPolicy.compile(
                        SmallPolicy.with(
                            SmallPolicy.text(), "评分", "PAY-1", "reason_zh", "a\u202eb"))))
        .singleElement()
        .asString()
        .contains("it contains invisible characters: U+");
    assertThat(
            Refusals.english(
                () ->
                    SmallPolicy.compile(
                        SmallPolicy.with(
                            SmallPolicy.text(), "评分", "PAY-1", "reason_zh", "x".repeat(100_000)))))
        .singleElement()
        .asString()
        .contains("the content is too long")
        .hasSizeLessThan(300);
  }

  @Test
  void aHundredThousandBrokenRowsAreRefusedQuickly() {
    StringBuilder text = new StringBuilder(SmallPolicy.text()).append("\n== 评分 ==\n");
    for (int i = 0; i < 100_000; i++) {
      text.append("[Z-").append(i).append("]\nindicator: PAY\nband: > 5\npoints: 1\n");
    }
    assertThat(Refusals.problems(() -> SmallPolicy.compile(text.toString())))
        .anyMatch(problem -> problem.what().en().equals("too many rows"))
        .hasSizeLessThan(100);
  }
}
