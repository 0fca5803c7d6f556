package org.shouxin.workbook.form;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFDataValidationConstraint;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.SheetSchema;

/** Drop-downs, validated numbers and input hints of one written sheet. */
final class XlsxEntries {

  /** Last row, from 0, that drop-downs and sums reach: enough for 1,999 rows. */
  static final int LAST = 1999;

  private static final Pattern PLAIN = Pattern.compile("\\p{ASCII}*");
  private static final int LONGEST_PROMPT = 250;
  private static final int LONGEST_LIST = 255;
  private static final int LONGEST_TITLE = 32;

  private final Presentation presentation;
  private final SheetSchema schema;
  private final XSSFSheet target;
  private final XSSFDataValidationHelper helper;

  XlsxEntries(Presentation presentation, SheetSchema schema, XSSFSheet target) {
    this.presentation = presentation;
    this.schema = schema;
    this.target = target;
    this.helper = new XSSFDataValidationHelper(target);
  }

  /**
   * The Excel formula that adds up a column, or those rows of it that belong to the same group.
   *
   * @param row of the cell whose group is meant, from 1
   */
  static String sum(
      Presentation presentation, SheetSchema sheet, Entry.Share share, int column, int row) {
    String added = area(column);
    List<String> columns = presentation.columns(sheet);
    String totalled = presentation.totalled(sheet);
    StringBuilder mine = new StringBuilder();
    if (columns.contains(share.by())) {
      int by = columns.indexOf(share.by());
      mine.append("(" + area(by) + "=$" + CellReference.convertNumToColString(by) + row + ")*");
    }
    if (!totalled.isEmpty()) {
      mine.append("(" + area(0) + "<>\"" + totalled + "\")*");
    }
    String all = mine.isEmpty() ? "SUM(" + added + ")" : "SUMPRODUCT(" + mine + added + ")";
    if (!columns.contains(share.apart())) {
      return all;
    }
    int apart = columns.indexOf(share.apart());
    String filled =
        sheet.column(share.apart()).map(Column::choices).orElse(List.of()).stream()
            .flatMap(choice -> Stream.of(choice.label().zh(), choice.label().en()))
            .filter(
                label -> presentation.language() == Language.ZH || PLAIN.matcher(label).matches())
            .map(label -> "(" + area(apart) + "=\"" + label + "\")")
            .collect(Collectors.joining("+"));
    return all + "-SUMPRODUCT(" + mine + "(" + filled + ")*" + added + ")";
  }

  private static String area(int column) {
    String letters = CellReference.convertNumToColString(column);
    return "$" + letters + "$2:$" + letters + "$" + (LAST + 1);
  }

  /** Validates the cells of a column from one row to another, rows from 0. */
  void watch(Entry entry, Text heading, Text hint, int column, int from, int to) {
    XSSFDataValidationConstraint constraint = constraint(entry, column, from);
    DataValidation validation =
        helper.createValidation(constraint, new CellRangeAddressList(from, to, column, column));
    validation.setEmptyCellAllowed(true);
    boolean list = constraint.getValidationType() == ValidationType.LIST;
    if (list) {
      // In this file format the flag hides the arrow when it is set; POI turns it round.
      validation.setSuppressDropDownArrow(true);
    }
    prompt(validation, heading, hint);
    refusal(validation, entry);
    if (!(entry instanceof Entry.Free) || validation.getShowPromptBox()) {
      target.addValidationData(validation);
    }
  }

  private void prompt(DataValidation validation, Text heading, Text hint) {
    String text = presentation.both(hint, "\n");
    if (!text.isEmpty()) {
      validation.createPromptBox(
          cut(heading.in(presentation.language()), LONGEST_TITLE),
          cut(text.strip(), LONGEST_PROMPT));
    }
    validation.setShowPromptBox(!text.isEmpty());
  }

