package org.shouxin.workbook;

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
import org.shouxin.problem.Text;

/** Drop-downs, validated numbers and input hints of one written sheet. */
final class XlsxEntries {

  /** Last row, from 0, that drop-downs and sums reach: enough for 1,999 rows. */
  static final int LAST = 1999;

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
    int apart = presentation.columns(sheet).indexOf(share.apart());
    int by = presentation.columns(sheet).indexOf(share.by());
    String own = "$" + CellReference.convertNumToColString(by) + row;
    String mine = "(" + area(by) + "=" + own + ")";
    String filled =
        sheet.columns().get(apart).choices().stream()
            .flatMap(choice -> Stream.of(choice.label().zh(), choice.label().en()))
            .map(label -> "(" + area(apart) + "=\"" + label + "\")")
            .collect(Collectors.joining("+"));
    return "SUMPRODUCT("
        + mine
        + "*"
        + added
        + ")-SUMPRODUCT("
        + mine
        + "*("
        + filled
        + ")*"
        + added
        + ")";
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
    String text = hint.zh().isEmpty() && hint.en().isEmpty() ? "" : hint.zh() + "\n" + hint.en();
    if (!text.isEmpty()) {
      validation.createPromptBox(
          cut(heading.zh(), LONGEST_TITLE), cut(text.strip(), LONGEST_PROMPT));
    }
    validation.setShowPromptBox(!text.isEmpty());
  }

  private void refusal(DataValidation validation, Entry entry) {
    String message = "";
    boolean strict = false;
    if (entry instanceof Entry.OneOf some) {
      message = "请从下拉列表中选择。\nPlease choose from the list.";
      strict = some.strict();
    } else if (entry instanceof Entry.From from) {
      message =
          "“"
              + from.sheet().tab()
              + "”表里没有这一项，确定要填吗？\nThe sheet "
              + from.sheet().tab()
              + " has no such entry. Keep it?"
              + (from.besides().zh().isEmpty()
                  ? ""
                  : "\n" + from.besides().zh() + "\n" + from.besides().en());
    } else if (entry instanceof Entry.Between limits) {
      String range = limits.low().toPlainString() + " – " + limits.high().toPlainString();
      message =
          (limits.whole() ? "请填整数：" : "请填数字：")
              + range
              + (limits.whole() ? "\nA whole number, please: " : "\nA number, please: ")
              + range;
      strict = true;
    } else if (entry instanceof Entry.Share share) {
      String total = share.total().toPlainString();
      message =
          "本列合计不能超过 "
              + total
              + "，请先调低其他行。\nThis column may not exceed "
              + total
              + " in all. Keep it?";
    } else if (entry instanceof Entry.Day) {
      message = "请填日期，例如 2026-10-31。\nA date, please, for example 2026-10-31.";
      strict = true;
    } else if (entry instanceof Entry.Unique) {
      message = "编号重复或为空。\nThis id is used already. Keep it?";
    }
    validation.setShowErrorBox(!message.isEmpty());
    validation.setErrorStyle(
        strict ? DataValidation.ErrorStyle.STOP : DataValidation.ErrorStyle.WARNING);
    if (!message.isEmpty()) {
      validation.createErrorBox("请核对 Please check", cut(message, LONGEST_PROMPT));
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
      String cells = "'" + from.sheet().tab() + "'!$" + there + "$2";
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
