package org.shouxin.credit;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What overrides set in place of what is computed, on a day.
 *
 * @param grade code of a grade; null when the computed one counts
 * @param creditLimit in the policy's currency; null when the computed one counts
 * @param refs ids of the overrides that count
 */
public record Overridden(
    @Nullable String grade, @Nullable BigDecimal creditLimit, List<String> refs) {

  /** Nothing is set. */
  public static final Overridden NOTHING = new Overridden(null, null, List.of());

  /** The grade that counts. */
  public String gradeOr(String computed) {
    return grade == null ? computed : grade;
  }

  /** The limit that counts. */
  public BigDecimal creditLimitOr(BigDecimal computed) {
    return creditLimit == null ? computed : creditLimit;
  }

  /** The value that is set for a field; null for none. */
  @Nullable Object value(CreditOverride.Field field) {
    return field == CreditOverride.Field.GRADE ? grade : creditLimit;
  }
}
