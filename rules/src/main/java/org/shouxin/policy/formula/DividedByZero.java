package org.shouxin.policy.formula;

/**
 * Signals a division by zero inside the first argument of {@code IFERROR}, caught to use the
 * second.
 */
final class DividedByZero extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The only instance; it carries no details. */
  static final DividedByZero INSTANCE = new DividedByZero();

  private DividedByZero() {
    super("divided by zero", null, false, false);
  }
}
