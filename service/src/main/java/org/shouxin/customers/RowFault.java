package org.shouxin.customers;

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

  /** The same as a problem of a file. */
  public Problem problem(String file) {
    String at = column.isEmpty() ? "" : ", column " + column;
    return new Problem(file + " line " + line + at, reason, value, Text.same(""));
  }
}
