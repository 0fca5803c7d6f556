package org.shouxin.workbook.form;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;
import org.shouxin.workbook.Extras.Note;
import org.shouxin.workbook.Extras.NotesTab;

/** Writes notes as they were read. */
final class XlsxNotes {

  private XlsxNotes() {}

  /** The tabs for notes, after all others. */
  static void write(List<NotesTab> tabs, XSSFWorkbook workbook, XlsxStyles styles) {
    for (NotesTab tab : tabs) {
      XSSFSheet sheet = workbook.createSheet(tab.name());
      workbook.setSheetHidden(workbook.getSheetIndex(sheet), tab.hidden());
      tab.widths().forEach(sheet::setColumnWidth);
      for (Map.Entry<String, Note> each : tab.cells().entrySet()) {
        CellAddress at = new CellAddress(each.getKey());
        XSSFRow row = sheet.getRow(at.getRow());
        XSSFRow there = row == null ? sheet.createRow(at.getRow()) : row;
        fill(there.createCell(at.getColumn()), each.getValue(), styles);
      }
      tab.merged().forEach(range -> sheet.addMergedRegion(CellRangeAddress.valueOf(range)));
    }
  }

  /** Fills a cell. */
  static void fill(XSSFCell cell, Note note, XlsxStyles styles) {
    cell.setCellStyle(styles.note(note.format()));
    if (!note.formula().isEmpty()) {
      computed(cell, note.formula(), note.text(), note.number());
    } else if (note.number()) {
      cell.setCellValue(0);
      cell.getCTCell().setV(note.text());
    } else {
      cell.setCellValue(note.text());
    }
  }

  /** A formula with what it gives; it is not checked or computed. */
  static void computed(XSSFCell cell, String formula, String text, boolean number) {
    cell.getCTCell().addNewF().setStringValue(formula);
    cell.getCTCell().setT(number ? STCellType.N : STCellType.STR);
    cell.getCTCell().setV(text);
  }
}
