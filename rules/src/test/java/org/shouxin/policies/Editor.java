package org.shouxin.policies;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A committee member with the nonferrous workbook open in Excel. */
final class Editor implements AutoCloseable {

  private final XSSFWorkbook workbook;

  Editor() throws IOException {
    this.workbook = new XSSFWorkbook(Files.newInputStream(CommittedPolicy.workbook("nonferrous")));
  }

  /** Types into the cell of a row, named by its id, and a column, named by its English heading. */
  Editor type(String tab, String id, String column, Object value) {
    XSSFSheet sheet = workbook.getSheet(tab);
    for (Row row : sheet) {
      Cell first = row.getCell(0);
      if (first != null && first.toString().equals(id)) {
        enter(row, at(sheet, column), value);
        return this;
      }
    }
    throw new IllegalArgumentException("no row " + id + " in " + tab);
  }

  /** Types a new row under the last one. */
  Editor append(String tab, Map<String, Object> values) {
    XSSFSheet sheet = workbook.getSheet(tab);
    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
    values.forEach((column, value) -> enter(row, at(sheet, column), value));
    return this;
  }

  /** The letter of a column, to be used in a formula of the same row. */
  String letter(String tab, String column) {
    return CellReference.convertNumToColString(at(workbook.getSheet(tab), column));
  }

  /** Saves under another name. */
  Path save(Path folder) throws IOException {
    Path file = folder.resolve("edited.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    return file;
  }

  private static void enter(Row row, int column, Object value) {
    Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else if (value.toString().startsWith("=")) {
      cell.setCellFormula(value.toString().substring(1).replace("#", "" + (row.getRowNum() + 1)));
    } else {
      cell.setCellValue(value.toString());
    }
  }

  private static int at(XSSFSheet sheet, String column) {
    for (Cell heading : sheet.getRow(0)) {
      if (heading.getStringCellValue().endsWith("\n" + column)) {
        return heading.getColumnIndex();
      }
    }
    throw new IllegalArgumentException("no column " + column + " in " + sheet.getSheetName());
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
