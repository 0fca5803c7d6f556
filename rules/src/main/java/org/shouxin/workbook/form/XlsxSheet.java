package org.shouxin.workbook.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Kind;
import org.shouxin.workbook.Extras;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.Tab;
import org.shouxin.workbook.form.Presentation.Live;

/** Writes one sheet: headings, rows, widths, frozen panes, and what may be entered. */
final class XlsxSheet {

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final int MOST_DIGITS = 15;
  private static final int FURTHER_WIDTH = 16;
  private static final float LINE = 15f;
  private static final float PADDING = 5f;
  private static final int MOST_POINTS = 409;

  private static final int NARROWEST = 9;
  private static final int EMPTY_WIDTH = 7;
  private static final int DAY_WIDTH = 12;
  private static final int NAME_WIDTH = 24;
  private static final int FORMULA_WIDTH = 38;
  private static final int FIGURE_WIDTH = 20;
  private static final int ASIDE_WIDTH = 90;

  private final List<Row> rows;
  private final Extras.@Nullable Kept kept;
  private final SheetSchema schema;
  private final Presentation presentation;
  private final XlsxStyles styles;
  private final XSSFSheet target;
  private final List<String> columns;
  private final Map<String, Integer> widths = new HashMap<>();
  private final Map<String, Integer> loose = new HashMap<>();

  XlsxSheet(
      Book book,
      SheetSchema schema,
      Presentation presentation,
      XlsxStyles styles,
      XSSFSheet target) {
    this.rows = book.rows(schema);
    this.kept = book.extras().sheets().get(schema.key());
    this.schema = schema;
    this.presentation = presentation;
    this.styles = styles;
    this.target = target;
    this.columns = presentation.columns(schema);
  }

  void write() {
    target.setTabColor(XlsxStyles.colour(0x1F, 0x4E, 0x5F));
    headings();
    for (int i = 0; i < rows.size(); i++) {
      row(rows.get(i), i + 1);
    }
    total();
    notes();
    target.createFreezePane(1, 1);
    target.setZoom(100);
    entries();
  }

  private void headings() {
    XSSFRow top = target.createRow(0);
    int lines = 2;
    for (int i = 0; i < columns.size(); i++) {
      String key = columns.get(i);
      boolean required =
          schema.column(key).filter(c -> c.required() && !isTranslation(key)).isPresent();
      Text heading = presentation.heading(schema, key);
      String shown = presentation.both(heading, "\n");
      XSSFRichTextString text = new XSSFRichTextString(shown);
      int first = shown.indexOf('\n') < 0 ? shown.length() : heading.zh().length();
      text.applyFont(0, first, styles.font(10, true, 255, 255, 255));
      if (first < shown.length()) {
        text.applyFont(first, shown.length(), styles.headingSmall());
      }
      XSSFCell cell = top.createCell(i);
      cell.setCellValue(text);
      cell.setCellStyle(styles.heading(required));
      target.setColumnWidth(i, width(key) * 256 + 180);
      target.setDefaultColumnStyle(i, styles.blank(kind(key), format(kind(key), "", "", 0)));
      target.setColumnHidden(i, presentation.isHidden(schema, key));
      lines = Math.max(lines, XlsxGuide.lines(shown, width(key)));
    }
    top.setHeightInPoints(lines * LINE + PADDING);
  }

  /** Whether the cells of a column say what those of another one say already. */
  private boolean isTranslation(String key) {
    return presentation.isAside(schema, key)
        && schema.column(key).flatMap(Column::otherLanguage).isPresent();
  }

  /** As wide as what is in it, and at most as wide as the column is declared. */
  private int width(String key) {
    return widths.computeIfAbsent(key, this::fitted);
  }

  private int fitted(String key) {
    Live live = presentation.live(schema, key).orElse(null);
    if (live != null) {
      return live instanceof Live.NameOf ? NAME_WIDTH : FORMULA_WIDTH;
    }
    boolean aside = presentation.isAside(schema, key);
    int declared = schema.column(key).map(Column::width).orElse(FURTHER_WIDTH);
    Kind kind = kind(key);
    if (kind == Kind.FORMULA) {
      return FIGURE_WIDTH;
    }
    int most = aside ? ASIDE_WIDTH : declared;
    if (kind == Kind.DATE) {
      return Math.min(most, DAY_WIDTH);
    }
    int needed = schema.column(key).isEmpty() ? NARROWEST : EMPTY_WIDTH;
    for (Row row : rows) {
      Cell cell = row.cells().get(key);
      if (cell != null && !cell.isEmpty()) {
        String shown = presentation.shown(row, key) + " " + presentation.unit(row, key);
        int least = Math.min(most, NARROWEST);
        while (least < most && XlsxGuide.lines(shown, least) > (aside ? 1 : lines(shown))) {
          least++;
        }
        needed = Math.min(most, Math.max(needed, least + 1));
      }
    }
    return Math.min(most, needed);
  }

