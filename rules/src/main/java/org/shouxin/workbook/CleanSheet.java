package org.shouxin.workbook;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * Copies the cells of one sheet that hold anything, what is hidden and what is merged, and checks
 * their number and order, so that nothing is read differently from what Excel shows. Formatted
 * cells without content are left behind and not counted. Single use.
 */
final class CleanSheet implements XmlWalk.Visitor {

  /** Most cells of a workbook that hold anything. */
  static final int CELLS = 100_000;

  /** Last row that may hold anything, from 1. */
  static final int ROWS = 20_000;

  /** Last column that may hold anything, from 1. */
  static final int COLUMNS = 200;

  /** Longest formula. */
  static final int FORMULA = 1_000;

  private static final int REPORTED = 100;
  private static final String MIDNIGHT = "T00:00:00(\\.0+)?Z?$";
  private static final Text RESAVE =
      new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx");

  /** What the sheets of a workbook share. */
  static final class Shared {
    private final int formats;
    private final boolean from1904;
    private final Set<Integer> struckStyles;
    private final Set<Integer> struckTexts;
    private final List<String> struck;
    private int cells;
    private boolean formatless;

    /**
     * @param styles the number formats that cells can point to; the one after them is a day
     * @param from1904 which date system the workbook uses
     * @param struckTexts shared texts that are struck through
     * @param struck receives the cells whose content is struck through
     */
    Shared(CleanStyles styles, boolean from1904, Set<Integer> struckTexts, List<String> struck) {
      this.formats = styles.count();
      this.from1904 = from1904;
      this.struckStyles = styles.struck();
      this.struckTexts = struckTexts;
      this.struck = struck;
    }
  }

  private final Tab tab;
  private final Findings findings;
  private final Shared shared;
  private final int before;
  private final XmlText out = new XmlText("worksheet", XmlText.MAIN);
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder foot = new StringBuilder();

  private int inData;
  private boolean formatted;
  private int row;
  private String[] rowAttributes = {};
  private boolean rowOpen;
  private int column;
  private String type = "";
  private String style = "";
  private boolean cellOpen;
  private boolean inText;
  private boolean inFoot;
  private int phonetic;
  private int columnsTo;
  private boolean tooWide;
  private boolean tooLong;
  private boolean broken;

  CleanSheet(Tab tab, Findings findings, Shared shared) {
    this.tab = tab;
    this.findings = findings;
    this.shared = shared;
    this.before = findings.count();
  }

  /** The copy. */
  byte[] xml() {
    return out.bytes();
  }

  /** What the foot of its printed pages says. */
  String foot() {
    return foot.toString();
  }

  @Override
  public void begin(XMLStreamReader element, int depth) {
    String name = element.getLocalName();
    if (!XmlText.MAIN.equals(element.getNamespaceURI())) {
      if (inData > 0) {
        disorder("<" + name + ">");
      }
      return;
    }
    switch (name) {
      case "sheetFormatPr" -> format(element);
      case "cols", "mergeCells" -> {
        defaultFormat();
        out.start(name);
      }
      case "col" -> columns(element);
      case "sheetData" -> {
        defaultFormat();
        inData = depth;
        out.start(name);
      }
      case "row" -> row(element);
      case "c" -> cell(element);
      case "f" -> formula(element);
      case "v", "is" -> text.setLength(0);
      case "rPh" -> phonetic = depth;
      case "mergeCell" -> out.empty(name, "ref", XmlWalk.attribute(element, "ref"));
      default -> {
        // layout, print set-up, validation, links: nothing that holds a content
      }
    }
    inFoot = name.equals("oddFooter");
    inText = name.equals("v") || name.equals("f") || (name.equals("t") && phonetic == 0);
  }

  @Override
  public void text(XMLStreamReader piece) {
    if (inText && inData > 0) {
      text.append(piece.getText());
    } else if (inFoot) {
      foot.append(piece.getText());
    }
  }

  @Override
  public void end(XMLStreamReader element, int depth) {
    inText = false;
    inFoot = false;
    if (!XmlText.MAIN.equals(element.getNamespaceURI())) {
      return;
    }
    switch (element.getLocalName()) {
      case "cols", "mergeCells" -> out.end();
      case "sheetData" -> {
        inData = 0;
        out.end();
      }
      case "row" -> {
        if (rowOpen) {
          out.end();
        }
        rowOpen = false;
      }
      case "c" -> {
        if (cellOpen) {
          out.end();
        }
        cellOpen = false;
      }
      case "f" -> {
        length();
        out.text(text.toString());
        out.end();
      }
      case "v" -> value();
      case "is" -> inline();
      case "rPh" -> phonetic = 0;
      default -> {
        // left behind
      }
    }
  }

  private void format(XMLStreamReader element) {
    formatted = true;
    out.empty(
        "sheetFormatPr",
        "defaultColWidth",
        XmlWalk.attribute(element, "defaultColWidth"),
        "defaultRowHeight",
        XmlWalk.attribute(element, "defaultRowHeight", "15"),
        "zeroHeight",
        XmlWalk.attribute(element, "zeroHeight"));
  }

  private void defaultFormat() {
    if (!formatted) {
      formatted = true;
      out.empty("sheetFormatPr", "defaultRowHeight", "15");
    }
  }

  private void columns(XMLStreamReader element) {
    int from = number(XmlWalk.attribute(element, "min"), 0);
    int to = number(XmlWalk.attribute(element, "max"), 0);
    if (from <= columnsTo || to < from || to > 16_384) {
      disorder("col " + XmlWalk.attribute(element, "min"));
      return;
    }
    columnsTo = to;
    out.empty(
        "col",
        "min",
        String.valueOf(from),
        "max",
        String.valueOf(to),
        "width",
        XmlWalk.attribute(element, "width"),
        "hidden",
        XmlWalk.attribute(element, "hidden"));
  }

