package org.shouxin.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCellFormula;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellFormulaType;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * Reads one sheet by its schema: headings in row 1, then a row for every row that is not blank,
 * those below a blank row included. Hidden and merged cells are refused. Single use.
 */
final class SheetReader {

  private static final Text VALUE = new Text("直接写出数值或文字", "enter the value");

  private record Shared(String text, int row, int column) {}

  private final XSSFSheet sheet;
  private final Tab tab;
  private final SheetSchema schema;
  private final CellText cells;
  private final Findings findings;
  private final CellKinds kinds;
  private final Map<Long, Shared> shared = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final List<Integer> hiddenRows = new ArrayList<>();
  private final Set<Integer> unheaded = new HashSet<>();
  private final Map<Integer, Map<String, Extras.Note>> notes = new TreeMap<>();
  private final Map<String, String> look = new TreeMap<>();
  private @Nullable Headings headings;
  private String totalled = "";
  private Set<String> total = Set.of();
  private int lastRow;
  private int lastColumn;

  SheetReader(XSSFSheet sheet, Tab tab, SheetSchema schema, CellText cells, Findings findings) {
    this.sheet = sheet;
    this.tab = tab;
    this.schema = schema;
    this.cells = cells;
    this.findings = findings;
    this.kinds = new CellKinds(findings);
  }

  /**
   * The rows; incomplete when problems were reported.
   *
   * @param doubts receives what Excel shows otherwise than it is read
   */
  List<Row> read(List<Problem> doubts) {
    Headings headings = Headings.read(sheet.getRow(0), tab, schema, cells, findings);
    this.headings = headings;
    headings.covered().forEach(column -> lastColumn = Math.max(lastColumn, column));
    sheet.forEach(each -> each.forEach(cell -> share((XSSFCell) cell)));
    List<Row> rows = new ArrayList<>();
    Map<Integer, Integer> filled = new TreeMap<>();
    TotalRow totals = new TotalRow(schema, headings, tab, findings);
    for (org.apache.poi.ss.usermodel.Row each : sheet) {
      if (each.getRowNum() > 0) {
        row((XSSFRow) each, headings, filled, totals, rows).ifPresent(rows::add);
        doubt((XSSFRow) each, headings, doubts);
      }
    }
    headings.covered().forEach(column -> filled.putIfAbsent(column, 0));
    hiddenRows();
    hidden(filled, headings);
    merged(headings);
    return rows;
  }

  private void share(XSSFCell cell) {
    CTCellFormula formula = cell.getCTCell().getF();
    if (formula != null && formula.getT() == STCellFormulaType.SHARED && formula.isSetRef()) {
      shared.put(
          formula.getSi(),
          new Shared(formula.getStringValue(), cell.getRowIndex(), cell.getColumnIndex()));
    }
  }

  private Optional<Row> row(
      XSSFRow row,
      Headings headings,
      Map<Integer, Integer> filled,
      TotalRow totals,
      List<Row> above) {
    Map<Integer, Stored> stored = new TreeMap<>();
    Map<Integer, Extras.Note> noted = new TreeMap<>();
    for (org.apache.poi.ss.usermodel.Cell cell : row) {
      if (headings.isNote(cell.getColumnIndex())) {
        NotesReader.note((XSSFCell) cell, false)
            .ifPresent(note -> noted.put(cell.getColumnIndex(), note));
        continue;
      }
      Stored content = cells.read((XSSFCell) cell, tab);
      if (!content.isEmpty()) {
        String format = Objects.requireNonNullElse(cell.getCellStyle().getDataFormatString(), "");
        look.put("format " + tab.place(row.getRowNum(), cell.getColumnIndex()), format);
        stored.put(cell.getColumnIndex(), content);
        filled.putIfAbsent(cell.getColumnIndex(), row.getRowNum());
      }
    }
    if (stored.isEmpty()) {
      noted("\n" + row.getRowNum(), noted);
      return Optional.empty();
    }
    int number = row.getRowNum();
    lastRow = number;
    if (row.getZeroHeight() || row.getHeightInPoints() < 1) {
      hiddenRows.add(number);
    }
    if (totals.is(stored)) {
      totals.check(row, stored, above);
      totalled = totals.name(stored);
      total = totals.keys(stored);
      noted(totalled, noted);
      return Optional.empty();
    }
    if (totals.isNoRow(row.getRowNum(), stored)) {
      return Optional.empty();
    }
    Map<String, Cell> found = new HashMap<>();
    stored.forEach(
        (column, content) -> {
          String text = cell(row, column, content, headings);
          found.put(headings.key(column), new Cell(text, tab.place(number, column)));
        });
    Row typed = typed(number, stored, found, headings);
    noted(typed.id(), noted);
    return Optional.of(typed);
  }

