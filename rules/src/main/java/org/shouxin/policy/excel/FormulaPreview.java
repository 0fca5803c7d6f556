package org.shouxin.policy.excel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Sheets;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Presentation.Named;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/**
 * The names by which formulas read cells of the workbook, so that Excel previews them: facts and
 * the score refer to the first case, derived numbers to the formula's cell, terms to the first row
 * of the terms sheet.
 */
final class FormulaPreview {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

  /** Conclusions that formulas may read, by the column of the terms sheet that holds them. */
  private static final Map<String, String> TERMS =
      Map.of(
          Conclusions.CREDIT_LIMIT, "limit",
          Conclusions.CREDIT_DAYS, "credit_days",
          Conclusions.DISCOUNT, "discount",
          Conclusions.PREPAYMENT, "prepayment");

  private FormulaPreview() {}

  /**
   * The names, each once.
   *
   * @param written the sheets that become tabs
   * @param numbers names of the number facts that are columns of the cases
   * @param given names of all facts that are columns of the cases
   */
  static List<Named> of(
      Book book, List<SheetSchema> written, List<String> numbers, List<String> given) {
    Map<String, Named> names = new LinkedHashMap<>();
    if (written.contains(Sheets.CASES)) {
      numbers.forEach(name -> put(names, name, Sheets.CASES, name, 0, ""));
    }
    if (written.contains(Sheets.MEASURES)) {
      List<Row> rows = book.rows(Sheets.MEASURES);
      for (int i = 0; i < rows.size(); i++) {
        put(names, rows.get(i).id(), Sheets.MEASURES, "formula", i, "");
      }
    }
    LookUpPreview.of(book).forEach(named -> names.put(named.name(), named));
    for (String word : read(book)) {
      String column = TERMS.get(word);
      if (column != null) {
        put(names, word, Sheets.TERMS, column, 0, "");
      } else if (written.contains(Sheets.CASES)) {
        if (word.equals(Conclusions.AS_OF_MONTH)) {
          put(names, word, Sheets.CASES, "as_of", 0, "MONTH");
        } else if (word.equals(Conclusions.SCORE)) {
          put(names, word, Sheets.CASES, "expect_score", 0, "");
        } else if (given.contains(word)) {
          put(names, word, Sheets.CASES, word, 0, "");
        }
      }
    }
    return new ArrayList<>(names.values());
  }

  private static void put(
      Map<String, Named> names, String name, SheetSchema sheet, String key, int row, String by) {
    names.put(name, new Named(name, sheet, key, row, by));
  }

  /** The words of all formulas that do not mean a cell of their own row. */
  private static Set<String> read(Book book) {
    Set<String> words = new LinkedHashSet<>();
    book.sheets()
        .forEach(
            (sheet, rows) -> {
              for (Column column : sheet.columns()) {
                if (column.kind() == Column.Kind.FORMULA) {
                  rows.forEach(row -> words(sheet, row, column.key(), words));
                }
              }
            });
    return words;
  }

  private static void words(SheetSchema sheet, Row row, String key, Set<String> words) {
    Matcher word =
        WORD.matcher(CellWords.formula(row, row.text(key)).replaceAll("\"[^\"]*\"", " "));
    while (word.find()) {
      if (sheet.column(word.group()).isEmpty()) {
        words.add(word.group());
      }
    }
  }
}
