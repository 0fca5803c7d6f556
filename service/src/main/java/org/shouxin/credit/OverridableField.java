package org.shouxin.credit;

/** What people may override. */
enum OverridableField {
  /** The credit grade. It does not change the limit. */
  GRADE,
  /** The credit limit. */
  CREDIT_LIMIT
}
