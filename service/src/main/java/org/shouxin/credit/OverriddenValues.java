package org.shouxin.credit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.web.Money;

/**
 * A grade, a credit limit or both.
 *
 * @param grade code of the grade
 * @param creditLimit the credit limit
 */
record OverriddenValues(@Nullable String grade, @Nullable Money creditLimit) {

  static OverriddenValues of(
      @Nullable String grade, @Nullable BigDecimal creditLimit, String currency) {
    return new OverriddenValues(
        grade, creditLimit == null ? null : Money.of(creditLimit, currency));
  }

  /** One field of what is in force. */
  static OverriddenValues of(OverridableField field, InForce inForce, String currency) {
    return field == OverridableField.GRADE
        ? of(inForce.grade(), null, currency)
        : of(null, inForce.creditLimit(), currency);
  }
}
