package org.shouxin.database;

import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;

/** The service cannot start with a setting, or with what a setting names. */
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public WrongSetting(Problem problem) {
    super(problem.in(Language.EN));
    this.problem = problem;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }
}
