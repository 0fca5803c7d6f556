package org.shouxin.policy;

import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/**
 * A sound policy of three indicators and grades A to C for tests, as text that tests may edit
 * before compiling it.
 */
public final class SmallPolicy {

  private SmallPolicy() {}

  /** The text rendering. */
  public static String text() {
    return ResourceText.beside(SmallPolicy.class, "small.policy.txt");
  }

  /**
   * The text with a cell of a row changed, added, or taken away.
   *
   * @param sheet Chinese title
   * @param row id
   * @param value the cell's new content; empty to take it away
   */
  public static String with(String text, String sheet, String row, String column, String value) {
    int at = text.indexOf("\n[" + row + "]\n", text.indexOf("\n== " + sheet + " "));
    if (at < 0) {
      throw new IllegalArgumentException(sheet + " has no row " + row);
    }
    int from = text.indexOf('\n', at + 1) + 1;
    int blank = text.indexOf("\n\n", from - 1);
    int end = blank < 0 ? text.length() : blank + 1;
    StringBuilder cells = new StringBuilder();
    text.substring(from, end)
        .lines()
        .filter(line -> !line.startsWith(column + ":"))
        .forEach(line -> cells.append(line).append('\n'));
    if (!value.isEmpty()) {
      cells.append(column).append(": ").append(value).append('\n');
    }
    return text.substring(0, from) + cells + text.substring(end);
  }

  /** The text with a whole row taken away. */
  public static String without(String text, String sheet, String row) {
    int at = text.indexOf("\n[" + row + "]\n", text.indexOf("\n== " + sheet + " "));
    if (at < 0) {
      throw new IllegalArgumentException(sheet + " has no row " + row);
    }
    int blank = text.indexOf("\n\n", at + 1);
    return text.substring(0, at) + (blank < 0 ? "\n" : text.substring(blank + 1));
  }

  /** Reads a text. */
  public static Book book(String text) throws RefusedException {
    return BookText.read(text, Sheets.ALL);
  }

  /** Compiles a text. */
  public static Policy compile(String text) throws RefusedException {
    return PolicyCompiler.compile(book(text));
  }

  /** The small policy, compiled. */
  public static Policy policy() {
    try {
      return compile(text());
    } catch (RefusedException e) {
      throw new IllegalStateException(e);
    }
  }
}
