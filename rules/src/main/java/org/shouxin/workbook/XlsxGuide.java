package org.shouxin.workbook;

import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes the guide: what each tab is for and how to edit it, in Chinese and English. */
final class XlsxGuide {

  private static final int LABEL = 18;
  private static final int CHINESE = 46;
  private static final int ENGLISH = 56;
  private static final float LINE = 14f;

  /** Widths of a Chinese character, another character and a digit, in the same measure. */
  private static final int WIDE = 36;

  private static final int NARROW = 17;
  private static final int DIGIT = 20;

  private final Presentation presentation;
  private final XlsxStyles styles;
  private final XSSFWorkbook workbook;
  private int next;

  XlsxGuide(Presentation presentation, XlsxStyles styles, XSSFWorkbook workbook) {
    this.presentation = presentation;
    this.styles = styles;
    this.workbook = workbook;
  }

  void write(XSSFSheet sheet) {
    sheet.setDisplayGridlines(false);
    sheet.setTabColor(XlsxStyles.colour(0xE0, 0xA0, 0x30));
    sheet.setColumnWidth(0, LABEL * 256);
    sheet.setColumnWidth(1, CHINESE * 256);
    sheet.setColumnWidth(2, ENGLISH * 256);
    XSSFRow title = sheet.createRow(next++);
    title.setHeightInPoints(30);
    cell(title, 0, presentation.title().zh(), styles.guide("title", 16, true, true));
    cell(title, 1, "", styles.guide("title", 16, true, true));
    cell(title, 2, presentation.title().en(), styles.guide("title en", 12, true, true));
    sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 1));
    for (Presentation.Section section : presentation.guide()) {
      section(sheet, section);
    }
  }

  private void section(XSSFSheet sheet, Presentation.Section section) {
    next++;
    XSSFRow heading = sheet.createRow(next++);
    heading.setHeightInPoints(20);
    XSSFCellStyle style = styles.guide("section", 12, true, true);
    cell(heading, 0, section.heading().zh(), style);
    cell(heading, 1, "", style);
    cell(heading, 2, section.heading().en(), style);
    sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 0, 1));
    for (Presentation.Line line : section.lines()) {
      XSSFRow row = sheet.createRow(next++);
      XSSFCell label = cell(row, 0, line.label(), styles.guide("label", 10, true, false));
      link(label);
      content(row, 1, line.text().zh());
      content(row, 2, line.text().en());
      int lines = Math.max(lines(line.text().zh(), CHINESE), lines(line.text().en(), ENGLISH));
      lines = Math.max(lines, lines(line.label(), LABEL));
      row.setHeightInPoints(lines * LINE + 4);
    }
  }

  private void content(XSSFRow row, int column, String text) {
    XSSFCell cell = cell(row, column, "", styles.guide("text", 10, false, false));
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
      if (schema.tab().equals(label.getStringCellValue())) {
        XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + schema.tab() + "'!A1");
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
