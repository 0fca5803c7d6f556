package org.shouxin.policy.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.WholePolicy;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;

/**
 * Every way in which the sheets of the whole policy are refused, in both languages, kept in {@code
 * whole-refusals.approved.txt}: see {@link RefusalsTest}.
 */
class WholeRefusalsTest {

  /** Sheet, row, column, new content. An empty content takes the cell away. */
  private static final String[][] EDITS = {
    // facts
    {"事实", "customer", "about", "order"},
    {"事实", "open_orders", "about", "supplier"},
    {"事实", "purchases", "currency", "purchase_currency"},
    {"事实", "purchases", "currency", "sector"},
    {"事实", "purchases", "currency", "tonnage"},
    {"事实", "purchases", "currency", "order_currency"},
    {"事实", "sector", "currency", "purchases_currency"},
    {"事实", "avg_monthly", "currency", "purchases_currency"},
    {"事实", "papers", "when_missing", "derived"},
    {"事实", "tonnage", "when_missing", "derived"},
    {"事实", "sector", "when_missing", "derived"},
    {"事实", "is_key", "when_missing", "refuse"},
    {"事实", "avg_monthly", "when_missing", "refuse"},
    {"事实", "purchases_currency", "options", "CNY=人民币/Renminbi; GBP=英镑/Pound"},
    {"事实", "group", "label_zh", "账期"},
    {"事实", "group", "label_en", "Payment points"},
    // population
    {"总体", "share_pct", "of", "sector"},
    {"总体", "share_pct", "of", "avg_monthly"},
    {"总体", "share_pct", "of", "group_purchases"},
    {"总体", "share_pct", "of", "order_amount"},
    {"总体", "share_pct", "figure", "median"},
    {"总体", "group_purchases", "within", "tonnage"},
    {"总体", "group_purchases", "within", "size_class"},
    // rates
    {"汇率", "FX-1", "currency", "usd"},
    {"汇率", "FX-1", "currency", "CNY"},
    {"汇率", "FX-1", "from", "2026-07-01"},
    {"汇率", "FX-1", "until", "2025-12-31"},
    {"汇率", "FX-1", "rate", "0"},
    {"汇率", "FX-2", "currency", "GBP"},
    // measures
    {"计算", "avg_monthly", "formula", "=purchases/tonnage"},
    {"计算", "avg_monthly", "formula", "=satisfaction*2"},
    {"计算", "avg_monthly", "formula", "=coefficient*2"},
    {"计算", "avg_monthly", "formula", "=credit_limit"},
    {"计算", "avg_monthly", "formula", "=price_per_t+avg_monthly"},
    {"计算", "exposure", "formula", "=headroom"},
    {"计算", "price_per_t", "formula", "=IFERROR(purchases/tonnage)"},
    {"计算", "price_per_t", "formula", "=IFERROR(purchases/tonnage,1/tonnage)"},
    {"计算", "headroom", "formula", "=score*2"},
    {"计算", "headroom", "formula", "=value_score*2"},
    {"计算", "avg_monthly", "places", "7"},
    {"计算", "avg_monthly", "rounding", "nearest"},
    // classes
    {"分类", "CL-1", "class", "sector"},
    {"分类", "CL-1", "class", "avg_monthly"},
    {"分类", "CL-1", "becomes", "huge"},
    {"分类", "CL-1", "becomes", "missing"},
    {"分类", "CL-1", "fact_1", "order_amount"},
    {"分类", "CL-1", "fact_1", "score"},
    {"分类", "CL-1", "condition_1", ">= 200000"},
    {"分类", "CL-1", "condition_1", ">= 90000"},
    {"分类", "CL-4", "condition_2", "<= 30"},
    {"分类", "CL-4", "condition_1", "missing"},
    {"分类", "CL-2", "fact_1", "is_key"},
    // stages and admission
    {"阶段", "survey", "step", "1"},
    {"阶段", "papers", "time", "after_grading"},
    {"阶段", "final", "time", "before_grading"},
    {"阶段", "survey", "time", "later"},
    {"阶段", "survey", "name_zh", "终审"},
    {"准入", "P-1", "stage", ""},
    {"准入", "P-1", "stage", "paper"},
    {"准入", "S-1", "stage", "papers"},
    {"准入", "P-1", "fact", "grade"},
    {"准入", "P-1", "passes", "是"},
    {"准入", "P-1", "if_failed", "warn"},
    {"准入", "P-2", "exempt_fact", "score"},
    // assessments, indicators, grades
    {"指标", "V-SHARE", "assessment", "valu"},
    {"指标", "V-SHARE", "weight", "50"},
    {"指标", "V-SHARE", "family", "Share of sales"},
    {"指标", "V-SHARE", "family", "payment"},
    {"指标", "ONTIME", "family_zh", "结算"},
    {"指标", "ONTIME", "fact", "overdue_days"},
    {"指标", "ONTIME", "fact", "requested_days"},
    {"等级", "A", "assessment", "valu"},
    {"等级", "A", "code", "B"},
    {"等级", "VALUE-A", "code", "A B"},
    {"等级", "A", "rank", "2"},
    {"等级", "A", "score", "< 60"},
    {"等级", "C", "score", ""},
    {"等级", "U", "rank", "3"},
    {"等级", "U", "score", "0"},
    {"等级", "VALUE-U", "score", "[0, 1)"},
    {"等级", "VALUE-A", "score", "(60, 100]"},
    // ungraded, downgrades, movement
    {"不评级", "UN-1", "assessment", "relationship"},
    {"不评级", "UN-2", "assessment", ""},
    {"不评级", "UN-1", "fact_1", "score"},
    {"降级", "DG-1", "steps", "-51"},
    {"降级", "DG-2", "to", "U"},
    {"降级", "DG-3", "fact_2", "points_paymnt"},
    {"降级", "DG-3", "fact_2", "credit_limit"},
    {"升降", "MV-1", "previous", "sector"},
    {"升降", "MV-1", "previous", "purchases"},
    {"升降", "MV-1", "direction", "sideways"},
    {"升降", "MV-1", "most_steps", "-1"},
    {"升降", "MV-1", "fact_1", "sector"},
    {"状态", "barred", "grade", "U"},
    // terms and limits
    {"额度", "T-1", "fact_1", "exposure"},
    {"额度", "T-1", "fact_1", "credit_limit"},
    {"额度", "T-1", "condition_1", "any"},
    {"额度", "T-4", "condition_1", "B, U"},
    {"额度", "T-1", "valid_months", "0"},
    {"额度", "T-1", "limit", "=avg_monthly*limit"},
    {"调额", "LC-2", "step", "1"},
    {"调额", "LC-1", "limit", "=limit*cap"},
    {"调额", "LC-1", "limit", "=limit/credit_days"},
    {"调额", "LC-1", "fact_1", "limit_valid_until"},
    {"调额", "LC-2", "until", "rise_amount"},
    // findings, letters, orders
    {"结论", "FI-1", "kind", "gift"},
    {"结论", "FI-1", "fact_1", "order_amount"},
    {"结论", "FI-1", "text_en", "Security of {prepaiment}"},
    {"结论", "FI-1", "text_zh", "担保 {prepayment"},
    {"结论", "FI-1", "text_zh", "{conditions}"},
    {"结论", "FI-1", "due_months", "121"},
    {"函件", "LT-1", "to", "supplier"},
    {"函件", "LT-1", "body_zh", "{客户代码}"},
    {"函件", "LT-1", "subject_en", "{order_amount}"},
    {"订单", "OC-2", "step", "1"},
    {"订单", "OC-2", "outcome", "maybe"},
    {"订单", "OC-2", "overrides", "sometimes"},
    {"订单", "OC-2", "reason_en", "}{"},
    // authorities
    {"权限", "AU-1", "role", "erp"},
    {"权限", "AU-1", "role", "committee"},
    {"权限", "AU-2", "grade_steps", "0"},
    {"权限", "AU-2", "limit_up_to", "-1"},
    {"权限", "AU-2", "valid_days", "3661"},
    // cases
    {"用例", "CASE-1", "expect_order", "ship"},
    {"用例", "CASE-1", "expect_rows", "findings/FI-9; T-1"},
    {"用例", "CASE-1", "expect_facts", "size_class=huge; stag=final; score"},
    {"用例", "CASE-1", "size_class", "large"},
    {"用例", "CASE-1", "credit_limit", "1"},
    {"用例", "CASE-1", "order_amount", "1"},
    {"用例", "CASE-3", "exposure", "1"},
    {"用例", "CASE-3", "as_of_month", "1"},
  };

