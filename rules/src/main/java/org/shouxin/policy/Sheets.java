package org.shouxin.policy;

import static org.shouxin.workbook.Column.Kind.CHOICE;
import static org.shouxin.workbook.Column.Kind.CONDITION;
import static org.shouxin.workbook.Column.Kind.FACT;
import static org.shouxin.workbook.Column.Kind.FORMULA;
import static org.shouxin.workbook.Column.Kind.ID;
import static org.shouxin.workbook.Column.Kind.INTEGER;
import static org.shouxin.workbook.Column.Kind.NUMBER;
import static org.shouxin.workbook.Column.Kind.REFERENCE;
import static org.shouxin.workbook.Column.Kind.TEXT;
import static org.shouxin.workbook.Column.Kind.VALUE;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Choice;
import org.shouxin.workbook.Column.Kind;
import org.shouxin.workbook.SheetSchema;

/**
 * The sheets of a policy workbook: the one declaration that reading, writing and verifying share.
 */
public final class Sheets {

  private Sheets() {}

  /** Number, yes/no, date, choice, text: the type column of the dictionary. */
  static final List<Choice> TYPES =
      List.of(
          choice("number", "数字", "number"),
          choice("yes_no", "是否", "yes/no"),
          choice("date", "日期", "date"),
          choice("choice", "选项", "choice"),
          choice("text", "文字", "text"));

  /** The declared answers for a missing fact. */
  static final List<Choice> MISSING_ANSWERS =
      List.of(
          choice("refuse", "不评级", "refuse to grade"),
          choice("zero_points", "记零分", "zero points"),
          choice("lowest_row", "按最低档", "lowest row"),
          choice("leave_out", "剔除并重分权重", "leave out and re-weight"),
          choice("assume", "按假定值", "assume the value beside"),
          choice("not_applied", "不适用该行", "rows do not apply"));

  /** Ways of rounding. */
  static final List<Choice> ROUNDINGS =
      List.of(
          choice("half_up", "四舍五入", "half up"),
          choice("down", "舍去", "down"),
          choice("up", "进位", "up"),
          choice("half_even", "银行家舍入", "half even"));

  /** How several downgrades act together. */
  static final List<Choice> COMBINATIONS =
      List.of(choice("worst", "取最重", "worst"), choice("sum", "累加", "sum"));

  /** The items of the identity sheet, in order. */
  static final List<Choice> ITEMS =
      List.of(
          choice("id", "政策代号", "Policy id"),
          choice("name_zh", "政策名称", "Name (zh)"),
          choice("name_en", "英文政策名称", "Name (en)"),
          choice("business_zh", "业务", "Line of business (zh)"),
          choice("business_en", "英文业务", "Line of business (en)"),
          choice("version", "版本号", "Version"),
          choice("effective", "生效日", "Effective from"),
          choice("author", "编制人", "Author"),
          choice("approver", "批准人", "Approver"),
          choice("currency", "币种", "Currency"),
          choice("score_places", "得分小数位", "Decimals of the score"),
          choice("score_rounding", "得分取整", "Rounding of the score"),
          choice("limit_unit", "额度单位", "Limit is a multiple of"),
          choice("limit_rounding", "额度取整", "Rounding of the limit"),
          choice("downgrade_combination", "多项降级", "Several downgrades"),
          choice("most_steps", "最多降级", "Most steps down"));

  /** Who the policy is: one row an item. */
  public static final SheetSchema POLICY =
      new SheetSchema(
          "policy",
          new Text("政策", "Policy"),
          List.of(
              new Column(
                  "item",
                  new Text("项目", "Item"),
                  ID,
                  true,
                  ITEMS,
                  new Text("固定项目，请勿改名", "Fixed items; do not rename"),
                  24),
              column("value", "内容", "Value", VALUE, false, 36, "在此填写", "Fill in here"),
              column("note", "说明", "Note", TEXT, false, 76, "", "")),
          true,
          false,
          new Text("这份政策是谁的、第几版、怎样取整", "Whose policy this is, which version, how it rounds"));

