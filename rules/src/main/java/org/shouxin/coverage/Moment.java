package org.shouxin.coverage;

/** When a row is evaluated, which determines the values its conditions see. */
enum Moment {
  /** Before the stages of admission that come after grading. */
  ADJUSTING,
  /** While the limit changes: the limit is still that of the terms row. */
  CHANGING_LIMIT,
  /** All conclusions are final. */
  FINAL
}
