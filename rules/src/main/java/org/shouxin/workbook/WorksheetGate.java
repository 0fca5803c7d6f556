package org.shouxin.workbook;

import javax.xml.stream.XMLStreamReader;
import org.shouxin.problem.Text;

/**
 * Counts the cells of one sheet and checks their order, so that nothing is read differently from
 * what Excel shows.
 */
final class WorksheetGate implements XmlWalk.Visitor {

  /** Most cells of a workbook. */
  static final int CELLS = 100_000;

  /** Last row that may hold anything, from 1. */
  static final int ROWS = 20_000;

  /** Last column that may hold anything, from 1. */
  static final int COLUMNS = 200;

  /** Longest formula. */
  static final int FORMULA = 1_000;

  private static final int TOLD = 100;
  private static final Text ORDER =
      new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx");

  /** Reports something forbidden. */
  interface Tell {
    void tell(Forbidden kind, String part, String found);
  }

  private final String part;
  private final Tab tab;
  private final Findings findings;
  private final int[] cells;
  private final Tell tell;
  private final int before;

  private int inData;
  private String namespace = "";
  private int row;
  private int column;
  private int columnsTo;
  private int formula = -1;
  private boolean tooWide;
  private boolean tooLong;
  private boolean broken;

  /**
   * @param cells number of cells of the workbook so far; updated
   */
  WorksheetGate(String part, Tab tab, Findings findings, int[] cells, Tell tell) {
    this.part = part;
    this.tab = tab;
    this.findings = findings;
    this.cells = cells;
    this.tell = tell;
    this.before = findings.count();
  }

  @Override
  public void begin(XMLStreamReader element, int depth) {
    String name = element.getLocalName();
    String uri = element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    if (depth == 1) {
      namespace = uri;
    }
    if (inData > 0 && !uri.equals(namespace)) {
      disorder(part + " <" + name + ">");
    }
    switch (name) {
      case "sheetData" -> inData = depth;
      case "row" -> row(element);
      case "c" -> cell(element);
      case "v", "is" -> content();
      case "f" -> {
        content();
        formula(element);
      }
      case "col" -> columns(element);
      case "oleObjects" -> tell.tell(Forbidden.EMBEDDED, part, name);
      case "controls" -> tell.tell(Forbidden.CONTROLS, part, name);
      default -> {
        // layout, print set-up, validation: nothing that decides
      }
    }
  }

  @Override
  public void text(XMLStreamReader text) {
    if (formula >= 0) {
      int was = formula;
      formula += text.getTextLength();
      if (was <= FORMULA && formula > FORMULA && more()) {
        findings.cell(
            tab,
            row - 1,
            Math.max(0, column - 1),
            new Text("公式太长", "the formula is too long"),
            "",
            new Text("至多 " + FORMULA + " 个字符", "at most " + FORMULA + " characters"));
      }
    }
  }

  @Override
  public void end(XMLStreamReader element, int depth) {
    if (inData == depth) {
      inData = 0;
    }
    formula = -1;
  }

  private void row(XMLStreamReader element) {
    int number = number(PackageGate.attribute(element, "r"), row + 1);
    column = 0;
    if (inData == 0 || number <= row || number > 1_048_576) {
      disorder("row " + PackageGate.attribute(element, "r"));
      return;
    }
    row = number;
  }

  private void cell(XMLStreamReader element) {
    if (++cells[0] == CELLS + 1) {
      findings.cell(
          tab,
          Math.max(0, row - 1),
          column,
          new Text("单元格太多", "the workbook has too many cells"),
          "",
          new Text("整个工作簿至多 " + CELLS + " 个", "at most " + CELLS + " in all sheets"));
    }
    String at = PackageGate.attribute(element, "r");
    int next = at.isEmpty() ? column + 1 : columnOf(at);
    if (next <= column || next > 16_384 || row < 1) {
      disorder(at);
      return;
    }
    column = next;
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

  private void content() {
    if (column > COLUMNS && !tooWide) {
      tooWide = true;
      findings.cell(
          tab,
          row - 1,
          column - 1,
          new Text("这一列太靠右", "this column is too far to the right"),
          Tab.letters(column - 1),
          new Text(
              "至多 " + COLUMNS + " 列，到 " + Tab.letters(COLUMNS - 1),
              "at most " + COLUMNS + " columns, up to " + Tab.letters(COLUMNS - 1)));
    }
    if (row > ROWS && !tooLong) {
      tooLong = true;
      findings.cell(
          tab,
          row - 1,
          Math.max(0, column - 1),
          new Text("这一行太靠下", "this row is too far down"),
          String.valueOf(row),
          new Text("至多 " + ROWS + " 行", "at most " + ROWS + " rows"));
    }
  }

  private void formula(XMLStreamReader element) {
    formula = 0;
    String type = PackageGate.attribute(element, "t");
    if ((type.equals("array") || type.equals("dataTable")) && more()) {
      findings.cell(
          tab,
          row - 1,
          Math.max(0, column - 1),
          type.equals("array")
              ? new Text("数组公式不允许", "an array formula is not allowed")
              : new Text("模拟运算表不允许", "a data table of Excel is not allowed"),
          PackageGate.attribute(element, "ref"),
          new Text("只算本单元格的普通公式", "an ordinary formula for one cell"));
    }
  }

  private void columns(XMLStreamReader element) {
    int from = number(PackageGate.attribute(element, "min"), 0);
    int to = number(PackageGate.attribute(element, "max"), 0);
    if (from <= columnsTo || to < from || to > 16_384) {
      disorder("col " + PackageGate.attribute(element, "min"));
      return;
    }
    columnsTo = to;
  }

  private boolean more() {
    return findings.count() - before < TOLD;
  }

  private void disorder(String found) {
    if (!broken) {
      broken = true;
      findings.cell(
          tab,
          Math.max(0, row - 1),
          Math.max(0, column - 1),
          new Text("工作表内部的行列次序已损坏", "the rows or columns stored in this sheet are damaged"),
          found,
          ORDER);
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
