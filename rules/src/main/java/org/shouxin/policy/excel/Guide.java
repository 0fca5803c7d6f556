package org.shouxin.policy.excel;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.BookKind;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.Tab;
import org.shouxin.workbook.form.Presentation;
import org.shouxin.workbook.form.Presentation.Line;
import org.shouxin.workbook.form.Presentation.Section;

/** The guide tab, for a committee member who is new to the workbook. */
final class Guide {

  private static final int LAST = 2000;
  private static final String NUMERALS = "一二三四五六七八九";
  private static final List<String> ITEMS =
      List.of("version", "effective", "author", "approver", "currency");
  private static final List<String> ROUTING_ITEMS =
      List.of("version", "effective", "author", "approver");
  private static final List<Text> SIGNERS =
      List.of(
          new Text("编制人签字", "Signed by the author"),
          new Text("批准人签字", "Signed by the approver"),
          new Text("信用委员会签字", "Signed for the credit committee"));

  private final Book book;
  private final Presentation presentation;
  private final boolean policy;

  Guide(Book book, Presentation presentation) {
    this.book = book;
    this.presentation = presentation;
    this.policy = BookKind.of(book) == BookKind.POLICY;
  }

  /** What the first page says of the policy, live, and who signs it. */
  List<Line> cover(String foot) {
    List<Line> lines = new ArrayList<>();
    List<String> items = policy ? ITEMS : ROUTING_ITEMS;
    SheetSchema sheet = policy ? Sheets.POLICY : Sheets.ROUTING;
    for (Row row : book.rows(sheet)) {
      if (items.contains(row.id())) {
        Text label =
            (policy ? Sheets.ITEMS : Sheets.ROUTING_ITEMS)
                .stream()
                    .filter(item -> item.code().equals(row.id()))
                    .map(Column.Choice::label)
                    .findFirst()
                    .orElse(Text.same(row.id()));
        String cell = "'" + presentation.tab(sheet) + "'!$B$" + (book.rows(sheet).indexOf(row) + 2);
        String shown =
            row.id().equals("effective") ? "TEXT(" + cell + ",\"yyyy-mm-dd\")" : cell + "&\"\"";
        lines.add(new Line(label, Text.same("=" + shown)));
      }
    }
    lines.add(line("内容", "Content", foot, foot));
    for (Text who : SIGNERS) {
      lines.add(new Line(who, new Text("签字：\n日期：", "Signature:\nDate:")));
    }
    return lines;
  }

  /**
   * The sections of the guide.
   *
   * @param written the sheets that became tabs
   * @param further the sheets that may be added
   */
  List<Section> sections(List<SheetSchema> written, List<SheetSchema> further) {
    List<Section> sections = new ArrayList<>();
    sections.add(tabs(written));
    sections.add(conditions());
    sections.add(changes());
    if (policy) {
      sections.add(formulas());
    }
    sections.add(verifying());
    if (!further.isEmpty()) {
      sections.add(further(further));
    }
    List<Section> numbered = new ArrayList<>();
    for (Section section : sections) {
      int number = numbered.size() + 1;
      Text heading =
          new Text(
              NUMERALS.charAt(number - 1) + "、" + section.heading().zh(),
              number + ". " + section.heading().en());
      numbered.add(new Section(heading, section.lines()));
    }
    return numbered;
  }

  private Text tab(SheetSchema sheet) {
    return Text.same(presentation.tab(sheet));
  }

  private Section tabs(List<SheetSchema> written) {
    return new Section(
        new Text("每张表管什么", "What each tab is for"),
        written.stream().map(sheet -> new Line(tab(sheet), sheet.hint())).toList());
  }