  /** The fact dictionary. */
  public static final SheetSchema FACTS =
      new SheetSchema(
          "facts",
          new Text("事实", "Facts"),
          List.of(
              column(
                  "name",
                  "名称",
                  "Name",
                  ID,
                  true,
                  26,
                  "小写英文标识，例如 overdue_days",
                  "Lower-case identifier, for example overdue_days"),
              column("label_zh", "中文名", "Chinese label", TEXT, true, 24, "", ""),
              column("label_en", "英文名", "English label", TEXT, true, 28, "", ""),
              column(
                  "aliases",
                  "别名",
                  "Aliases",
                  TEXT,
                  false,
                  30,
                  "文件中可能出现的其他列名，用分号隔开",
                  "Other headings under which files carry it, separated by semicolons"),
              new Column(
                  "type",
                  new Text("类型", "Type"),
                  CHOICE,
                  true,
                  TYPES,
                  new Text("从列表选择", "Choose from the list"),
                  10),
              column("unit_zh", "单位", "Unit (zh)", TEXT, false, 8, "", ""),
              column("unit_en", "英文单位", "Unit (en)", TEXT, false, 10, "", ""),
              column("low", "最小值", "Lowest", NUMBER, false, 12, "允许的最小值", "Lowest value allowed"),
              column(
                  "high", "最大值", "Highest", NUMBER, false, 24, "允许的最大值", "Highest value allowed"),
              column(
                  "options",
                  "选项",
                  "Options",
                  TEXT,
                  false,
                  40,
                  "仅用于“选项”类型：代码=中文/English; 代码=中文/English",
                  "For type choice only: code=中文/English; code=中文/English"),
              new Column(
                  "when_missing",
                  new Text("缺失时", "When missing"),
                  CHOICE,
                  true,
                  MISSING_ANSWERS,
                  new Text("客户没有这个数时怎么办", "What happens when a customer lacks it"),
                  22),
              column(
                  "assumed",
                  "假定值",
                  "Assumed value",
                  VALUE,
                  false,
                  12,
                  "仅在“按假定值”时填写",
                  "Only with: assume the value beside"),
              source()),
          true,
          false,
          new Text("政策用到的每一个事实", "Every fact that the policy uses"));

  /** Admission criteria (R1–R4). */
  public static final SheetSchema ADMISSION =
      new SheetSchema(
          "admission",
          new Text("准入", "Admission"),
          join(
              List.of(id()),
              names(),
              List.of(
                  fact("fact", "事实", "Fact", true),
                  condition("passes", "通过条件", "Passes when", true),
                  fact("exempt_fact", "豁免事实", "Exempt: fact", false),
                  condition("exempt", "豁免条件", "Exempt when", false)),
              reasons(),
              List.of(source())),
          true,
          false,
          new Text(
              "准入条件：每条通过、不通过或缺证据",
              "Admission criteria: each passes, fails or is missing evidence"));

  /** Indicators and weights (R11, R12). */
  public static final SheetSchema INDICATORS =
      new SheetSchema(
          "indicators",
          new Text("指标", "Indicators"),
          join(
              List.of(
                  id(),
                  column("family_zh", "类别", "Family (zh)", TEXT, true, 16, "", ""),
                  column("family_en", "英文类别", "Family (en)", TEXT, true, 22, "", "")),
              names(),
              List.of(
                  fact("fact", "事实", "Fact", true),
                  column(
                      "weight",
                      "权重（分）",
                      "Weight (points)",
                      NUMBER,
                      true,
                      12,
                      "所有权重合计必须等于 100",
                      "All weights add up to 100"),
                  source())),
          true,
          false,
          new Text("考评指标及权重，合计 100", "Indicators and their weights, 100 in all"));

  /** The score table (R12). */
  public static final SheetSchema SCORECARD =
      new SheetSchema(
          "scorecard",
          new Text("评分", "Scorecard"),
          join(
              List.of(
                  id(),
                  column(
                      "indicator",
                      "指标编号",
                      "Indicator",
                      REFERENCE,
                      true,
                      14,
                      "指标表中的编号",
                      "Id in the indicators sheet"),
                  condition("band", "区间", "Band", true),
                  column(
                      "points",
                      "得分（分）",
                      "Points",
                      NUMBER,
                      true,
                      10,
                      "0 到该指标的权重",
                      "From 0 to the indicator's weight")),
              reasons(),
              List.of(source())),
          true,
          false,
          new Text("每个指标各区间的得分", "Points of each band of each indicator"));

  /** The grade scale (R13, R18). */
  public static final SheetSchema GRADES =
      new SheetSchema(
          "grades",
          new Text("等级", "Grades"),
          join(
              List.of(
                  column("grade", "等级", "Grade", ID, true, 8, "例如 A", "For example A"),
                  column("rank", "名次", "Rank", INTEGER, true, 8, "1 为最好", "1 is best")),
              names(),
              List.of(
                  condition("score", "得分区间（分）", "Score (points)", true),
                  column("treatment_zh", "对待方式", "Treatment (zh)", TEXT, true, 36, "", ""),
                  column("treatment_en", "英文对待方式", "Treatment (en)", TEXT, true, 36, "", ""),
                  column(
                      "review_months",
                      "回访间隔（月）",
                      "Review after (months)",
                      INTEGER,
                      true,
                      12,
                      "0 表示不定期",
                      "0 for ad hoc"),
                  source())),
          true,
          false,
          new Text("等级、得分区间和对待方式", "Grades, their scores and the treatment that follows"));

