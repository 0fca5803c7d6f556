package org.shouxin.policy;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Presentation.Line;
import org.shouxin.workbook.Presentation.Section;

/** What the guide tab says to a committee member who has never seen this workbook. */
final class Guide {

  private static final int LAST = 2000;

  private Guide() {}

  static List<Section> sections() {
    return List.of(tabs(), conditions(), changes(), formulas(), verifying());
  }

  private static Section tabs() {
    List<Line> lines = new ArrayList<>();
    Sheets.ALL.forEach(sheet -> lines.add(new Line(sheet.tab(), sheet.hint())));
    return new Section(new Text("一、每张表管什么", "1. What each tab is for"), lines);
  }

  private static Section conditions() {
    return new Section(
        new Text("二、条件怎样写", "2. How to write conditions"),
        List.of(
            line(
                ">= 95    < 60",
                "不小于、小于等；也可写 5000万。格末的单位只是显示，不必写；以事实表的单位为准",
                "At least, less than and so on. The unit behind is only shown, as the Facts tab has it"),
            line(
                "[60, 80)    (30, 60]",
                "区间：方括号含端点，圆括号不含。[60, 80) 是 60 以上、不到 80",
                "Interval: a square bracket includes the bound, a round one does not"),
            line(
                "是  否  任意  缺失",
                "是非、不限、没有这个数。选项和等级可以列几个：A, B",
                "yes, no, any, missing; several options or grades with commas: A, B"),
            line(
                "有效  过期",
                "用于日期：以基准日为准，到期当日仍算有效",
                "valid, expired: for dates; still valid on the very day of expiry"),
            line(
                "不留空档",
                "同一指标的各区间要首尾相接，不重叠、不遗漏；检查时会指出空档在哪一格",
                "The bands of an indicator must meet without gap or overlap; the check names the cell")));
  }

  private static Section changes() {
    return new Section(
        new Text("三、怎样修改", "3. How to change things"),
        List.of(
            line(
                "改数字",
                "直接改蓝色的数字或条件，并在“出处”写明依据",
                "Change the blue figure or condition, and say in Source where it comes from"),
            line(
                "加一行",
                "在表尾或任意处插入一行，给一个没有用过的编号；旧编号不要改动。深色表头必填，浅色可空",
                "Insert a row anywhere with a new id; keep the old ids. Dark headings must be filled, light ones may be empty"),
            line(
                "加一个指标",
                "① 事实表加一行 ② 指标表加一行并调整权重，合计 100 ③ 评分表加各区间 ④ 客户文件加同名的一列",
                "(1) a row in Facts (2) a row in Indicators, weights 100 in all (3) its bands in Scorecard (4) a column of that name in the customer file"),
            line("颜色", "权重整列变红表示合计不等于 100", "Weights turn red while they do not add up to 100")));
  }

  private static Section formulas() {
    return new Section(
        new Text("四、额度公式", "4. Limit formulas"),
        List.of(
            line(
                "写法",
                "Excel 公式，引用事实名称（如 avg_monthly_purchases）和本行的格子（系数、上限、账期）。单元格显示的是第一条用例的试算结果",
                "An Excel formula over fact names and cells of its own row (coefficient, cap, days). The cell shows the result for the first case"),
            line(
                "可用函数",
                "MIN MAX SUM ROUND ROUNDUP ROUNDDOWN IF AND OR NOT ABS，以及 + - * / 和括号",
                "These functions, + - * / and brackets; nothing else")));
  }

  private static Section verifying() {
    String tab = "'" + Sheets.INDICATORS.tab() + "'!";
    String letters = weightColumn();
    String sum = "SUM(" + tab + letters + "2:" + letters + LAST + ")";
    String ok = "IF(ROUND(" + sum + ",6)=100,";
    return new Section(
        new Text("五、核对与生效", "5. Check and put into force"),
        List.of(
            line(
                "权重合计",
                "=" + ok + "\"✓ 合计 100\",\"✗ 合计 \"&" + sum + "&\"，应为 100\")",
                "=" + ok + "\"✓ 100 in all\",\"✗ \"&" + sum + "&\" in all, must be 100\")"),
            line(
                "检查",
                "存盘后运行 shouxin check 文件名.xlsx，逐条列出问题及所在单元格；“用例”也会逐条核对",
                "Save, then run: shouxin check FILE.xlsx. It lists every problem with its cell, and tries the cases"),
            line(
                "生效",
                "改动后版本号加一；编制人不得自行批准",
                "Add one to the version; nobody approves their own change")));
  }

  private static String weightColumn() {
    int at = 0;
    while (!Sheets.INDICATORS.columns().get(at).key().equals("weight")) {
      at++;
    }
    return String.valueOf((char) ('A' + at));
  }

  private static Line line(String label, String zh, String en) {
    return new Line(label, new Text(zh, en));
  }
}
