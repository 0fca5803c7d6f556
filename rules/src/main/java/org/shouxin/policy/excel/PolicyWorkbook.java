package org.shouxin.policy.excel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.XlsxWriter;

/** Writes the book of a policy or routing as the workbook that the committee edits. */
public final class PolicyWorkbook {

  private PolicyWorkbook() {}

  /** The bytes of the {@code .xlsx} file; equal books give equal bytes. */
  public static byte[] bytes(Book book) {
    return bytes(book, false);
  }

  private static byte[] bytes(Book book, boolean every) {
    Book named = named(book);
    return XlsxWriter.write(named, new PolicyPresentation(named, every));
  }

  /** The book with the further columns of open sheets under the names of their facts. */
  private static Book named(Book book) {
    FactSheet facts = new FactSheet(book);
    Map<SheetSchema, List<Row>> sheets = new LinkedHashMap<>();
    book.sheets()
        .forEach(
            (sheet, rows) ->
                sheets.put(
                    sheet,
                    sheet.open() && !sheet.isTable()
                        ? rows.stream().map(row -> named(row, facts)).toList()
                        : rows));
    return new Book(sheets);
  }

  private static Row named(Row row, FactSheet facts) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    row.cells()
        .forEach(
            (key, cell) -> {
              String name = key;
              if (row.sheet().column(key).isEmpty()) {
                for (String line : key.split("\n", -1)) {
                  FactSheet.Declared fact = facts.find(line.strip());
                  name = fact == null ? name : fact.name();
                }
              }
              cells.put(name, cell);
            });
    return new Row(row.sheet(), cells);
  }

  /**
   * Writes the workbook and overwrites an existing file.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Book book, Path file) throws IOException {
    Files.write(file, bytes(book));
  }

  /**
   * The same with a tab for every sheet, including those without rows.
   *
   * @throws IOException if the file cannot be written
   */
  public static void writeEverySheet(Book book, Path file) throws IOException {
    Files.write(file, bytes(book, true));
  }
}
