package org.shouxin.workbook.form;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.shouxin.problem.Language;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.Tab;

/** Paper, margins, heads and feet of written tabs. */
final class XlsxPrint {

  /** Widest sheet that is still readable on one page, in characters. */
  private static final int PAGE = 250;

  private static final double CENTIMETRE = 1 / 2.54;

  private XlsxPrint() {}

  /** The guide. */
  static void setUp(XSSFSheet sheet, Presentation presentation) {
    paper(sheet, presentation, false);
  }

  /**
   * A sheet: the columns in the workbook's language side by side on a page, then the sources. Where
   * the former are too many for one page, each page repeats the ids and names, and no column is
   * cut.
   */
  static void setUp(XSSFSheet sheet, Presentation presentation, SheetSchema schema) {
    paper(sheet, presentation, true);
    sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
    List<String> columns = presentation.columns(schema);
    int main = 0;
    while (main < columns.size() && !presentation.isAside(schema, columns.get(main))) {
      main++;
    }
    List<String> areas = new ArrayList<>();
    int repeated = sheet.getColumnWidth(0) / 256;
    int from = 0;
    int width = 0;
    for (int i = 0; i < main; i++) {
      int next = sheet.isColumnHidden(i) ? 0 : sheet.getColumnWidth(i) / 256;
      if (width + next > PAGE && i > from) {
        areas.add(area(from, i - 1));
        from = i;
        width = repeated;
      }
      width += next;
    }
    areas.add(area(from, main - 1));
    int source = columns.indexOf("source");
    if (source >= main) {
      areas.add(area(source, source));
    }
    if (areas.size() > 1) {
      sheet.setRepeatingColumns(CellRangeAddress.valueOf("A:A"));
    }
    int index = sheet.getWorkbook().getSheetIndex(sheet);
    sheet.getWorkbook().setPrintArea(index, String.join(",", areas));
  }

  private static String area(int from, int to) {
    return "$" + Tab.letters(from) + ":$" + Tab.letters(to);
  }

  private static void paper(XSSFSheet sheet, Presentation presentation, boolean wide) {
    XSSFPrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PaperSize.A4_PAPER);
    print.setLandscape(wide);
    sheet.setFitToPage(true);
    sheet.setAutobreaks(true);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    sheet.setMargin(PageMargin.LEFT, CENTIMETRE);
    sheet.setMargin(PageMargin.RIGHT, CENTIMETRE);
    sheet.setMargin(PageMargin.TOP, 1.8 * CENTIMETRE);
    sheet.setMargin(PageMargin.BOTTOM, 1.6 * CENTIMETRE);
    sheet.setMargin(PageMargin.HEADER, 0.8 * CENTIMETRE);
    sheet.setMargin(PageMargin.FOOTER, 0.8 * CENTIMETRE);
    Language language = presentation.language();
    sheet.getHeader().setLeft(escaped(presentation.title().in(language)));
    sheet.getHeader().setRight("&A");
    sheet.getFooter().setLeft("&8" + escaped(presentation.foot()));
    sheet.getFooter().setRight(language.say("第 &P 页，共 &N 页", "Page &P of &N"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&&");
  }
}