  private void noted(String row, Map<Integer, Extras.Note> noted) {
    noted.forEach(
        (column, note) -> notes.computeIfAbsent(column, none -> new HashMap<>()).put(row, note));
  }

  /** How its cells look: the number format of each by place, and the order of the columns. */
  Map<String, String> look() {
    StringBuilder order = new StringBuilder();
    Headings read = Objects.requireNonNull(headings);
    for (int column : read.covered()) {
      order.append(Tab.letters(column)).append('=').append(read.key(column)).append(' ');
    }
    look.put("columns " + tab.name(), order.toString());
    return look;
  }

  /** What the sheet has besides its rows. */
  Extras.Kept kept() {
    Headings read = Objects.requireNonNull(headings);
    Set<String> columns = new HashSet<>();
    Set<String> hidden = new HashSet<>();
    List<Extras.NotesColumn> noted = new ArrayList<>();
    for (int column : read.covered()) {
      if (read.isKept(column)) {
        noted.add(
            new Extras.NotesColumn(
                read.text(column),
                isHidden(column),
                (int) Math.round(sheet.getColumnWidth(column) / 256.0),
                notes.getOrDefault(column, Map.of())));
      }
      read.column(column)
          .ifPresent(
              declared -> {
                columns.add(declared.key());
                if (isHidden(column)) {
                  hidden.add(declared.key());
                }
              });
    }
    return new Extras.Kept(columns, hidden, total, totalled, noted);
  }

  /** Numbers that a format multiplies: the formulas of Excel read what is stored. */
  private void doubt(XSSFRow row, Headings headings, List<Problem> doubts) {
    Map<Integer, String> scaled = new TreeMap<>();
    boolean formulas = false;
    for (org.apache.poi.ss.usermodel.Cell each : row) {
      XSSFCell cell = (XSSFCell) each;
      int at = cell.getColumnIndex();
      boolean formula = cell.getCTCell().isSetF();
      formulas |= formula;
      boolean yuan =
          headings.column(at).filter(c -> c.heading().zh().contains(CellKinds.YUAN)).isPresent();
      if (formula || yuan && cell.getCellType() == CellType.NUMERIC) {
        scaled.put(at, cells.scale(cell));
      }
    }
    if (formulas) {
      scaled.values().removeIf(String::isEmpty);
      scaled.forEach((at, word) -> doubts.add(doubt(row.getRowNum(), at, word)));
    }
  }

  private Problem doubt(int row, int at, String word) {
    return new Problem(
        tab.place(row, at),
        new Text(
            "数字格式带“" + word + "”：Excel 的公式按格中所存的数算，与政策相差这个倍数",
            "the number format adds “"
                + word
                + "”: formulas in Excel take the number that is stored, the policy the one shown"),
        "",
        new Text("用“常规”格式写出整个数", "the whole number in the format General"));
  }

  private Row typed(
      int number, Map<Integer, Stored> stored, Map<String, Cell> found, Headings headings) {
    Map<String, Cell> all = new LinkedHashMap<>();
    for (Column column : schema.columns()) {
      int at = headings.at(column).orElse(0);
      Cell cell = found.getOrDefault(column.key(), new Cell("", tab.place(number, at)));
      all.put(column.key(), cell);
      if (column.required()
          && headings.at(column).isPresent()
          && !stored.containsKey(at)
          && !column.said(found::containsKey)) {
        findings.cell(
            tab,
            number,
            at,
            new Text(
                "“" + column.heading().zh() + "”必须填写",
                "\"" + column.heading().en() + "\" must be filled in"),
            "",
            column.hint());
      }
    }
    for (int column : headings.covered()) {
      String key = headings.key(column);
      if (!key.isEmpty()) {
        all.putIfAbsent(key, found.getOrDefault(key, new Cell("", tab.place(number, column))));
      }
    }
    if (schema.isTable()) {
      all.put(SheetSchema.CORNER, new Cell(headings.corner(), tab.place(0, 0)));
    }
    Row row = new Row(schema, all);
    unique(row, number, headings);
    return row;
  }

  private void unique(Row row, int number, Headings headings) {
    Column id = schema.columns().get(0);
    if (id.kind() != Column.Kind.ID || row.id().isEmpty()) {
      return;
    }
    String place = row.cell(id.key()).place();
    String before = ids.putIfAbsent(row.id().toLowerCase(Locale.ROOT), place);
    if (before != null) {
      findings.cell(
          tab,
          number,
          headings.at(id).orElse(0),
          new Text("编号重复，已见于 " + before, "the id is already used at " + before),
          row.id(),
          new Text("每行一个不同的编号", "a different id for each row"));
    }
  }

