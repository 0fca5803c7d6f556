package org.shouxin.problem;

import java.util.List;

/** An input was refused; carries all its problems. The caller's input is wrong, not the program. */
public class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   */
  public RefusedException(List<Problem> problems) {
    super(problems.isEmpty() ? "refused" : problems.get(0).in(Language.EN));
    this.problems = List.copyOf(problems);
  }

  /**
   * Refused for one problem.
   *
   * @see Problem
   */
  public RefusedException(String where, Text what, String found, Text allowed) {
    this(List.of(new Problem(where, what, found, allowed)));
  }

  /** Refused for one problem that says itself what would be right. */
  public RefusedException(String where, Text what, String found) {
    this(where, what, found, Text.NONE);
  }

  /** Every problem, in the order of the input. */
  public List<Problem> problems() {
    return problems;
  }
}
