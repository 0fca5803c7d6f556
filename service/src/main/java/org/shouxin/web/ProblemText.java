package org.shouxin.web;

import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/** Problems as JSON (RFC 9457) inside an answer about several things. */
public final class ProblemText {

  private ProblemText() {}

  /** What a refused part would have been answered with alone. */
  public static String of(RefusedException refused, Language language) {
    return of(RefusedRequest.of(refused), language);
  }

  /** The same. */
  public static String of(RefusedRequest refused, Language language) {
    return ProblemHandler.JSON.writeValueAsString(ProblemDocument.of(refused, language));
  }
}