  /** Lines that a text may take: long ones wrap rather than widen the column. */
  private static int lines(String text) {
    return text.length() > 50 ? 3 : text.length() > 24 ? 2 : 1;
  }

  /** The row of totals that the file has, adding up what it added up. */
  private void total() {
    if (kept == null || kept.totalled().isEmpty()) {
      return;
    }
    int index = rows.size() + 1;
    XSSFRow line = target.createRow(index);
    for (int i = 0; i < columns.size(); i++) {
      XSSFCell cell = line.createCell(i);
      cell.setCellStyle(styles.cell(kind(columns.get(i)), "General"));
      if (i == 0) {
        cell.setCellValue(kept.totalled());
      } else if (kept.total().contains(columns.get(i)) && !rows.isEmpty()) {
        String letters = Tab.letters(i);
        cell.setCellFormula("SUM(" + letters + "2:" + letters + index + ")");
      }
    }
  }

  /** The columns for notes, after all others. */
  private void notes() {
    if (kept == null) {
      return;
    }
    int at = columns.size();
    for (Extras.NotesColumn column : kept.notes()) {
      XSSFCell heading = Objects.requireNonNull(target.getRow(0)).createCell(at);
      heading.setCellValue(column.heading());
      heading.setCellStyle(styles.heading(false));
      target.setColumnWidth(at, column.width() * 256);
      target.setColumnHidden(at, column.hidden());
      for (Map.Entry<String, Extras.Note> each : new TreeMap<>(column.cells()).entrySet()) {
        XlsxNotes.fill(noted(each.getKey()).createCell(at), each.getValue(), styles);
      }
      at++;
    }
  }

