package org.shouxin.facts;

/** The declared handling of a missing fact (R1, design: a missing fact is never a bad grade). */
public enum WhenMissing {
  /** No decision is made; the customer is reported as failed. */
  REFUSE,
  /** The indicator gets zero points. */
  ZERO_POINTS,
  /** The indicator gets the row with the fewest points. */
  LOWEST_ROW,
  /** The indicator is left out and the other weights are scaled up to 100. */
  LEAVE_OUT,
  /** The value next to it in the dictionary is assumed, and the trace says so. */
  ASSUME,
  /**
   * Rows that test the fact do not apply, but those that ask for missing do; an admission criterion
   * is missing evidence.
   */
  NOT_APPLIED,
  /** It is derived from other facts by a sheet of the policy, and no source supplies it. */
  DERIVED;

  /** Whether a value of this answer can be missing when conditions are looked at. */
  public boolean leavesMissing() {
    return this != REFUSE && this != ASSUME && this != DERIVED;
  }
}
