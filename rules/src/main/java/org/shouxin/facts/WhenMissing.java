package org.shouxin.facts;

/**
 * The declared answer for a fact that is not there (R1, design: a missing fact is never a bad
 * grade).
 */
public enum WhenMissing {
  /** No decision is made; the customer is reported as failed. */
  REFUSE,
  /** The indicator gets zero points. */
  ZERO_POINTS,
  /** The indicator gets the row with the fewest points. */
  LOWEST_ROW,
  /** The indicator is left out and the other weights are scaled up to 100. */
  LEAVE_OUT,
  /** The value stated beside it in the dictionary is taken, and the trace says so. */
  ASSUME,
  /** Rows that test the fact do not apply; an admission criterion is missing evidence. */
  NOT_APPLIED,
  /** It is worked out from other facts by a sheet of the policy, and no source gives it. */
  DERIVED;

  /** Whether a value of this answer can be missing when conditions are looked at. */
  public boolean leavesMissing() {
    return this != REFUSE && this != ASSUME && this != DERIVED;
  }
}