  private String cell(XSSFRow row, int column, Stored stored, Headings headings) {
    int number = row.getRowNum();
    if (!headings.covers(column)) {
      if (unheaded.add(column)) {
        findings.cell(
            tab,
            number,
            column,
            new Text("这一列没有标题", "this column has no heading"),
            stored.text(),
            new Text("在第 1 行写上列标题，或清空此列", "a heading in row 1, or an empty column"));
      }
      return "";
    }
    Optional<Column> declared = headings.column(column);
    if (stored.form() == Stored.Form.FORMULA) {
      boolean formulas = declared.filter(c -> c.kind() == Column.Kind.FORMULA).isPresent();
      if (formulas) {
        return formula(row, column, headings);
      }
      findings.cell(
          tab,
          number,
          column,
          new Text("这一列不能用公式", "this column does not take a formula"),
          "=" + stored.text(),
          VALUE);
      return "";
    }
    return declared.isPresent()
        ? kinds.canonical(declared.get(), stored, tab, number, column)
        : stored.text();
  }

  private String formula(XSSFRow row, int column, Headings headings) {
    FormulaText words = new FormulaText(findings, tab, row.getRowNum(), column, headings::column);
    CTCellFormula formula = row.getCell(column).getCTCell().getF();
    if (formula.getT() != STCellFormulaType.SHARED || !formula.getStringValue().isEmpty()) {
      return words.canonical(formula.getStringValue(), 0, 0).orElse("");
    }
    Shared master = shared.getOrDefault(formula.getSi(), new Shared("", 0, 0));
    return words
        .canonical(master.text(), row.getRowNum() - master.row(), column - master.column())
        .orElse("");
  }

  /** One line for all of a sheet: a filter hides many. */
  private void hiddenRows() {
    if (!hiddenRows.isEmpty()) {
      int others = hiddenRows.size() - 1;
      findings.cell(
          tab,
          hiddenRows.get(0),
          0,
          others == 0
              ? new Text("这一行被隐藏", "this row is hidden")
              : new Text(
                  "这一行和另外 " + others + " 行被隐藏",
                  "this row and " + others + " other rows are hidden"),
          "",
          new Text("取消隐藏或清除筛选", "unhide them or clear the filter"));
    }
  }

  private boolean isHidden(int column) {
    return sheet.isColumnHidden(column) || sheet.getColumnWidth(column) < 128;
  }

  /** Whether a column beside it that is seen says the same in the other language. */
  private boolean isTranslation(int column, Headings headings) {
    return headings
        .column(column)
        .flatMap(Column::otherLanguage)
        .flatMap(schema::column)
        .flatMap(headings::at)
        .filter(at -> !isHidden(at))
        .isPresent();
  }

  private void hidden(Map<Integer, Integer> filled, Headings headings) {
    filled.forEach(
        (column, row) -> {
          if (isHidden(column) && !headings.isNote(column) && !isTranslation(column, headings)) {
            findings.cell(
                tab,
                row,
                column,
                new Text("这一列被隐藏", "this column is hidden"),
                Tab.letters(column),
                new Text("取消隐藏", "unhide it"));
          }
        });
    XSSFRow top = sheet.getRow(0);
    boolean defaults =
        sheet.getCTWorksheet().isSetSheetFormatPr()
            && sheet.getCTWorksheet().getSheetFormatPr().getZeroHeight();
    boolean first = top != null && (top.getZeroHeight() || top.getHeightInPoints() < 1);
    if (defaults || first) {
      findings.cell(
          tab,
          0,
          0,
          new Text("标题行或全部行被隐藏", "the heading row or every row is hidden"),
          "",
          new Text("取消隐藏", "unhide it"));
    }
  }

  private void merged(Headings headings) {
    for (CellRangeAddress range : sheet.getMergedRegions()) {
      boolean notes =
          IntStream.rangeClosed(range.getFirstColumn(), range.getLastColumn())
              .allMatch(headings::isNote);
      if (range.getFirstRow() <= lastRow && range.getFirstColumn() <= lastColumn && !notes) {
        findings.cell(
            tab,
            range.getFirstRow(),
            range.getFirstColumn(),
            new Text("合并的单元格", "merged cells"),
            range.formatAsString(),
            new Text("取消合并，每行各自填写", "unmerge them and fill in each row"));
      }
    }
  }

  /** A row of totals: no row of the sheet, but its sums are checked. */
  private static final class TotalRow {

    private final SheetSchema schema;
    private final Headings headings;
    private final Tab tab;
    private final Findings findings;

