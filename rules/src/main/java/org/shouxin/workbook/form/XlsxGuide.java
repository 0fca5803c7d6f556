package org.shouxin.workbook.form;

import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;
import org.shouxin.workbook.SheetSchema;

/** Writes the guide: what each tab is for and how to edit it, in Chinese and English. */
final class XlsxGuide {

  private static final int LABEL = 18;
  private static final int CHINESE = 46;
  private static final int ENGLISH = 56;
  private static final float LINE = 14f;
  private static final float SIGNATURE = 48f;

  /** Widths of a Chinese character, another character and a digit, in the same measure. */
  private static final int WIDE = 36;

  private static final int NARROW = 17;
  private static final int DIGIT = 20;

  private final Presentation presentation;
  private final XlsxStyles styles;
  private final XSSFWorkbook workbook;
  private final boolean english;
  private int next;

  XlsxGuide(Presentation presentation, XlsxStyles styles, XSSFWorkbook workbook) {
    this.presentation = presentation;
    this.styles = styles;
    this.workbook = workbook;
    this.english = presentation.language() == Language.EN;
  }

  void write(XSSFSheet sheet) {
    sheet.setDisplayGridlines(false);
    sheet.setTabColor(XlsxStyles.colour(0xE0, 0xA0, 0x30));
    sheet.setColumnWidth(0, LABEL * 256);
    sheet.setColumnWidth(1, (english ? ENGLISH + 20 : CHINESE) * 256);
    if (!english) {
      sheet.setColumnWidth(2, ENGLISH * 256);
    }
    head(sheet, presentation.title(), 16, 30);
    cover(sheet);
    for (Presentation.Section section : presentation.guide()) {
      next++;
      head(sheet, section.heading(), 12, 20);
      for (Presentation.Line line : section.lines()) {
        line(sheet, line, false);
      }
    }
  }

  /** A heading across the guide. */
  private void head(XSSFSheet sheet, Text text, int size, float height) {
    XSSFRow row = sheet.createRow(next++);
    row.setHeightInPoints(height);
    XSSFCellStyle style = styles.guide("head " + size, size, true, true);
    cell(row, 0, english ? text.en() : text.zh(), style);
    cell(row, 1, "", style);
    if (!english) {
      cell(row, 2, text.en(), styles.guide("head en " + size, 12, true, true));
    }
    sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 0, 1));
  }

  /** The version and the boxes in which people sign. */
  private void cover(XSSFSheet sheet) {
    for (Presentation.Line line : presentation.cover()) {
      line(sheet, line, true);
    }
  }

  private void line(XSSFSheet sheet, Presentation.Line line, boolean boxed) {
    XSSFRow row = sheet.createRow(next++);
    String label = presentation.both(line.label(), boxed ? " " : "\n");
    label = boxed || english ? label : line.label().zh();
    XSSFCellStyle style = styles.guide(boxed ? "boxed label" : "label", 10, true, false);
    XSSFCellStyle text = styles.guide(boxed ? "boxed" : "text", 10, false, false);
    if (boxed) {
      XlsxStyles.border(style);
      XlsxStyles.border(text);
    }
    link(cell(row, 0, label, style));
    String first = english ? line.text().en() : line.text().zh();
    int lines = Math.max(lines(label, LABEL), lines(first, english ? ENGLISH + 20 : CHINESE));
    content(row, 1, first, text);
    if (!english) {
      boolean same = line.text().zh().equals(line.text().en());
      content(row, 2, boxed && same ? "" : line.text().en(), text);
      lines = Math.max(lines, lines(line.text().en(), ENGLISH));
      if (boxed && same) {
        sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 1, 2));
      }
    }
    boolean signed = boxed && first.contains("\n");
    row.setHeightInPoints(signed ? SIGNATURE : lines * LINE + 4);
  }

  private static void content(XSSFRow row, int column, String text, XSSFCellStyle style) {
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(style);
    if (text.startsWith("=")) {
      cell.setCellFormula(text.substring(1));
    } else {
      cell.setCellValue(text);
    }
  }

  private static XSSFCell cell(XSSFRow row, int column, String text, XSSFCellStyle style) {
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(style);
    cell.setCellValue(text);
    return cell;
  }

  private void link(XSSFCell label) {
    for (SheetSchema schema : presentation.sheets()) {
      if (presentation.tab(schema).equals(label.getStringCellValue())) {
        XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + presentation.tab(schema) + "'!A1");
        label.setHyperlink(link);
      }
    }
  }

  /** Lines that a text occupies in a column; a formula shows a short result. */
  static int lines(String text, int width) {
    if (text.startsWith("=")) {
      return 1;
    }
    int lines = 0;
    for (String line : text.split("\n", -1)) {
      int wide = 0;
      for (int i = 0; i < line.length(); i++) {
        wide += line.charAt(i) > 0x2E7F ? WIDE : NARROW;
      }
      lines += Math.max(1, (wide + width * DIGIT - 1) / (width * DIGIT));
    }
    return lines;
  }
}
