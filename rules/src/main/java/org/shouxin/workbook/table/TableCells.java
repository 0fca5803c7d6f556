package org.shouxin.workbook.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;
import org.shouxin.workbook.CleanPackage.FirstSheet;
import org.shouxin.workbook.NumberFormat;
import org.shouxin.workbook.SerialDays;
import org.shouxin.workbook.XmlWalk;

/**
 * Makes rows of the cells of a sheet as they are read. Notes on the way what is hidden or merged,
 * which columns hold anything, and whether rows and columns are in their order. Single use.
 */
final class TableCells implements XmlWalk.Visitor {

  /** Last column that may hold anything. */
  static final int COLUMNS = 1_000;

  private static final MathContext EXCEL = new MathContext(15, RoundingMode.HALF_UP);
  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})");
  private static final String MIDNIGHT = "T00:00:00(\\.0+)?Z?$";
  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?[0-9]{0,40}\\.?[0-9]{1,40}(?:[eE][+-]?[0-9]{1,4})?\\s*");
  private static final Text GENERAL = new Text("改用“常规”格式", "use the General format");
  private static final Text VALUE = new Text("直接填写内容", "enter the value itself");

  private final FirstSheet sheet;
  private final TableTexts texts;
  private final boolean checking;
  private final Map<Integer, String> cells = new HashMap<>();
  private final Map<Integer, Unreadable> faults = new HashMap<>();
  private final Set<Integer> days = new HashSet<>();
  private final CellTextPiece text = new CellTextPiece();
  private final BitSet filled = new BitSet();
  private final BitSet hiddenColumns = new BitSet();

  private boolean complete;
  private boolean rowsHidden;
  private boolean rowHidden;
  private boolean inRows;
  private int row;
  private int column;
  private String type = "";
  private int style;
  private boolean formula;
  private String value = "";
  private boolean inText;
  private int phonetic;

  private final List<String> merged = new ArrayList<>();
  private int lastRow;
  private int hiddenRow;
  private int hiddenRows;
  private String disorder = "";

  /**
   * @param checking whether only what is hidden, merged or filled matters, and no content is read
   */
  TableCells(FirstSheet sheet, TableTexts texts, boolean checking) {
    this.sheet = sheet;
    this.texts = texts;
    this.checking = checking;
  }

  /**
   * The row that was just completed, given once; null when none was.
   *
   * @param columns of the sheet
   */
  @Nullable TableRow take(int columns) {
    if (!complete) {
      return null;
    }
    complete = false;
    String[] wide = new String[columns];
    for (int i = 0; i < columns; i++) {
      wide[i] = cells.getOrDefault(i, "");
    }
    return new TableRow(row, wide, Map.copyOf(faults), Set.copyOf(days));
  }

  /** Columns up to the last that holds anything. */
  int columns() {
    return filled.length();
  }

  /** The columns that hold anything and are hidden. */
  BitSet hiddenColumns() {
    BitSet both = (BitSet) hiddenColumns.clone();
    both.and(filled);
    return both;
  }

  /** The first row that holds anything and is hidden, from 1; 0 when none is. */
  int hiddenRow() {
    return hiddenRow;
  }

  /** How many rows hold anything and are hidden. */
  int hiddenRows() {
    return hiddenRows;
  }

  /** Ranges of more than one cell that are merged and touch what is filled, as written. */
  List<String> merged() {
    return merged;
  }

  /** What is not in its order; empty when everything is. */
  String disorder() {
    return disorder;
  }

  @Override
  public void begin(XMLStreamReader element, int depth) {
    inText = false;
    if (!XmlWalk.isMain(element)) {
      if (inRows) {
        disorder("<" + element.getLocalName() + ">");
      }
      return;
    }
    switch (element.getLocalName()) {
      case "sheetFormatPr" -> rowsHidden = isTrue(XmlWalk.attribute(element, "zeroHeight"));
      case "col" -> columns(element);
      case "sheetData" -> inRows = true;
      case "row" -> row(element);
      case "c" -> cell(element);
      case "f" -> formula = true;
      case "is" -> text.clear();
      case "rPh" -> phonetic = depth;
      case "mergeCell" -> merge(XmlWalk.attribute(element, "ref"));
      default -> {
        // layout, print set-up, validation, links: nothing that holds a content
      }
    }
    String name = element.getLocalName();
    inText = inRows && (name.equals("v") || (name.equals("t") && phonetic == 0));
    if (name.equals("v")) {
      text.clear();
    }
  }

  @Override
  public void text(XMLStreamReader piece) {
    if (inText) {
      text.append(piece.getText());
    }
  }

  @Override
  public void end(XMLStreamReader element, int depth) {
    inText = false;
    if (!XmlWalk.isMain(element)) {
      return;
    }
    switch (element.getLocalName()) {
      case "sheetData" -> inRows = false;
      case "rPh" -> phonetic = 0;
      case "v" -> value = type.equals("str") ? text.decoded() : text.raw();
      case "is" -> value = text.decoded();
      case "c" -> content();
      case "row" -> endRow();
      default -> {
        // left behind
      }
    }
  }

  private void columns(XMLStreamReader element) {
    int from = number(XmlWalk.attribute(element, "min"), 1);
    int to = number(XmlWalk.attribute(element, "max"), 0);
    String width = XmlWalk.attribute(element, "width", "1");
    boolean narrow = width.matches("0(?:\\.[0-4][0-9]*)?");
    if ((isTrue(XmlWalk.attribute(element, "hidden")) || narrow) && from >= 1 && to >= from) {
      hiddenColumns.set(from - 1, Math.min(to, COLUMNS));
    }
  }

  private void row(XMLStreamReader element) {
    String stated = XmlWalk.attribute(element, "r");
    int next = number(stated, row + 1);
    cells.clear();
    faults.clear();
    days.clear();
    column = 0;
    if (!inRows || next <= row || next > 1_048_576) {
      disorder("row " + stated);
      return;
    }
    row = next;
    String hidden = XmlWalk.attribute(element, "hidden");
    String height = XmlWalk.attribute(element, "ht", "15");
    rowHidden =
        isTrue(hidden) || (rowsHidden && hidden.isEmpty()) || height.matches("0(?:\\.[0-9]*)?");
  }

  private void cell(XMLStreamReader element) {
    String stated = XmlWalk.attribute(element, "r");
    int next = stated.isEmpty() ? column + 1 : columnOf(stated);
    if (next <= column || next > 16_384 || row < 1) {
      disorder(stated);
    }
    column = Math.max(1, next);
    type = XmlWalk.attribute(element, "t");
    style = number(XmlWalk.attribute(element, "s"), 0);
    formula = false;
    value = "";
  }

  /** The column of a reference into the current row, from 1; 0 for anything else. */
  private int columnOf(String reference) {
    int letters = 0;
    int at = 0;
    while (letters < reference.length()
        && letters < 3
        && reference.charAt(letters) >= 'A'
        && reference.charAt(letters) <= 'Z') {
      at = 26 * at + (reference.charAt(letters) - 'A' + 1);
      letters++;
    }
    return number(reference.substring(letters), 0) == row ? at : 0;
  }

  private void content() {
    if (checking) {
      if (!value.isEmpty() || (formula && !type.equals("str"))) {
        put("+");
      }
      return;
    }
    try {
      String content = stored();
      if (!content.isEmpty()) {
        put(content);
      }
    } catch (Unreadable unreadable) {
      put(value.length() > 100 ? value.substring(0, 100) : value);
      faults.put(column - 1, unreadable);
    }
  }

  private void put(String content) {
    cells.put(column - 1, content);
    filled.set(column - 1);
  }

  private String stored() throws Unreadable {
    if (formula && value.isEmpty() && !type.equals("str")) {
      throw new Unreadable(
          new Text("公式没有存下结果", "a formula without its result"),
          new Text("在 Excel 中打开并保存，或填写数值", "open and save it in Excel, or enter the value"));
    }
    if (value.length() > CellTextPiece.LONGEST) {
      throw new Unreadable(
          new Text("文字太长", "the text is too long"),
          new Text(
              "至多 " + CellTextPiece.LONGEST + " 个字符",
              "at most " + CellTextPiece.LONGEST + " characters"));
    }
    if (value.isEmpty()) {
      return "";
    }
    return switch (type) {
      case "s" -> shown(shared());
      case "str", "inlineStr" -> shown(value);
      case "b" -> value.strip().equals("1") || value.equals("true") ? "TRUE" : "FALSE";
      case "e" -> value;
      case "d" -> day(value);
      case "", "n" -> number();
      default -> throw damaged();
    };
  }

  private String shared() throws Unreadable {
    String shared = texts.get(value);
    if (shared == null) {
      throw damaged();
    }
    return shared;
  }

  private static Unreadable damaged() {
    return new Unreadable(new Text("单元格已损坏，读不出来", "the cell is damaged and cannot be read"), VALUE);
  }

  private String shown(String content) throws Unreadable {
    if (!content.isBlank() && !format().text()) {
      throw hidden();
    }
    return content;
  }

  private static Unreadable hidden() {
    return new Unreadable(new Text("数字格式把内容隐藏了", "the number format hides the value"), GENERAL);
  }

  private String day(String text) {
    try {
      String day = LocalDate.parse(text.strip().replaceFirst(MIDNIGHT, "")).toString();
      days.add(column - 1);
      return day;
    } catch (DateTimeException none) {
      return text;
    }
  }

  private String number() throws Unreadable {
    BigDecimal number = exact();
    String plain = format().foreign() + Codes.plain(number).toPlainString();
    String scale = format().scale(number.signum());
    return switch (format().number(number.signum())) {
      case NUMBER ->
          !scale.isEmpty()
              ? plain + scale
              : number.signum() >= 0 && plain.indexOf('.') < 0
                  ? format().code(plain).orElse(plain)
                  : plain;
      case PERCENT -> Codes.plain(number.movePointRight(2)).toPlainString() + "%";
      case DAY -> {
        Optional<LocalDate> day = SerialDays.ofSerial(number, sheet.from1904());
        if (day.isEmpty()) {
          throw new Unreadable(
              new Text("不是一个完整的日期", "not a whole calendar day"),
              new Text("1900 至 9999 年的日期，不带时刻", "a day from 1900 to 9999 without a time"));
        }
        days.add(column - 1);
        yield day.get().toString();
      }
      case TIME ->
          throw new Unreadable(
              new Text("时刻不能用", "a time of day is not allowed"),
              new Text("日期或数字", "a day or a number"));
      case OTHER ->
          throw new Unreadable(
              new Text("数字格式显示的不是这个数", "the number format shows another number"), GENERAL);
      case NOTHING -> throw hidden();
    };
  }

  /** The number with the 15 digits that Excel shows. */
  private BigDecimal exact() throws Unreadable {
    if (!NUMBER.matcher(value).matches()) {
      throw damaged();
    }
    BigDecimal number = new BigDecimal(value.strip()).round(EXCEL);
    if (number.precision() - (long) number.scale() <= EXCEL.getPrecision()
        && number.scale() <= 400) {
      return number;
    }
    throw new Unreadable(
        new Text("数字超出能精确存储的 15 位，末位已丢失", "the number has more than 15 digits, the last are lost"),
        new Text("编码请设为文本格式后重新输入", "codes typed again in a column formatted as text"));
  }

  private NumberFormat format() throws Unreadable {
    List<NumberFormat> formats = sheet.formats();
    if (style < 0 || style >= formats.size()) {
      throw new Unreadable(
          new Text(
              "单元格所指的数字格式在工作簿里没有", "the cell points to a number format that the workbook lacks"),
          new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx"));
    }
    return formats.get(style);
  }

  private void endRow() {
    complete = !faults.isEmpty() || cells.values().stream().anyMatch(each -> !each.isBlank());
    lastRow = complete ? row : lastRow;
    if (complete && rowHidden) {
      hiddenRow = hiddenRows++ == 0 ? row : hiddenRow;
    }
  }

  private void merge(String range) {
    Matcher ends = RANGE.matcher(range);
    if (checking && ends.matches() && !(ends.group(1) + ends.group(2)).equals(ends.group(3))) {
      int first = CellReference.convertColStringToIndex(ends.group(1));
      if (first < columns() && number(ends.group(2), 0) <= lastRow) {
        merged.add(range);
      }
    }
  }

  private void disorder(String found) {
    disorder = disorder.isEmpty() ? "row " + row + ": " + found : disorder;
  }

  private static boolean isTrue(String text) {
    return text.equals("1") || text.equals("true");
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
