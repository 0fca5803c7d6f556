package org.shouxin.workbook.form;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.SheetSchema;

/**
 * Turns a canonical formula into Excel's spelling: a column of the own row, named by its key,
 * becomes the cell; names of facts stay, being names of the workbook.
 */
final class XlsxFormulas {

  /** A text in quotes, or a word that is not a function: whole, and not followed by a bracket. */
  private static final Pattern WORD =
      Pattern.compile("\"[^\"]*\"|(?<![\\p{L}\\p{N}_.])[\\p{L}_][\\p{L}\\p{N}_.]*+(?!\\s*\\()");

  private XlsxFormulas() {}

  /**
   * The formula without its equals sign.
   *
   * @param formula canonical, with its equals sign
   * @param sheet its sheet
   * @param columns keys in the order of the sheet's columns
   * @param row row number in Excel, from 1
   */
  static String inExcel(String formula, SheetSchema sheet, List<String> columns, int row) {
    return WORD.matcher(formula.substring(1))
        .replaceAll(
            word -> {
              boolean number = sheet.column(word.group()).filter(Column::numeric).isPresent();
              int column = number ? columns.indexOf(word.group()) : -1;
              return Matcher.quoteReplacement(
                  column < 0 ? word.group() : CellReference.convertNumToColString(column) + row);
            });
  }

  /** Whether a formula reads the cell of a column of its row. */
  static boolean reads(String formula, String key) {
    return WORD.matcher(formula).results().anyMatch(word -> word.group().equals(key));
  }

  /** The formula with another name for a column of its row. */
  static String renamed(String formula, String key, String name) {
    return WORD.matcher(formula)
        .replaceAll(
            word -> Matcher.quoteReplacement(word.group().equals(key) ? name : word.group()));
  }
}
