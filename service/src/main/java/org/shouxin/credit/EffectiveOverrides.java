package org.shouxin.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;

/**
 * The values that overrides set in place of computed ones, on a day.
 *
 * @param grade code of a grade; null if the computed one applies
 * @param creditLimit in the policy's currency; null if the computed one applies
 * @param refs ids of the active overrides
 */
public record EffectiveOverrides(
    @Nullable String grade, @Nullable BigDecimal creditLimit, List<String> refs) {

  /**
   * The active overrides of a day: for each field the last one made.
   *
   * @param oldestFirst of one customer under one policy
   */
  static EffectiveOverrides of(List<CreditOverride> oldestFirst, LocalDate day) {
    CreditOverride grade = null;
    CreditOverride limit = null;
    for (CreditOverride each : oldestFirst) {
      if (each.appliesOn(day)) {
        grade = each.field() == OverridableField.GRADE ? each : grade;
        limit = each.field() == OverridableField.CREDIT_LIMIT ? each : limit;
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

  /** What applies in place of what is in force as computed. */
  InForce over(InForce computed) {
    return new InForce(
        computed.decision(),
        computed.asOf(),
        grade == null ? computed.grade() : grade,
        computed.standing(),
        creditLimit == null ? computed.creditLimit() : creditLimit,
        computed.creditDays());
  }
}