    TotalRow(SheetSchema schema, Headings headings, Tab tab, Findings findings) {
      this.schema = schema;
      this.headings = headings;
      this.tab = tab;
      this.findings = findings;
    }

    /**
     * Whether these cells are a row of totals: called so, and with none of the words that a row of
     * the sheet must have.
     */
    boolean is(Map<Integer, Stored> cells) {
      return cells.values().stream().anyMatch(TotalRow::called)
          && words().noneMatch(at -> cells.containsKey(at) && !called(cells.get(at)));
    }

    /** What the row is called. */
    String name(Map<Integer, Stored> cells) {
      return cells.values().stream()
          .filter(TotalRow::called)
          .findFirst()
          .map(Stored::text)
          .orElse("");
    }

    /** The columns of numbers that it fills. */
    Set<String> keys(Map<Integer, Stored> cells) {
      Set<String> keys = new HashSet<>();
      schema.columns().stream()
          .filter(Column::numeric)
          .filter(column -> headings.at(column).filter(cells::containsKey).isPresent())
          .forEach(column -> keys.add(column.key()));
      return keys;
    }

    private static boolean called(@Nullable Stored cell) {
      return cell != null
          && Dictionary.key(cell.text())
              .matches("(?:合计|总计|共计|总分|总和|total|totals|grandtotal|sum):?");
    }

    /** The columns of the words that a row of the sheet must have. */
    private Stream<Integer> words() {
      return schema.columns().stream()
          .skip(1)
          .filter(column -> column.required() && !holdsNumbers(column))
          .map(headings::at)
          .flatMap(Optional::stream);
    }

    /** Whether these cells have none of several such words, which is reported as one problem. */
    boolean isNoRow(int row, Map<Integer, Stored> cells) {
      List<Column> missing =
          words()
              .flatMap(at -> headings.column(at).stream())
              .filter(column -> !column.said(other -> has(other, cells)))
              .toList();
      boolean said = cells.size() > 1 && words().anyMatch(cells::containsKey);
      if (missing.size() < 2 || said) {
        return false;
      }
      int first = cells.keySet().iterator().next();
      findings.cell(
          tab,
          row,
          first,
          new Text(
              "不是本表的一行：没有" + names(missing, Language.ZH),
              "no row of this sheet: it has no " + names(missing, Language.EN)),
          Objects.requireNonNull(cells.get(first)).text(),
          new Text(
              "填写它们；小计、附注请删去，附注可写在“备注”列",
              "these filled in; subtotals and remarks deleted, remarks also in a column called Notes"));
      return true;
    }

    private boolean has(String key, Map<Integer, Stored> cells) {
      return schema.column(key).flatMap(headings::at).filter(cells::containsKey).isPresent();
    }

    private static String names(List<Column> columns, Language language) {
      return columns.stream()
          .map(column -> column.heading().in(language))
          .collect(Collectors.joining(language.say("、", ", ")));
    }

    private static boolean holdsNumbers(Column column) {
      return column.numeric() || column.kind() == Column.Kind.FORMULA;
    }

    private static boolean isFormula(Row row, Column column) {
      return row.text(column.key()).startsWith("=");
    }

    /** Reports each number of the row that is not the sum of the rows above. */
    void check(XSSFRow row, Map<Integer, Stored> cells, List<Row> above) {
      for (Column column : schema.columns()) {
        Optional<Integer> at = headings.at(column).filter(cells::containsKey);
        BigDecimal total =
            holdsNumbers(column) && at.isPresent() ? number(row.getCell(at.get())) : null;
        if (total == null || above.stream().anyMatch(each -> isFormula(each, column))) {
          continue;
        }
        BigDecimal sum =
            above.stream()
                .map(each -> each.text(column.key()))
                .filter(text -> text.matches("-?[0-9.]+"))
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(total) != 0) {
          findings.cell(
              tab,
              row.getRowNum(),
              at.orElse(0),
              new Text(
                  "合计与各行之和 " + sum.toPlainString() + " 不符",
                  "the total is not the sum of the rows, which is " + sum.toPlainString()),
              total.toPlainString(),
              Text.same(sum.toPlainString()));
        }
      }
    }

    /** The number of a cell, that of a formula as it was last computed; null for anything else. */
    private static @Nullable BigDecimal number(XSSFCell cell) {
      boolean number =
          cell.getCellType() == CellType.NUMERIC
              || (cell.getCellType() == CellType.FORMULA
                  && cell.getCachedFormulaResultType() == CellType.NUMERIC);
      return number ? Decimals.stored(Objects.toString(cell.getRawValue(), "")).orElse(null) : null;
    }
  }
}
