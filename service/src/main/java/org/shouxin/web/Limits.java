package org.shouxin.web;

import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** How many entries of a list a caller may ask for at once. */
public final class Limits {

  private static final int MOST = 1_000;

  private Limits() {}

  /**
   * The parameter {@code limit}.
   *
   * @return the same
   * @throws RefusedRequest 400 unless it is 1 to {@value #MOST}
   */
  public static int of(int limit) {
    if (limit < 1 || limit > MOST) {
      throw RefusedRequest.parameter(
          new Problem(
              "limit",
              new Text("超出范围", "out of range"),
              String.valueOf(limit),
              new Text("1 到 " + MOST, "1 to " + MOST)));
    }
    return limit;
  }
}
