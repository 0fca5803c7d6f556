package org.shouxin.policy.formula;

/** A division by zero inside the first argument of {@code IFERROR}, on its way to the second. */
final class DividedByZero extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The only one; it carries nothing. */
  static final DividedByZero INSTANCE = new DividedByZero();

  private DividedByZero() {
    super("divided by zero", null, false, false);
  }
}
