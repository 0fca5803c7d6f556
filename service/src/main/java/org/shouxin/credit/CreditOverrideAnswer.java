package org.shouxin.credit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.credit.CreditOverride.OverrideStatus;

/**
 * An override, alongside what the policy concluded and what applies today.
 *
 * @param made the override
 * @param computed what the policy concluded; left out before the first decision
 * @param override what is set instead
 * @param effective what applies today
 * @param status whether it applies today
 */
record CreditOverrideAnswer(
    @JsonUnwrapped CreditOverride made,
    @Nullable OverriddenValues computed,
    OverriddenValues override,
    @Nullable OverriddenValues effective,
    OverrideStatus status) {

  /**
   * Of an override.
   *
   * @param computed what is in force as computed; null before the first decision
   * @param applied overrides that apply on the day
   * @param currency of the policy
   */
  static CreditOverrideAnswer of(
      CreditOverride made,
      @Nullable InForce computed,
      EffectiveOverrides applied,
      LocalDate day,
      String currency) {
    OverridableField field = made.field();
    OverrideStatus status = made.status(day);
    return new CreditOverrideAnswer(
        made,
        computed == null ? null : OverriddenValues.of(field, computed, currency),
        field == OverridableField.GRADE
            ? OverriddenValues.of(made.content(), null, currency)
            : OverriddenValues.of(null, new BigDecimal(made.content()), currency),
        computed == null ? null : effective(field, applied, computed, currency),
        status == OverrideStatus.ACTIVE && !applied.refs().contains(made.id())
            ? OverrideStatus.SUPERSEDED
            : status);
  }

  /** A grade with the limit that it bounds. */
  private static OverriddenValues effective(
      OverridableField field, EffectiveOverrides applied, InForce computed, String currency) {
    InForce applies = applied.over(computed);
    return applied.limitOfGrade() == null
        ? OverriddenValues.of(field, applies, currency)
        : OverriddenValues.of(applies.grade(), applies.creditLimit(), currency);
  }
}
