package org.shouxin.workbook;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Paper, margins, heads and feet of written tabs. */
final class XlsxPrint {

  /** Widest sheet that is still readable on one page, in characters. */
  private static final int PAGE = 235;

  private static final double CENTIMETRE = 1 / 2.54;

  private XlsxPrint() {}

  static void setUp(XSSFSheet sheet, Presentation presentation) {
    boolean guide = sheet.getSheetName().equals(XlsxWriter.GUIDE);
    XSSFPrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PaperSize.A4_PAPER);
    print.setLandscape(!guide);
    sheet.setFitToPage(true);
    sheet.setAutobreaks(true);
    print.setFitWidth((short) (guide ? 1 : pages(sheet)));
    print.setFitHeight((short) 0);
    sheet.setMargin(PageMargin.LEFT, CENTIMETRE);
    sheet.setMargin(PageMargin.RIGHT, CENTIMETRE);
    sheet.setMargin(PageMargin.TOP, 1.8 * CENTIMETRE);
    sheet.setMargin(PageMargin.BOTTOM, 1.6 * CENTIMETRE);
    sheet.setMargin(PageMargin.HEADER, 0.8 * CENTIMETRE);
    sheet.setMargin(PageMargin.FOOTER, 0.8 * CENTIMETRE);
    sheet.getHeader().setLeft(escaped(presentation.title().zh()));
    sheet.getHeader().setRight("&A");
    sheet.getFooter().setLeft(escaped(presentation.title().en()));
    sheet.getFooter().setRight("第 &P 页，共 &N 页  Page &P of &N");
    if (!guide) {
      sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
      if (pages(sheet) > 1) {
        sheet.setRepeatingColumns(CellRangeAddress.valueOf("A:B"));
      }
    }
  }

  private static int pages(XSSFSheet sheet) {
    int width = 0;
    for (int i = 0; i < sheet.getRow(0).getLastCellNum(); i++) {
      width += sheet.getColumnWidth(i) / 256;
    }
    return (width + PAGE - 1) / PAGE;
  }

  private static String escaped(String text) {
    return text.replace("&", "&&");
  }
}
