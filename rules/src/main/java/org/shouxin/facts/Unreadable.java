package org.shouxin.facts;

import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** A text that is not a valid value, or is ambiguous. The caller's input is wrong. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Text what;
  private final transient Text allowed;

  /**
   * @param what what is wrong with it
   * @param allowed what is accepted
   */
  public Unreadable(Text what, Text allowed) {
    super(what.en(), null, false, false);
    this.what = what;
    this.allowed = allowed;
  }

  /** What is wrong. */
  public Text what() {
    return what;
  }

  /** What is accepted. */
  public Text allowed() {
    return allowed;
  }

  /** The problem, at its place. */
  public Problem at(String where, String found) {
    return new Problem(where, what, found, allowed);
  }
}