  /** Downgrades (R22). */
  public static final SheetSchema DOWNGRADES =
      new SheetSchema(
          "downgrades",
          new Text("降级", "Downgrades"),
          join(
              List.of(id()),
              tests(),
              List.of(
                  column(
                      "steps",
                      "降几级",
                      "Steps down",
                      INTEGER,
                      false,
                      10,
                      "与“降至”二选一",
                      "Either this or: falls to"),
                  column(
                      "to",
                      "降至",
                      "Falls to",
                      REFERENCE,
                      false,
                      10,
                      "等级代码，与“降几级”二选一",
                      "A grade; either this or: steps down")),
              reasons(),
              List.of(source())),
          false,
          false,
          new Text("逾期等情形如何降级", "How late payment and the like lower the grade"));

  /** Standings that sanctions give (R23–R26). */
  public static final SheetSchema STANDINGS =
      new SheetSchema(
          "standings",
          new Text("状态", "Standings"),
          join(
              List.of(column("standing", "状态代码", "Standing", ID, true, 16, "", "")),
              names(),
              List.of(
                  column(
                      "severity",
                      "严重程度",
                      "Severity",
                      INTEGER,
                      true,
                      10,
                      "0 为正常，同时命中时取最大",
                      "0 is normal; the highest hit wins"),
                  column(
                      "grade",
                      "强制等级",
                      "Forces grade",
                      REFERENCE,
                      false,
                      12,
                      "可空；命中后等级固定为此",
                      "May be empty; the grade becomes this"),
                  column("lifted_zh", "解除条件", "Lifted (zh)", TEXT, false, 36, "", ""),
                  column("lifted_en", "英文解除条件", "Lifted (en)", TEXT, false, 36, "", ""),
                  source())),
          true,
          false,
          new Text("客户可能处于的状态", "The standings that a customer can have"));

  /** Blacklist, suspension, termination (R23–R26). */
  public static final SheetSchema BLACKLIST =
      new SheetSchema(
          "blacklist",
          new Text("黑名单", "Blacklist"),
          join(
              List.of(id()),
              tests(),
              List.of(
                  column(
                      "standing",
                      "状态代码",
                      "Standing",
                      REFERENCE,
                      true,
                      16,
                      "状态表中的代码",
                      "A code of the standings sheet")),
              reasons(),
              List.of(source())),
          false,
          false,
          new Text(
              "恶意拖欠、暂停、淘汰：情形消失即自动解除",
              "Malicious arrears, suspension, termination: lifted by themselves once the facts are gone"));

  /** Limit and terms (R19–R21). */
  public static final SheetSchema TERMS =
      new SheetSchema(
          "terms",
          new Text("额度", "Terms"),
          join(
              List.of(
                  id(),
                  condition("admission", "准入结论", "Admission", true),
                  condition("standing", "状态", "Standing", true),
                  condition("grade", "等级", "Grade", true),
                  column(
                      "limit",
                      "信用额度公式（元）",
                      "Credit limit formula",
                      FORMULA,
                      true,
                      22,
                      "Excel 公式，可用事实名称和本行单元格；显示的数是第一条用例的试算",
                      "An Excel formula over fact names and cells of this row; it shows the first case's result"),
                  column(
                      "coefficient",
                      "系数",
                      "Coefficient",
                      NUMBER,
                      false,
                      13,
                      "供公式引用",
                      "For the formula"),
                  column("cap", "额度上限（元）", "Cap", NUMBER, false, 16, "供公式引用", "For the formula"),
                  column(
                      "credit_days",
                      "账期（天）",
                      "Credit days",
                      INTEGER,
                      true,
                      12,
                      "0 到 365",
                      "0 to 365"),
                  column(
                      "discount",
                      "折扣（%）",
                      "Discount (%)",
                      NUMBER,
                      true,
                      13,
                      "价格优惠百分比，负数为加价",
                      "Per cent off; negative for a surcharge"),
                  column(
                      "prepayment",
                      "预付款（%）",
                      "Prepayment (%)",
                      NUMBER,
                      true,
                      13,
                      "0 到 100",
                      "0 to 100"),
                  column("treatment_zh", "条件说明", "Terms in words (zh)", TEXT, true, 36, "", ""),
                  column("treatment_en", "英文条件说明", "Terms in words (en)", TEXT, true, 36, "", ""),
                  source())),
          true,
          false,
          new Text("按准入、状态、等级给额度和账期", "Limit and terms by admission, standing and grade"));

