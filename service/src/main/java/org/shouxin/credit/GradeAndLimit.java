package org.shouxin.credit;

import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.web.Money;

/**
 * A grade and a credit limit.
 *
 * @param grade code of the grade
 * @param creditLimit the credit limit
 */
record GradeAndLimit(String grade, Money creditLimit) {

  static GradeAndLimit of(InForce inForce, String currency) {
    return new GradeAndLimit(inForce.grade(), Money.of(inForce.creditLimit(), currency));
  }
}
