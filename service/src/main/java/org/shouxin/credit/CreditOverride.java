package org.shouxin.credit;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditOverrideAnswer.OverrideStatus;

/**
 * A value set by a person in place of a computed one, for a limited time (R32, R33).
 *
 * @param id of its journal record
 * @param customer code of the customer
 * @param policy id of the policy
 * @param field what is set
 * @param content code of a grade, or an amount in the policy's currency
 * @param reason why
 * @param by who
 * @param role whose authority covered it
 * @param at when it was made
 * @param from first day
 * @param until last day
 * @param withdrawn when and why it was withdrawn; null when it was not
 */
record CreditOverride(
    String id,
    String customer,
    String policy,
    OverridableField field,
    String content,
    String reason,
    String by,
    String role,
    Instant at,
    LocalDate from,
    LocalDate until,
    @Nullable Withdrawal withdrawn) {

  /**
   * The end of an override before its last day.
   *
   * @param on the first day on which it is no longer active
   * @param at when
   * @param by who
   * @param reason why
   */
  public record Withdrawal(LocalDate on, Instant at, String by, String reason) {}

  /** Whether it is active on a day. */
  public boolean appliesOn(LocalDate day) {
    return !day.isBefore(from)
        && !day.isAfter(until)
        && (withdrawn == null || day.isBefore(withdrawn.on()));
  }

  /** Its status on a day, regardless of later overrides. */
  OverrideStatus status(LocalDate day) {
    if (withdrawn != null && !day.isBefore(withdrawn.on())) {
      return OverrideStatus.WITHDRAWN;
    }
    return day.isBefore(from)
        ? OverrideStatus.FUTURE
        : day.isAfter(until) ? OverrideStatus.EXPIRED : OverrideStatus.ACTIVE;
  }
}
