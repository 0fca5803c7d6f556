package org.shouxin.credit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
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

  /** The value of one field: the code of a grade, or an amount. */
  static @Nullable OverriddenValues ofField(
      OverridableField field, @Nullable Object value, String currency) {
    if (value == null) {
      return null;
    }
    return field == OverridableField.GRADE
        ? of((String) value, null, currency)
        : of(null, (BigDecimal) value, currency);
  }
}
