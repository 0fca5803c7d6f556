package org.shouxin.credit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Authority;

/**
 * A grade or credit limit set by a person in place of the computed one, for a time (R32, R33).
 *
 * @param id of the override
 * @param customer code of the customer
 * @param policy id of the policy
 * @param field what is set
 * @param content code of a grade, or an amount in the policy's currency
 * @param reason why
 * @param recordedBy who made it
 * @param role whose authority covered it
 * @param recordedAt when it was made
 * @param validFrom first day
 * @param validUntil last day
 * @param withdrawal its end before the last day; not there when it was not withdrawn
 */
record CreditOverride(
    String id,
    String customer,
    String policy,
    OverridableField field,
    @JsonIgnore String content,
    String reason,
    String recordedBy,
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
   * @param recordedBy who withdrew it
   * @param reason why
   * @param recordedAt when
   * @param on the first day on which it is no longer active
   */
  record OverrideWithdrawal(
      String recordedBy, String reason, Instant recordedAt, @JsonIgnore LocalDate on) {}

  /** Whether it is active on a day. */
  boolean appliesOn(LocalDate day) {
    return !day.isBefore(validFrom)
        && !day.isAfter(validUntil)
        && (withdrawal == null || day.isBefore(withdrawal.on()));
  }

  /** Whether it applies, or is to apply, on some day from the first to the last. */
  boolean appliesWithin(LocalDate first, LocalDate last) {
    return withdrawal == null && !validFrom.isAfter(last) && !validUntil.isBefore(first);
  }

  /** Its status on a day, regardless of later overrides. */
  OverrideStatus status(LocalDate day) {
    if (withdrawal != null && !day.isBefore(withdrawal.on())) {
      return OverrideStatus.WITHDRAWN;
    }
    return day.isBefore(validFrom)
        ? OverrideStatus.FUTURE
        : day.isAfter(validUntil) ? OverrideStatus.EXPIRED : OverrideStatus.ACTIVE;
  }
}
