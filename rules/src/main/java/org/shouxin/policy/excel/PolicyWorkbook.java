package org.shouxin.policy.excel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.rows.Sha256;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.form.XlsxWriter;

/** Writes the book of a policy or routing as the workbook that the committee edits. */
public final class PolicyWorkbook {

  private PolicyWorkbook() {}

  /** The bytes of the {@code .xlsx} file; equal books give equal bytes. */
  public static byte[] bytes(Book book) {
    return bytes(book, language(book), false);
  }

  /** The same in a language: English alone, or Chinese with English. */
  public static byte[] bytes(Book book, Language language) {
    return bytes(book, language, false);
  }

  /**
   * A policy or routing as {@code shouxin format} writes it: what people wrote, in the form of a
   * new workbook. Conditions stay as they are spelt; facts, choices and formulas are spelt alike.
   *
   * @throws RefusedException with every problem that the book has
   */
  public static byte[] formatted(Book book) throws RefusedException {
    return bytes(book, PolicyCompiler.canonical(book), language(book), false);
  }

  /** The rows of a book, spelt alike but for their conditions. */
  private static Book spelt(Book book, Book canonical) {
    Map<SheetSchema, List<Row>> sheets = new LinkedHashMap<>();
    canonical
        .sheets()
        .forEach(
            (sheet, rows) -> {
              Map<String, Row> byId = new HashMap<>();
              rows.forEach(row -> byId.put(row.id(), row));
              sheets.put(
                  sheet,
                  book.rows(sheet).stream()
                      .map(row -> spelt(byId.getOrDefault(row.id(), row), row))
                      .toList());
            });
    return new Book(sheets, book.extras());
  }

  /** The row with its conditions as they were spelt. */
  private static Row spelt(Row canonical, Row written) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    canonical
        .cells()
        .forEach(
            (key, cell) -> {
              boolean condition =
                  canonical
                      .sheet()
                      .column(key)
                      .filter(column -> column.kind() == Column.Kind.CONDITION)
                      .isPresent();
              Cell own = written.cells().get(key);
              cells.put(key, condition && own != null ? own : cell);
            });
    return new Row(canonical.sheet(), cells);
  }

  /** English for a book without a Chinese word among its facts, or with English tabs. */
  private static Language language(Book book) {
    boolean chinese =
        book.rows(Sheets.FACTS).stream().anyMatch(row -> !row.text("label_zh").isEmpty());
    boolean english =
        book.rows(Sheets.FACTS).stream().anyMatch(row -> !row.text("label_en").isEmpty());
    return book.extras().english() || (english && !chinese) ? Language.EN : Language.ZH;
  }

  private static byte[] bytes(Book book, Language language, boolean every) {
    try {
      return bytes(book, PolicyCompiler.canonical(book), language, every);
    } catch (RefusedException unsound) {
      // a workbook with problems has no hash, and is written all the same
      Book named = named(book);
      return XlsxWriter.write(named, new PolicyPresentation(named, language, every, ""));
    }
  }

  private static byte[] bytes(Book book, Book canonical, Language language, boolean every) {
    Book named = named(spelt(book, canonical));
    String sha256 = Sha256.of(BookText.render(canonical));
    return XlsxWriter.write(named, new PolicyPresentation(named, language, every, sha256));
  }

  /** The book with the further columns of open sheets under the names of their facts. */
  private static Book named(Book book) {
    FactSheet facts = new FactSheet(book, Language.ZH);
    Map<SheetSchema, List<Row>> sheets = new LinkedHashMap<>();
    book.sheets()
        .forEach(
            (sheet, rows) ->
                sheets.put(
                    sheet,
                    sheet.open() && !sheet.isTable()
                        ? rows.stream().map(row -> named(row, facts)).toList()
                        : rows));
    return new Book(sheets, book.extras());
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
    Files.write(file, bytes(book, language(book), true));
  }
}