  private void refusal(DataValidation validation, Entry entry) {
    Text message = Text.NONE;
    boolean strict = false;
    if (entry instanceof Entry.OneOf some) {
      message = new Text("请从下拉列表中选择。", "Please choose from the list.");
      strict = some.strict();
    } else if (entry instanceof Entry.From from) {
      String tab = presentation.tab(from.sheet());
      message =
          new Text(
              "“" + tab + "”表里没有这一项，确定要填吗？" + from.besides().zh(),
              "The sheet " + tab + " has no such entry. Keep it? " + from.besides().en());
    } else if (entry instanceof Entry.Between limits) {
      String range = limits.low().toPlainString() + " – " + limits.high().toPlainString();
      message =
          limits.whole()
              ? new Text("请填整数：" + range, "A whole number, please: " + range)
              : new Text("请填数字：" + range, "A number, please: " + range);
      strict = true;
    } else if (entry instanceof Entry.Share share) {
      String total = share.total().toPlainString();
      message =
          new Text(
              "本列合计不能超过 " + total + "，请先调低其他行。",
              "This column may not exceed " + total + " in all. Keep it?");
    } else if (entry instanceof Entry.Day) {
      message = new Text("请填日期，例如 2026-10-31。", "A date, please, for example 2026-10-31.");
      strict = true;
    } else if (entry instanceof Entry.Unique) {
      message = new Text("编号重复或为空。", "This id is used already. Keep it?");
    }
    String text = presentation.both(message, "\n").strip();
    validation.setShowErrorBox(!text.isEmpty());
    validation.setErrorStyle(
        strict ? DataValidation.ErrorStyle.STOP : DataValidation.ErrorStyle.WARNING);
    if (!text.isEmpty()) {
      validation.createErrorBox(
          presentation.both(new Text("请核对", "Please check"), " "), cut(text, LONGEST_PROMPT));
    }
  }

  private XSSFDataValidationConstraint constraint(Entry entry, int column, int row) {
    String letters = CellReference.convertNumToColString(column);
    String here = letters + (row + 1);
    if (entry instanceof Entry.OneOf some) {
      String[] labels = some.labels().toArray(String[]::new);
      return String.join(",", labels).length() > LONGEST_LIST
          ? free()
          : (XSSFDataValidationConstraint) helper.createExplicitListConstraint(labels);
    }
    if (entry instanceof Entry.From from) {
      int at = presentation.columns(from.sheet()).indexOf(from.key());
      String there = CellReference.convertNumToColString(at);
      String cells = "'" + presentation.tab(from.sheet()) + "'!$" + there + "$2";
      String all = cells + ":$" + there + "$" + (LAST + 1);
      String list = "OFFSET(" + cells + ",0,0,MAX(1,COUNTA(" + all + ")),1)";
      return (XSSFDataValidationConstraint) helper.createFormulaListConstraint(list);
    }
    if (entry instanceof Entry.Between limits) {
      String low = limits.low().toPlainString();
      String high = limits.high().toPlainString();
      return (XSSFDataValidationConstraint)
          (limits.whole()
              ? helper.createIntegerConstraint(OperatorType.BETWEEN, low, high)
              : helper.createDecimalConstraint(OperatorType.BETWEEN, low, high));
    }
    if (entry instanceof Entry.Share share) {
      String total = share.total().toPlainString();
      return custom(
          "AND(ISNUMBER("
              + here
              + "),"
              + here
              + ">=0,"
              + sum(presentation, schema, share, column, row + 1)
              + "<="
              + total
              + ")");
    }
    if (entry instanceof Entry.Day) {
      return (XSSFDataValidationConstraint)
          helper.createDateConstraint(
              OperatorType.BETWEEN, "DATE(1990,1,1)", "DATE(2199,12,31)", "");
    }
    if (entry instanceof Entry.Unique) {
      return custom("COUNTIF(" + area(column) + "," + here + ")=1");
    }
    return free();
  }

  private XSSFDataValidationConstraint custom(String formula) {
    return (XSSFDataValidationConstraint) helper.createCustomConstraint(formula);
  }

  private static XSSFDataValidationConstraint free() {
    return new XSSFDataValidationConstraint(
        ValidationType.ANY, DataValidationConstraint.OperatorType.IGNORED, "", "");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
