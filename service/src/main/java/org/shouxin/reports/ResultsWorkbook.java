package org.shouxin.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.TableFile;
import org.shouxin.facts.FormulaGuard;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/**
 * A file of results as a workbook: numbers as numbers, days as days, all else as text, codes
 * included. Written row by row in constant memory; more rows than a sheet can have go on in the
 * next.
 */
public final class ResultsWorkbook {

  private static final int ROWS = 1_048_576;
  private static final int LONGEST = 32_767;
  private static final int IN_MEMORY = 100;
  private static final int NARROW = 12;
  private static final int WIDE = 60;
  private static final int SAMPLE = 200;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,6})?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final SXSSFWorkbook workbook;
  private final List<String> headings;
  private final boolean[] plain;
  private final String name;
  private final CellStyle bold;
  private final CellStyle day;
  private final CellStyle amount;
  private final int[] widths;
  private @Nullable SXSSFSheet sheet;
  private int rows;

  private ResultsWorkbook(
      SXSSFWorkbook workbook, List<String> headings, Predicate<String> plain, String name) {
    this.workbook = workbook;
    this.headings = headings;
    this.name = name;
    this.plain = new boolean[headings.size()];
    this.widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      this.plain[i] = plain.test(headings.get(i));
      this.widths[i] = width(headings.get(i));
    }
    this.bold = bold(workbook);
    this.day = format(workbook, "yyyy-mm-dd");
    this.amount = format(workbook, "#,##0.######");
  }

  /**
   * Writes the workbook.
   *
   * @param results the same in CSV, as this program wrote it
   * @param file where to; overwritten
   * @param plain whether the column of a heading holds numbers or days
   * @throws IOException if one cannot be read or the other cannot be written
   */
  public static void write(Path results, Path file, Language language, Predicate<String> plain)
      throws IOException {
    try (TableFile table = TableFile.open(results, heading -> true);
        SXSSFWorkbook workbook = new SXSSFWorkbook(IN_MEMORY);
        OutputStream out = Files.newOutputStream(file)) {
      workbook.setCompressTempFiles(true);
      ResultsWorkbook made =
          new ResultsWorkbook(workbook, table.headings(), plain, language.say("结果", "Results"));
      Cells cutter = table.cells();
      made.begin();
      for (RawRow raw = table.next(); raw != null; raw = table.next()) {
        String[] cells = cutter.cut(raw).cells();
        made.add(cells == null ? new String[0] : cells);
      }
      made.end();
      workbook.write(out);
    } catch (RefusedException refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }

  private static CellStyle format(Workbook workbook, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  private static CellStyle bold(Workbook workbook) {
    Font font = workbook.createFont();
    font.setBold(true);
    CellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    return style;
  }

  private SXSSFSheet begin() {
    end();
    int number = workbook.getNumberOfSheets() + 1;
    SXSSFSheet next = workbook.createSheet(number == 1 ? name : name + " " + number);
    next.createFreezePane(1, 1);
    Row top = next.createRow(0);
    for (int i = 0; i < headings.size(); i++) {
      Cell cell = top.createCell(i);
      cell.setCellValue(headings.get(i));
      cell.setCellStyle(bold);
    }
    rows = 1;
    sheet = next;
    return next;
  }

  private void add(String[] cells) {
    SXSSFSheet to = sheet == null || rows == ROWS ? begin() : sheet;
    Row row = to.createRow(rows++);
    for (int i = 0; i < Math.min(cells.length, plain.length); i++) {
      if (!cells[i].isEmpty()) {
        fill(row.createCell(i), cells[i], plain[i]);
        widths[i] = rows > SAMPLE ? widths[i] : Math.max(widths[i], width(cells[i]));
      }
    }
  }

  private void fill(Cell cell, String text, boolean isPlain) {
    if (isPlain && DAY.matcher(text).matches()) {
      cell.setCellValue(LocalDate.parse(text));
      cell.setCellStyle(day);
    } else if (isPlain && NUMBER.matcher(text).matches()) {
      cell.setCellValue(Double.parseDouble(text));
      cell.setCellStyle(amount);
    } else {
      String shown =
          text.startsWith("'") && FormulaGuard.runs(text.substring(1)) ? text.substring(1) : text;
      cell.setCellValue(shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + "…" : shown);
    }
  }

  /** Letters of Chinese take the room of two others. */
  private static int width(String text) {
    return text.codePoints().map(point -> point < 0x2E80 ? 1 : 2).sum() + 2;
  }

  private void end() {
    if (sheet != null) {
      sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, rows - 1), 0, headings.size() - 1));
      for (int i = 0; i < widths.length; i++) {
        sheet.setColumnWidth(i, Math.min(WIDE, Math.max(NARROW, widths[i])) * 256);
      }
    }
  }
}
