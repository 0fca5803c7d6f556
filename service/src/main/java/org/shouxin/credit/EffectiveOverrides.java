package org.shouxin.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.credit.CreditOverride.Field;

/**
 * What overrides set in place of what is computed, on a day.
 *
 * @param grade code of a grade; null when the computed one counts
 * @param creditLimit in the policy's currency; null when the computed one counts
 * @param refs ids of the overrides that count
 */
public record EffectiveOverrides(
    @Nullable String grade, @Nullable BigDecimal creditLimit, List<String> refs) {

  /** Nothing is set. */
  public static final EffectiveOverrides NOTHING = new EffectiveOverrides(null, null, List.of());

  /**
   * What counts on a day: of each field the last one made that does.
   *
   * @param oldestFirst of one customer under one policy
   */
  static EffectiveOverrides of(List<CreditOverride> oldestFirst, LocalDate day) {
    CreditOverride grade = null;
    CreditOverride limit = null;
    for (CreditOverride each : oldestFirst) {
      if (each.counts(day)) {
        grade = each.field() == Field.GRADE ? each : grade;
        limit = each.field() == Field.CREDIT_LIMIT ? each : limit;
      }
    }
    List<String> refs = new ArrayList<>();
    if (grade != null) {
      refs.add(grade.id());
    }
    if (limit != null) {
      refs.add(limit.id());
    }
    return new EffectiveOverrides(
        grade == null ? null : grade.content(),
        limit == null ? null : new BigDecimal(limit.content()),
        List.copyOf(refs));
  }

  /** The grade that counts. */
  public String gradeOr(String computed) {
    return grade == null ? computed : grade;
  }

  /** The limit that counts. */
  public BigDecimal creditLimitOr(BigDecimal computed) {
    return creditLimit == null ? computed : creditLimit;
  }

  /** The value that counts for a field, set or computed; null for none. */
  @Nullable Object effective(Field field, @Nullable InForce computed) {
    Object set = field == Field.GRADE ? grade : creditLimit;
    return set != null || computed == null ? set : computed.value(field);
  }
}