  /** Sheet and row taken away. */
  private static final String[][] ROWS = {
    {"计算", "avg_monthly"},
    {"分类", "CL-8"},
    {"阶段", "survey"},
    {"准入", "S-1"},
    {"考评", "value"},
    {"不评级", "UN-2"},
    {"等级", "U"},
    {"汇率", "FX-2"},
  };

  /** What is added to the whole policy. */
  private static final String[] ADDED = {
    "== 事实 ==\n[conditions]\nlabel_zh: 甲\nlabel_en: a\ntype: text\nwhen_missing: refuse\nsource: x",
    "== 事实 ==\n"
        + "[value_grade]\n"
        + "label_zh: 甲\n"
        + "label_en: a\n"
        + "type: text\n"
        + "when_missing: refuse\n"
        + "source: x",
    "== 事实 ==\n[iferror]\nlabel_zh: 甲\nlabel_en: a\ntype: text\nwhen_missing: refuse\nsource: x",
    "== 权限 ==\n[AU-3]\nrole: approver\nvalid_days: 30\nsource: x",
    "== 考评 ==\n[credit]\nname_zh: 甲\nname_en: a\nsource: x",
    "== 考评 ==\n[empty]\nname_zh: 甲\nname_en: a\nsource: x",
    "== 计算 ==\n[rise_amount]\nformula: 1\nplaces: 0\nrounding: up\nsource: x",
  };