  /** The row of a note: of an id, of the totals, or a row of its own below the others. */
  private XSSFRow noted(String id) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(id)) {
        return Objects.requireNonNull(target.getRow(i + 1));
      }
    }
    int below = rows.size() + 1;
    if (kept != null && kept.totalled().equals(id)) {
      return Objects.requireNonNull(target.getRow(below));
    }
    Integer known = loose.get(id);
    if (known == null) {
      known = below + (kept == null || kept.totalled().isEmpty() ? 0 : 1) + loose.size();
      loose.put(id, known);
    }
    XSSFRow row = target.getRow(known);
    return row == null ? target.createRow(known) : row;
  }

  private Kind kind(String key) {
    return presentation.kind(schema, key);
  }

  private void row(Row row, int index) {
    XSSFRow line = target.createRow(index);
    int lines = 1;
    for (int i = 0; i < columns.size(); i++) {
      String key = columns.get(i);
      XSSFCell cell = line.createCell(i);
      Live live = presentation.live(schema, key).orElse(null);
      if (live != null) {
        lines = Math.max(lines, XlsxGuide.lines(live(cell, live, row), width(key)));
        continue;
      }
      Cell source = row.cells().get(key);
      String text = source == null ? "" : presentation.shown(row, key);
      fill(cell, text, key, row, source == null ? "" : presentation.unit(row, key), index);
      if (!kind(key).equals(Kind.FORMULA)) {
        lines = Math.max(lines, XlsxGuide.lines(text, width(key)));
      }
    }
    line.setHeightInPoints(Math.min(MOST_POINTS, lines * LINE + PADDING));
  }

  /** Writes what people only read, with what it shows now. */
  private String live(XSSFCell cell, Live live, Row row) {
    cell.setCellStyle(styles.live());
    int number = cell.getRowIndex() + 1;
    if (live instanceof Live.NameOf name) {
      String id = row.text(name.reference());
      if (id.isEmpty()) {
        return "";
      }
      List<String> there = presentation.columns(name.in());
      String tab = "'" + presentation.tab(name.in()) + "'!";
      String names = Tab.letters(there.indexOf(name.name()));
      String own = Tab.letters(columns.indexOf(name.reference())) + number;
      String shown = presentation.named(name, id);
      XlsxNotes.computed(
          cell,
          "IFERROR(INDEX(%1$s$%2$s$2:$%2$s$%3$d,MATCH(%4$s,%1$s$A$2:$A$%3$d,0)),\"\")"
              .formatted(tab, names, XlsxEntries.LAST + 1, own),
          shown,
          false);
      return shown;
    }
    String key = ((Live.FormulaOf) live).key();
    String text = presentation.shown(row, key);
    if (!text.startsWith("=")) {
      return "";
    }
    String formula = "_xlfn.FORMULATEXT(" + Tab.letters(columns.indexOf(key)) + number + ")";
    String shown = text;
    for (String read : columns) {
      Column column = schema.column(read).filter(Column::numeric).orElse(null);
      if (column != null && XlsxFormulas.reads(text, read)) {
        String heading = column.heading().zh().replaceAll("[（(].*", "");
        heading = presentation.language() == Language.EN ? read : heading;
        formula =
            "SUBSTITUTE(%s,\"%s\"&ROW(),\"%s\")"
                .formatted(formula, Tab.letters(columns.indexOf(read)), heading);
        shown = XlsxFormulas.renamed(shown, read, heading);
      }
    }
    XlsxNotes.computed(cell, "IFERROR(" + formula + ",\"\")", shown, false);
    return shown;
  }

  private void fill(XSSFCell cell, String text, String key, Row row, String unit, int index) {
    Kind kind = kind(key);
    boolean number = number(text);
    Kind look =
        kind == Kind.VALUE && number
            ? Kind.NUMBER
            : kind == Kind.VALUE && day(text) ? Kind.DATE : kind;
    int places = number ? decimals(text) : presentation.places(row, key);
    cell.setCellStyle(styles.cell(kind, format(look, text, unit, places)));
    switch (look) {
      case NUMBER, INTEGER, FORMULA -> {
        if (number) {
          cell.setCellValue(Double.parseDouble(text));
        } else if (look == Kind.FORMULA && text.startsWith("=")) {
          cell.setCellFormula(XlsxFormulas.inExcel(text, schema, columns, index + 1));
        } else if (!text.isEmpty()) {
          cell.setCellValue(text);
        }
      }
      case DATE -> {
        if (day(text)) {
          cell.setCellValue(LocalDate.parse(text));
        } else if (!text.isEmpty()) {
          cell.setCellValue(text);
        }
      }
      default -> {
        if (!text.isEmpty()) {
          cell.setCellValue(text);
        }
      }
    }
  }

  private static boolean number(String text) {
    return NUMBER.matcher(text).matches()
        && new BigDecimal(text).stripTrailingZeros().precision() <= MOST_DIGITS;
  }

  private static boolean day(String text) {
    if (!DAY.matcher(text).matches()) {
      return false;
    }
    try {
      return LocalDate.parse(text).getYear() >= 1901;
    } catch (java.time.format.DateTimeParseException none) {
      return false;
    }
  }

  private static int decimals(String number) {
    return Math.max(0, new BigDecimal(number).scale());
  }

  private static String format(Kind kind, String text, String unit, int places) {
    String after =
        unit.isEmpty() ? "" : "\"" + (unit.equals("%") ? "" : " ") + unit.replace("\"", "") + "\"";
    return switch (kind) {
      case NUMBER, INTEGER, FORMULA -> {
        String figure = places == 0 ? "#,##0" : "#,##0." + "0".repeat(places);
        yield text.isEmpty() ? "General" : figure + after + "_)";
      }
      case DATE -> XlsxStyles.DAY;
      case VALUE -> "General";
      default -> after.isEmpty() ? XlsxStyles.TEXT : XlsxStyles.TEXT + after;
    };
  }

  private void entries() {
    XlsxEntries entries = new XlsxEntries(presentation, schema, target);
    boolean fixed = !schema.columns().get(0).choices().isEmpty();
    for (int i = 0; i < columns.size(); i++) {
      String key = columns.get(i);
      Text heading = presentation.heading(schema, key);
      Text hint = presentation.hint(schema, key);
      if (!fixed) {
        Entry entry = presentation.entry(schema, "", key);
        entries.watch(entry, heading, hint, i, 1, XlsxEntries.LAST);
        continue;
      }
      for (int r = 0; r < rows.size(); r++) {
        Entry entry = presentation.entry(schema, rows.get(r).id(), key);
        entries.watch(entry, heading, hint, i, r + 1, r + 1);
      }
    }
  }
}
