package org.shouxin.customers;

import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * One thing that is wrong with a row.
 *
 * @param line line of the file on which the row begins, from 1
 * @param column heading of the column as the file writes it; empty when the whole row is meant
 * @param value what stands there, as written
 * @param reason what is wrong and what is allowed
 */
public record RowFault(long line, String column, String value, Text reason) {

  /** A value that cannot be read, with what would be. */
  public static RowFault of(long line, String column, String value, Unreadable unreadable) {
    return new RowFault(line, column, value, said(unreadable));
  }

  /** What is wrong with a value, with what would be read. */
  static Text said(Unreadable unreadable) {
    Text what = unreadable.what();
    Text allowed = unreadable.allowed();
    return allowed.en().isEmpty()
        ? what
        : new Text(what.zh() + "；允许：" + allowed.zh(), what.en() + "; allowed: " + allowed.en());
  }

  /** The same as a problem of a file. */
  public Problem problem(String file) {
    String at = column.isEmpty() ? "" : ", column " + column;
    return new Problem(file + " line " + line + at, reason, value, Text.same(""));
  }
}
