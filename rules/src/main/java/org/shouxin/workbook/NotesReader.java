package org.shouxin.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.shouxin.workbook.Extras.Note;
import org.shouxin.workbook.Extras.NotesTab;

/** Reads notes as they are: nothing about them is a problem. */
final class NotesReader {

  private NotesReader() {}

  /** A tab for notes. */
  static NotesTab tab(XSSFSheet sheet, boolean hidden) {
    Map<String, Note> cells = new LinkedHashMap<>();
    Map<Integer, Integer> widths = new TreeMap<>();
    for (org.apache.poi.ss.usermodel.Row row : sheet) {
      for (org.apache.poi.ss.usermodel.Cell cell : row) {
        note((XSSFCell) cell, true)
            .ifPresent(
                note -> {
                  cells.put(cell.getAddress().formatAsString(), note);
                  int column = cell.getColumnIndex();
                  widths.put(column, sheet.getColumnWidth(column));
                });
      }
    }
    List<String> merged =
        sheet.getMergedRegions().stream().map(CellRangeAddress::formatAsString).sorted().toList();
    return new NotesTab(sheet.getSheetName(), hidden, widths, cells, merged);
  }

  /**
   * A cell; none if it is empty.
   *
   * @param live whether a formula over the own tab stays one; any other becomes what it gives
   */
  static Optional<Note> note(XSSFCell cell, boolean live) {
    CellType type = cell.getCTCell().isSetF() ? result(cell) : cell.getCellType();
    String text =
        switch (type) {
          case STRING -> cell.getRichStringCellValue().getString();
          case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
          case NUMERIC, ERROR -> Objects.toString(cell.getRawValue(), "");
          default -> "";
        };
    String formula =
        live && cell.getCTCell().isSetF() ? cell.getCTCell().getF().getStringValue() : "";
    if (formula.contains("!") || formula.contains("[")) {
      formula = "";
    }
    if (text.isEmpty() && formula.isEmpty()) {
      return Optional.empty();
    }
    String format = Objects.requireNonNullElse(cell.getCellStyle().getDataFormatString(), "");
    return Optional.of(
        new Note(type == CellType.NUMERIC, text, format.isEmpty() ? "General" : format, formula));
  }

  private static CellType result(XSSFCell cell) {
    return cell.getRawValue() == null ? CellType.BLANK : cell.getCachedFormulaResultType();
  }
}
