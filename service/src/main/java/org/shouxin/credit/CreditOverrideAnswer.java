package org.shouxin.credit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.credit.CreditOverride.Withdrawal;
import org.shouxin.policy.Authority;

/**
 * A grade or credit limit set by a person in place of the computed one, for a time.
 *
 * @param id of the override
 * @param customer code of the customer
 * @param policy id of the policy
 * @param field what is set
 * @param computed what the policy concluded; left out before the first decision
 * @param override what is set instead
 * @param effective what applies today
 * @param status whether it applies today
 * @param reason why
 * @param caller who made it
 * @param role whose authority covered it
 * @param recordedAt when it was made
 * @param validFrom first day
 * @param validUntil last day
 * @param withdrawal its end before the last day; left out when it was not withdrawn
 */
record CreditOverrideAnswer(
    String id,
    String customer,
    String policy,
    OverridableField field,
    @Nullable OverriddenValues computed,
    OverriddenValues override,
    @Nullable OverriddenValues effective,
    OverrideStatus status,
    String reason,
    String caller,
    Authority.Role role,
    Instant recordedAt,
    LocalDate validFrom,
    LocalDate validUntil,
    @Nullable OverrideWithdrawal withdrawal) {

  /** Whether an override applies. */
  enum OverrideStatus {
    /** It applies. */
    ACTIVE,
    /** Its first day is to come. */
    FUTURE,
    /** Its last day is past. */
    EXPIRED,
    /** It was withdrawn. */
    WITHDRAWN,
    /** A later one applies instead. */
    SUPERSEDED
  }

  /**
   * The end of an override before its last day.
   *
   * @param caller who withdrew it
   * @param reason why
   * @param recordedAt when
   */
  record OverrideWithdrawal(String caller, String reason, Instant recordedAt) {}

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
    boolean isGrade = field == OverridableField.GRADE;
    OverrideStatus status = made.status(day);
    Withdrawal withdrawn = made.withdrawn();
    return new CreditOverrideAnswer(
        made.id(),
        made.customer(),
        made.policy(),
        field,
        OverriddenValues.ofField(field, computed == null ? null : computed.value(field), currency),
        isGrade
            ? OverriddenValues.of(made.content(), null, currency)
            : OverriddenValues.of(null, new BigDecimal(made.content()), currency),
        OverriddenValues.ofField(field, applied.effective(field, computed), currency),
        status == OverrideStatus.ACTIVE && !applied.refs().contains(made.id())
            ? OverrideStatus.SUPERSEDED
            : status,
        made.reason(),
        made.by(),
        Authority.Role.valueOf(made.role().toUpperCase(Locale.ROOT)),
        made.at(),
        made.from(),
        made.until(),
        withdrawn == null
            ? null
            : new OverrideWithdrawal(withdrawn.by(), withdrawn.reason(), withdrawn.at()));
  }
}
