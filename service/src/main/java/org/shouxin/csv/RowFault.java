package org.shouxin.csv;

import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * A problem of a row.
 *
 * @param line line of the file on which the row begins, from 1
 * @param column heading of the column as the file writes it; empty when the whole row is meant
 * @param cell the cell of a sheet, {@code 客户!C7}; empty for a line of text or the whole row
 * @param value the value, as written
 * @param what what is wrong
 * @param allowed what is allowed; empty if the first text says it
 */
public record RowFault(
    long line, String column, String cell, String value, Text what, Text allowed) {

  /** A fault of a line, or of a value whose cell is not known. */
  public RowFault(long line, String column, String value, Text what, Text allowed) {
    this(line, column, "", value, what, allowed);
  }

  /** A fault whose text already says what is allowed. */
  public RowFault(long line, String column, String value, Text what) {
    this(line, column, value, what, Text.NONE);
  }

  /** The same in a cell. */
  public RowFault in(String sheetCell) {
    return new RowFault(line, column, sheetCell, value, what, allowed);
  }

  /** A value that cannot be read, with what would be. */
  public static RowFault of(long line, String column, String value, Unreadable unreadable) {
    return new RowFault(line, column, value, unreadable.what(), unreadable.allowed());
  }

  /** The heading of the column, and in a sheet the cell. */
  public String place() {
    return cell.isEmpty() ? column : column + " (" + cell + ")";
  }

  /** What is wrong and what is allowed, for a file of faults. */
  public Text reason() {
    return problem("").reason();
  }

  /** The same as a problem of a file. */
  public Problem problem(String file) {
    String at = column.isEmpty() ? "" : ", column " + place();
    return new Problem(file + " line " + line + at, what, value, allowed);
  }
}
