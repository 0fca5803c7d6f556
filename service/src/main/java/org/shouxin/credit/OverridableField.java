package org.shouxin.credit;

/** What people may override. */
enum OverridableField {
  /**
   * The credit grade. Below the computed one it bounds the limit; above it, the limit does not
   * change.
   */
  GRADE,
  /** The credit limit. */
  CREDIT_LIMIT
}