  private void row(XMLStreamReader element) {
    String at = XmlWalk.attribute(element, "r");
    int number = number(at, row + 1);
    column = 0;
    if (inData == 0 || number <= row || number > 1_048_576) {
      disorder("row " + at);
      return;
    }
    row = number;
    rowAttributes =
        new String[] {
          "r",
          String.valueOf(row),
          "ht",
          XmlWalk.attribute(element, "ht"),
          "hidden",
          XmlWalk.attribute(element, "hidden")
        };
  }

  private void cell(XMLStreamReader element) {
    String at = XmlWalk.attribute(element, "r");
    int next = at.isEmpty() ? column + 1 : columnOf(at);
    if (next <= column || next > 16_384 || row < 1) {
      disorder(at);
      return;
    }
    column = next;
    type = XmlWalk.attribute(element, "t");
    style = XmlWalk.attribute(element, "s");
  }

  /** The column of a reference into the current row, from 1; 0 for anything else. */
  private int columnOf(String reference) {
    int letters = 0;
    int value = 0;
    while (letters < reference.length() && letters < 4) {
      char c = reference.charAt(letters);
      if (c < 'A' || c > 'Z') {
        break;
      }
      value = 26 * value + (c - 'A' + 1);
      letters++;
    }
    return number(reference.substring(letters), 0) == row ? value : 0;
  }

  private void formula(XMLStreamReader element) {
    text.setLength(0);
    open(type, style);
    String kind = XmlWalk.attribute(element, "t");
    String range = XmlWalk.attribute(element, "ref");
    out.start("f", "t", kind, "ref", range, "si", XmlWalk.attribute(element, "si"));
    if (kind.equals("array") || kind.equals("dataTable")) {
      report(
          kind.equals("array")
              ? new Text("数组公式不允许", "an array formula is not allowed")
              : new Text("模拟运算表不允许", "a data table of Excel is not allowed"),
          range,
          new Text("只算本单元格的普通公式", "an ordinary formula for one cell"));
    }
  }

  private void length() {
    if (text.length() > FORMULA) {
      report(
          new Text("公式太长", "the formula is too long"),
          "",
          new Text("至多 " + FORMULA + " 个字符", "at most " + FORMULA + " characters"));
      text.setLength(0);
    }
  }

  private void value() {
    if (text.length() == 0) {
      return;
    }
    if (shared.struckStyles.contains(number(style, 0))
        || (type.equals("s") && shared.struckTexts.contains(number(text.toString(), -1)))) {
      shared.struck.add(tab.place(row - 1, Math.max(0, column - 1)));
    }
    @Nullable LocalDate day = type.equals("d") ? day(text.toString()) : null;
    if (day != null) {
      open("", String.valueOf(shared.formats));
      out.element("v", String.valueOf(SerialDays.serial(day, shared.from1904)));
    } else {
      open(type.equals("d") ? "str" : type, style);
      out.element("v", text.toString());
    }
  }

  /** A cell may hold its day as text of ISO 8601 ({@code t="d"}). */
  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip().replaceFirst(MIDNIGHT, ""));
    } catch (DateTimeException none) {
      return null;
    }
  }

  private void inline() {
    if (text.length() > 0) {
      open(type, style);
      out.start("is");
      out.element("t", text.toString());
      out.end();
    }
  }

  private void open(String as, String format) {
    if (cellOpen) {
      return;
    }
    if (!rowOpen) {
      out.start("row", rowAttributes);
    }
    rowOpen = true;
    cellOpen = true;
    size();
    boolean known = number(format, 0) <= shared.formats && number(format, 0) >= 0;
    if (!known && !shared.formatless) {
      shared.formatless = true;
      findings.cell(
          tab,
          row - 1,
          Math.max(0, column - 1),
          new Text(
              "单元格所指的数字格式在工作簿里没有（styles.xml 缺失或不全）",
              "cells point to number formats that the workbook does not have (styles.xml is missing"
                  + " or incomplete)"),
          format,
          RESAVE);
    }
    out.start("c", "r", Tab.letters(column - 1) + row, "t", as, "s", known ? format : "");
  }

  private void size() {
    if (++shared.cells == CELLS + 1) {
      report(
          new Text("单元格太多", "the workbook has too many cells"),
          "",
          new Text("整个工作簿至多 " + CELLS + " 个", "at most " + CELLS + " in all sheets"));
    }
    if (column > COLUMNS && !tooWide) {
      tooWide = true;
      report(
          new Text("这一列太靠右", "this column is too far to the right"),
          Tab.letters(column - 1),
          new Text(
              "至多 " + COLUMNS + " 列，到 " + Tab.letters(COLUMNS - 1),
              "at most " + COLUMNS + " columns, up to " + Tab.letters(COLUMNS - 1)));
    }
    if (row > ROWS && !tooLong) {
      tooLong = true;
      report(
          new Text("这一行太靠下", "this row is too far down"),
          String.valueOf(row),
          new Text("至多 " + ROWS + " 行", "at most " + ROWS + " rows"));
    }
  }

  private void report(Text what, String found, Text allowed) {
    if (findings.count() - before < REPORTED) {
      findings.cell(tab, Math.max(0, row - 1), Math.max(0, column - 1), what, found, allowed);
    }
  }

  private void disorder(String found) {
    if (!broken) {
      broken = true;
      report(
          new Text("工作表内部的行列次序已损坏", "the rows or columns stored in this sheet are damaged"),
          found,
          RESAVE);
    }
  }

  private static int number(String text, int otherwise) {
    if (text.isEmpty()) {
      return otherwise;
    }
    return text.length() <= 7 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(text)
        : -1;
  }
}
