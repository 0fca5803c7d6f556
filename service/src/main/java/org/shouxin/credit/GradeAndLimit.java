package org.shouxin.credit;

import org.shouxin.web.Money;

/**
 * A grade and a credit limit.
 *
 * @param grade code of the grade
 * @param creditLimit the credit limit
 */
record GradeAndLimit(String grade, Money creditLimit) {}
