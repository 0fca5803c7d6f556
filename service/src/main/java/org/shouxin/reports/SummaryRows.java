package org.shouxin.reports;

import java.math.BigDecimal;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.shouxin.terminal.Width;

/** Adds styled rows to the summary, one under the other. */
final class SummaryRows {

  /** A number shown as per cent. */
  record Share(BigDecimal ratio) {}

  private static final String FONT = "Microsoft YaHei";
  private static final int LAST_COLUMN = 5;

  private final XSSFWorkbook workbook;
  private final XSSFSheet sheet;
  private final CellStyle title;
  private final CellStyle label;
  private final CellStyle heading;
  private final CellStyle text;
  private final CellStyle count;
  private final CellStyle share;
  private int next;

  SummaryRows(XSSFWorkbook workbook, XSSFSheet sheet) {
    this.workbook = workbook;
    this.sheet = sheet;
    this.title = style(font(16, true, IndexedColors.BLACK), "General");
    this.label = style(font(10, false, IndexedColors.GREY_50_PERCENT), "General");
    this.heading = style(font(10, true, IndexedColors.WHITE), "General");
    heading.setFillForegroundColor(IndexedColors.DARK_TEAL.getIndex());
    heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    heading.setWrapText(true);
    heading.setAlignment(HorizontalAlignment.CENTER);
    this.text = lined(style(font(10, false, IndexedColors.BLACK), "General"));
    text.setWrapText(true);
    text.setIndention((short) 1);
    this.count = lined(style(font(10, false, IndexedColors.BLACK), "#,##0"));
    this.share = lined(style(font(10, false, IndexedColors.BLACK), "0.0%"));
    sheet.setDisplayGridlines(false);
  }

  private Font font(int points, boolean bold, IndexedColors colour) {
    Font font = workbook.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) points);
    font.setBold(bold);
    font.setColor(colour.getIndex());
    return font;
  }

  private CellStyle style(Font font, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  private static CellStyle lined(CellStyle style) {
    style.setBorderBottom(BorderStyle.HAIR);
    style.setBottomBorderColor(IndexedColors.GREY_40_PERCENT.getIndex());
    return style;
  }

  /** Index of the next row, from 0. */
  int next() {
    return next;
  }

  void skip(int count) {
    next += count;
  }

  void blank() {
    next++;
  }

  void widths(int... characters) {
    for (int i = 0; i < characters.length; i++) {
      sheet.setColumnWidth(i, characters[i] * 256);
    }
  }

  void title(String words) {
    Row row = sheet.createRow(next++);
    row.setHeightInPoints(30);
    put(row, 0, words, title);
  }

  void fact(String name, String value) {
    Row row = sheet.createRow(next++);
    put(row, 0, name, label);
    put(row, 1, value, style(font(10, false, IndexedColors.BLACK), "General"));
  }

  void heading(String... names) {
    Row row = sheet.createRow(next++);
    row.setHeightInPoints(32);
    for (int i = 0; i <= LAST_COLUMN; i++) {
      put(row, i, i < names.length ? names[i] : "", heading);
    }
  }

  /** Adds a row of texts, whole numbers, amounts and shares. */
  void row(Object... values) {
    Row row = sheet.createRow(next++);
    row.setHeightInPoints(18);
    for (int i = 0; i < values.length; i++) {
      put(row, i, values[i], null);
    }
  }

  /** Adds a row that sums up those above it. */
  void total(Object... values) {
    row(values);
    Font bold = font(10, true, IndexedColors.BLACK);
    for (Cell cell : sheet.getRow(next - 1)) {
      CellStyle strong = workbook.createCellStyle();
      strong.cloneStyleFrom(cell.getCellStyle());
      strong.setFont(bold);
      strong.setBorderTop(BorderStyle.THIN);
      cell.setCellStyle(strong);
    }
  }

  /** Puts a text across columns of the row added last, which grows as high as the text needs. */
  void wideText(int from, int to, String words) {
    Row row = sheet.getRow(next - 1);
    int characters = 0;
    for (int i = from; i <= to; i++) {
      characters += sheet.getColumnWidth(i) / 256;
    }
    int width = characters - 4;
    int lines = words.lines().mapToInt(line -> Width.of(line) / width + 1).sum();
    row.setHeightInPoints(Math.max(18, 15 * lines));
    put(row, from, words, text);
    for (int i = from + 1; i <= to; i++) {
      put(row, i, "", text);
    }
    if (from < to) {
      sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, from, to));
    }
  }

  Share share(long part, long whole) {
    return share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  Share share(BigDecimal part, BigDecimal whole) {
    return new Share(SummaryWorkbook.ratio(part, whole));
  }

  private void put(Row row, int column, Object value, @Nullable CellStyle style) {
    Cell cell = row.createCell(column);
    if (value instanceof Share given) {
      cell.setCellValue(given.ratio().doubleValue());
      cell.setCellStyle(share);
    } else if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
      cell.setCellStyle(count);
    } else {
      cell.setCellValue(value.toString());
      cell.setCellStyle(style == null ? text : style);
    }
  }

  /** As many pages as it takes, each as wide as the sheet. */
  void printInPagesAcross() {
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 0);
  }

  void printOnOnePage() {
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 1);
    sheet.setHorizontallyCenter(true);
  }
}