  private Section conditions() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        line(
            ">= 95    < 60",
            ">= 95    < 60",
            "不小于、小于等；也可写 5000万。格末的单位只是显示，不必写；以事实表的单位为准",
            "At least, less than and so on. The unit behind is only shown, as the Facts tab has"
                + " it"));
    lines.add(
        line(
            "[60, 80)    (30, 60]",
            "[60, 80)    (30, 60]",
            "区间：方括号含端点，圆括号不含。[60, 80) 是 60 以上、不到 80",
            "Interval: a square bracket includes the bound, a round one does not"));
    lines.add(
        line(
            "是  否  任意  缺失",
            "yes  no  any  missing",
            "是非、不限、没有这个数。选项和等级可以列几个：A, B；也可写 非A",
            "yes, no, any, missing; several options or grades with commas: A, B; or: not A"));
    lines.add(
        line(
            "有效  过期",
            "valid  expired",
            "用于日期：以基准日为准，到期当日仍算有效",
            "valid, expired: for dates; still valid on the very day of expiry"));
    lines.add(
        policy
            ? line(
                "不留空档",
                "No gaps",
                "同一指标的各区间要首尾相接，分类表和额度表的各行要覆盖所有组合，不重叠、不遗漏；检查时会指出空档在哪一格",
                "The bands of an indicator must meet, the rows of classes and terms must cover"
                    + " every combination, without gap or overlap; the check names the cell")
            : line(
                "不留空档",
                "No gaps",
                "每个客户恰好一行，不重叠、不遗漏；检查时会指出缺哪种、哪两行重叠",
                "Exactly one row for every customer; the check names what is left out and which"
                    + " rows overlap"));
    return new Section(new Text("条件怎样写", "How to write conditions"), lines);
  }

  private Section changes() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        line(
            "改数字",
            "Change a figure",
            "直接改蓝色的数字或条件，并在“出处”写明依据",
            "Change the blue figure or condition, and say in Source where it comes from"));
    lines.add(
        line(
            "加一行",
            "Add a row",
            "在表尾或任意处插入一行，给一个没有用过的编号；旧编号不要改动。深色表头必填，浅色可空",
            "Insert a row anywhere with a new id; keep the old ids. Dark headings must be filled,"
                + " light ones may be empty"));
    if (policy) {
      lines.add(
          line(
              "加一个指标",
              "Add an indicator",
              "① 事实表加一行 ② 指标表加一行并调整权重，合计 100 ③ 评分表加各区间 ④ 客户文件加同名的一列",
              "(1) a row in Facts (2) a row in Indicators, weights 100 in all (3) its bands in"
                  + " Scorecard (4) a column of that name in the customer file"));
      lines.add(
          line(
              "颜色",
              "Colours",
              "权重整列变红表示合计不等于 100",
              "Weights turn red while they do not add up to 100"));
    }
    return new Section(new Text("怎样修改", "How to change things"), lines);
  }

  private Section formulas() {
    return new Section(
        new Text("公式", "Formulas"),
        List.of(
            line(
                "写法",
                "Spelling",
                "Excel 公式，引用事实名称（如 avg_monthly_purchases）和本行的格子（系数、上限、账期）。单元格显示的是第一条用例的试算结果",
                "An Excel formula over fact names and cells of its own row (coefficient, cap,"
                    + " days). The cell shows the result for the first case"),
            line(
                "可用函数",
                "Functions",
                "MIN MAX SUM ROUND ROUNDUP ROUNDDOWN IF AND OR NOT ABS IFERROR ISBLANK（已知），以及 + - * / 和括号；选项用引号：kind=\"零散\"",
                "These functions, + - * / and brackets, options in quotes: kind=\"sporadic\"; nothing else")));
  }

  private Section verifying() {
    List<Line> lines = new ArrayList<>();
    if (policy) {
      lines.addAll(weights());
    }
    lines.add(
        policy
            ? line(
                "检查",
                "Check",
                "存盘后运行 shouxin check 文件名.xlsx，逐条列出问题及所在单元格；“用例”也会逐条核对",
                "Save, then run: shouxin check FILE.xlsx. It lists every problem with its cell, and"
                    + " tries the cases")
            : line(
                "检查",
                "Check",
                "存盘后运行 shouxin check 文件名.xlsx，逐条列出问题及所在单元格",
                "Save, then run: shouxin check FILE.xlsx. It lists every problem with its cell"));
    lines.add(
        line(
            "生效",
            "Into force",
            "改动后版本号加一；编制人不得自行批准",
            "Add one to the version; nobody approves their own change"));
    return new Section(new Text("核对与生效", "Check and put into force"), lines);
  }

  /** Live totals of the weights: of the credit grade, and of every other assessment. */
  private List<Line> weights() {
    List<String> others =
        book.rows(Sheets.ASSESSMENTS).stream().map(row -> row.id().replace("\"", "")).toList();
    List<Line> lines = new ArrayList<>();
    lines.add(total(new Text("权重合计", "Weights in all"), creditSum(others)));
    for (Row row : book.rows(Sheets.ASSESSMENTS)) {
      Text name = Text.either(row.text("name_zh"), row.text("name_en"));
      lines.add(
          total(
              new Text("权重合计：" + name.zh(), "Weights in all: " + name.en()),
              sum(row.id().replace("\"", ""))));
    }
    return lines;
  }

  /** The weights of an assessment that count within the hundred. */
  private String sum(String assessment) {
    String own = "\"" + assessment + "\"";
    String of = column("assessment") + "," + own;
    return extras("SUMIF(" + of + "," + column("weight") + ")", "," + of);
  }

  /** The same of the credit grade, whose rows name no assessment. */
  private String creditSum(List<String> others) {
    StringBuilder sum = new StringBuilder(extras("SUM(" + column("weight") + ")", ""));
    String totalled = presentation.totalled(Sheets.INDICATORS);
    if (!totalled.isEmpty()) {
      String ids = column(Sheets.INDICATORS.columns().get(0).key());
      sum.append("-SUMIF(" + ids + ",\"" + totalled + "\"," + column("weight") + ")");
    }
    others.forEach(other -> sum.append("-(").append(sum(other)).append(')'));
    return sum.toString();
  }

  /** A sum without the weights of bonuses and penalties. */
  private String extras(String all, String criteria) {
    if (!presentation.columns(Sheets.INDICATORS).contains("counts")) {
      return all;
    }
    return all
        + "-SUMIFS("
        + column("weight")
        + ","
        + column("counts")
        + ",\"<>\""
        + criteria
        + ")";
  }

  private static Line total(Text label, String sum) {
    String ok = "IF(ROUND(" + sum + ",6)=100,";
    return new Line(
        label,
        new Text(
            "=" + ok + "\"✓ 合计 100\",\"✗ 合计 \"&(" + sum + ")&\"，应为 100\")",
            "=" + ok + "\"✓ 100 in all\",\"✗ \"&(" + sum + ")&\" in all, must be 100\")"));
  }

  private String column(String key) {
    int at = presentation.columns(Sheets.INDICATORS).indexOf(key);
    String letter = "$" + Tab.letters(at) + "$";
    return "'" + presentation.tab(Sheets.INDICATORS) + "'!" + letter + "2:" + letter + LAST;
  }

  private Section further(List<SheetSchema> sheets) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        line(
            "怎样添加",
            "How to add",
            "运行 shouxin new 名称 --all-sheets，得到带全部空表的工作簿，把需要的表移动或复制到本工作簿；表名、表头照旧",
            "Run shouxin new NAME --all-sheets for a workbook with every tab, and move or copy"
                + " those needed into this one; keep tab names and headings"));
    sheets.forEach(sheet -> lines.add(new Line(tab(sheet), sheet.hint())));
    return new Section(
        new Text("还可以加的表（本工作簿没有用到）", "Further tabs that you may add (not used here)"), lines);
  }

  private static Line line(String label, String english, String zh, String en) {
    return new Line(new Text(label, english), new Text(zh, en));
  }
}
