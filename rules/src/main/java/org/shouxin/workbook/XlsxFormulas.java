package org.shouxin.workbook;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/**
 * Turns a canonical formula into Excel's spelling: a column of the own row, named by its key,
 * becomes the cell; names of facts stay, being names of the workbook.
 */
final class XlsxFormulas {

  /** A text in quotes, or a word that is not a function: whole, and not followed by a bracket. */
  private static final Pattern WORD =
      Pattern.compile("\"[^\"]*\"|(?<![\\p{L}\\p{N}_.])[\\p{L}_][\\p{L}\\p{N}_.]*+(?!\\s*\\()");

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");

  /** What Excel reads as a cell or a row and column. */
  private static final Pattern LIKE_A_CELL =
      Pattern.compile("(?i)[a-z]{1,3}[0-9]{1,7}|r[0-9]*|c[0-9]*|r[0-9]*c[0-9]*|true|false");

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

  /** Whether Excel allows this name for a cell. */
  static boolean definable(String name) {
    return NAME.matcher(name).matches() && !LIKE_A_CELL.matcher(name).matches();
  }
}
