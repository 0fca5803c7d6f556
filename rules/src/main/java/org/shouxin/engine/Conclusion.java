package org.shouxin.engine;

import org.shouxin.policy.Conclusions;

/** A conclusion that every policy draws, or nearly every one, by its name in the vocabulary. */
enum Conclusion {
  /** The verdict of admission. */
  ADMISSION(Conclusions.ADMISSION),
  /** The last stage of admission that was reached; only in a policy with stages. */
  STAGE(Conclusions.STAGE),
  /** The credit grade that the score earned. */
  GRADE_BEFORE(Conclusions.GRADE_BEFORE),
  /** The final credit grade. */
  GRADE(Conclusions.GRADE),
  /** The standing. */
  STANDING(Conclusions.STANDING),
  /** The credit limit. */
  CREDIT_LIMIT(Conclusions.CREDIT_LIMIT),
  /** The credit period in days. */
  CREDIT_DAYS(Conclusions.CREDIT_DAYS),
  /** Per cent off the list price. */
  DISCOUNT(Conclusions.DISCOUNT),
  /** Per cent to be paid before delivery. */
  PREPAYMENT(Conclusions.PREPAYMENT),
  /** The last day of the limit. */
  VALID_UNTIL(Conclusions.LIMIT_VALID_UNTIL),
  /** The month of the as-of date. */
  AS_OF_MONTH(Conclusions.AS_OF_MONTH);

  private final String fact;

  Conclusion(String fact) {
    this.fact = fact;
  }

  /** Its name in the vocabulary. */
  String fact() {
    return fact;
  }
}
