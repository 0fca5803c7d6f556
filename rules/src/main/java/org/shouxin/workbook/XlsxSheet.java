package org.shouxin.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column.Kind;

/** Writes one sheet: headings, rows, widths, frozen panes, and what may be entered. */
final class XlsxSheet {

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final int MOST_DIGITS = 15;
  private static final int FURTHER_WIDTH = 16;
  private static final float LINE = 15f;
  private static final float PADDING = 5f;
  private static final int MOST_POINTS = 409;

  private final List<Row> rows;
  private final SheetSchema schema;
  private final Presentation presentation;
  private final XlsxStyles styles;
  private final XSSFSheet target;
  private final List<String> columns;

  XlsxSheet(
      List<Row> rows,
      SheetSchema schema,
      Presentation presentation,
      XlsxStyles styles,
      XSSFSheet target) {
    this.rows = rows;
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
    target.createFreezePane(1, 1);
    target.setZoom(100);
    entries();
  }

  private void headings() {
    XSSFRow top = target.createRow(0);
    int lines = 2;
    for (int i = 0; i < columns.size(); i++) {
      String key = columns.get(i);
      boolean required = schema.column(key).map(Column::required).orElse(false);
      Text heading = presentation.heading(schema, key);
      XSSFRichTextString text =
          new XSSFRichTextString(
              heading.en().isEmpty() ? heading.zh() : heading.zh() + "\n" + heading.en());
      text.applyFont(0, heading.zh().length(), styles.font(10, true, 255, 255, 255));
      text.applyFont(heading.zh().length(), text.length(), styles.headingSmall());
      XSSFCell cell = top.createCell(i);
      cell.setCellValue(text);
      cell.setCellStyle(styles.heading(required));
      target.setColumnWidth(i, width(key) * 256 + 180);
      target.setDefaultColumnStyle(i, styles.blank(kind(key), format(kind(key), "", "", 0)));
      lines =
          Math.max(
              lines,
              XlsxGuide.lines(heading.zh(), width(key))
                  + XlsxGuide.lines(heading.en(), width(key) * 5 / 4));
    }
    top.setHeightInPoints(lines * LINE + PADDING);
  }

  private int width(String key) {
    return schema.column(key).map(Column::width).orElse(FURTHER_WIDTH);
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
      Cell source = row.cells().get(key);
      String text = source == null ? "" : presentation.shown(row, key);
      fill(cell, text, key, row, source == null ? "" : presentation.unit(row, key), index);
      if (!kind(key).equals(Kind.FORMULA)) {
        lines = Math.max(lines, XlsxGuide.lines(text, width(key)));
      }
    }
    line.setHeightInPoints(Math.min(MOST_POINTS, lines * LINE + PADDING));
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