  /** Cases: facts by column, and what must come out. */
  public static final SheetSchema CASES =
      new SheetSchema(
          "cases",
          new Text("用例", "Cases"),
          join(
              List.of(id()),
              names(),
              List.of(
                  column(
                      "as_of",
                      "基准日",
                      "As of",
                      Kind.DATE,
                      true,
                      12,
                      "例如 2026-10-31",
                      "For example 2026-10-31"),
                  expected("expect_admission", "预期准入", "Expected admission", Kind.VALUE),
                  expected("expect_score", "预期得分", "Expected score", NUMBER),
                  expected("expect_grade_before", "预期原等级", "Expected grade before", Kind.VALUE),
                  expected("expect_grade", "预期等级", "Expected grade", Kind.VALUE),
                  expected("expect_standing", "预期状态", "Expected standing", Kind.VALUE),
                  expected("expect_credit_limit", "预期额度（元）", "Expected limit", NUMBER),
                  expected("expect_credit_days", "预期账期（天）", "Expected credit days", INTEGER))),
          false,
          true,
          new Text(
              "用例：每列一个事实，检查时逐条核对；第一条也是公式的试算数据",
              "Cases: one fact a column, each checked; the first also feeds the formulas' preview"));

  /** All sheets in the order of the tabs. */
  public static final List<SheetSchema> ALL =
      List.of(
          POLICY,
          FACTS,
          ADMISSION,
          INDICATORS,
          SCORECARD,
          GRADES,
          DOWNGRADES,
          STANDINGS,
          BLACKLIST,
          TERMS,
          CASES);

  private static Column id() {
    return column(
        "id",
        "编号",
        "Id",
        ID,
        true,
        12,
        "固定编号，插入新行时不要改动旧编号",
        "Stable id; keep the old ones when you insert rows");
  }

  private static List<Column> names() {
    return List.of(
        column("name_zh", "名称", "Name (zh)", TEXT, true, 24, "", ""),
        column("name_en", "英文名称", "Name (en)", TEXT, true, 26, "", ""));
  }

  private static List<Column> reasons() {
    return List.of(
        column("reason_zh", "理由", "Reason (zh)", TEXT, true, 34, "", ""),
        column("reason_en", "英文理由", "Reason (en)", TEXT, true, 36, "", ""));
  }

  private static List<Column> tests() {
    return List.of(
        fact("fact_1", "事实一", "Fact 1", true),
        condition("condition_1", "条件一", "Condition 1", true),
        fact("fact_2", "且事实二", "and fact 2", false),
        condition("condition_2", "条件二", "Condition 2", false),
        fact("fact_3", "且事实三", "and fact 3", false),
        condition("condition_3", "条件三", "Condition 3", false));
  }

  private static Column source() {
    return column(
        "source",
        "出处",
        "Source",
        TEXT,
        true,
        50,
        "制度条款、可比政策，或写明“默认值，待委员会确定”",
        "Clause, comparable policy, or: a default for the committee to decide");
  }

  private static Column fact(String key, String zh, String en, boolean required) {
    return column(
        key, zh, en, FACT, required, 20, "事实表中的名称或中文名", "A name or label of the facts sheet");
  }

  private static Column condition(String key, String zh, String en, boolean required) {
    return column(
        key,
        zh,
        en,
        CONDITION,
        required,
        20,
        "例如 >=95 、 [60,80) 、 A,B 、 是 、 任意 、 缺失",
        "For example >=95, [60,80), A,B, yes, any, missing");
  }

  private static Column expected(String key, String zh, String en, Kind kind) {
    return column(key, zh, en, kind, false, 14, "留空则不核对", "Left empty, it is not checked");
  }

  private static Column column(
      String key,
      String zh,
      String en,
      Kind kind,
      boolean required,
      int width,
      String hintZh,
      String hintEn) {
    return new Column(
        key, new Text(zh, en), kind, required, List.of(), new Text(hintZh, hintEn), width);
  }

  private static Choice choice(String code, String zh, String en) {
    return new Choice(code, new Text(zh, en));
  }

  @SafeVarargs
  private static List<Column> join(List<Column>... parts) {
    List<Column> all = new ArrayList<>();
    for (List<Column> part : parts) {
      all.addAll(part);
    }
    return List.copyOf(all);
  }
}