  @Test
  @Tag("R13")
  @Tag("R35")
  void everyRefusalIsReportedInBothLanguagesAsApproved() throws IOException {
    StringBuilder told = new StringBuilder();
    String whole = WholePolicy.text();
    for (String[] edit : EDITS) {
      told(
          String.join(" / ", edit),
          SmallPolicy.with(whole, edit[0], edit[1], edit[2], edit[3]),
          told);
    }
    for (String[] row : ROWS) {
      told("- " + String.join(" / ", row), SmallPolicy.without(whole, row[0], row[1]), told);
    }
    for (String added : ADDED) {
      told("+ " + added.replace("\n", " / "), whole + "\n" + added + "\n", told);
    }
    ApprovedText.check("whole-refusals.approved.txt", told.toString());
  }

  @Test
  @Tag("R13")
  void aScaleWhoseGradesAreNotOrderedIsRefusedWithItsPlace() {
    String text = SmallPolicy.with(WholePolicy.text(), "等级", "VALUE-A", "score", "< 60");
    String swapped = SmallPolicy.with(text, "等级", "VALUE-B", "score", ">= 60");
    assertThat(Refusals.english(() -> SmallPolicy.compile(swapped)))
        .singleElement()
        .asString()
        .matches(
            "line \\d+: the scale is not ordered: the scores of rank 2 are not all below < 60 of"
                + " rank 1 \\(line \\d+\\); found \">= 60\"; allowed: the later the rank, the lower"
                + " the scores");
    String between = SmallPolicy.with(WholePolicy.text(), "等级", "A", "score", ">= 80 or < 20");
    String split = SmallPolicy.with(between, "等级", "C", "score", "[20, 60)");
    assertThat(Refusals.chinese(() -> SmallPolicy.compile(split)))
        .singleElement()
        .asString()
        .contains("等级次序颠倒：名次 2 的得分不都低于名次 1");
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
}
