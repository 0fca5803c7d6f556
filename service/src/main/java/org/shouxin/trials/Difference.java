package org.shouxin.trials;

import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * A difference from what was expected.
 *
 * @param where file and line, or cell, of the expectation
 * @param who the case, customer or order
 * @param field what differs
 * @param expected the expectation; may be empty
 * @param got the result; may be empty
 */
public record Difference(String where, String who, String field, String expected, String got) {

  /** The difference of a case as a problem of the expectation's cell. */
  public Problem problem() {
    return new Problem(
        where,
        new Text(
            "用例 " + who + " 的 " + field + (got.isEmpty() ? " 为空" : " 算得 " + got),
            "case " + who + ": " + field + (got.isEmpty() ? " is empty" : " is " + got)),
        expected);
  }
}
