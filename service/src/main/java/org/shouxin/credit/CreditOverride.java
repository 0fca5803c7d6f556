package org.shouxin.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    Field field,
    String content,
    String reason,
    String by,
    String role,
    Instant at,
    LocalDate from,
    LocalDate until,
    @Nullable Withdrawal withdrawn) {

  /** The fields that can be overridden. */
  public enum Field {
    /** The credit grade. It does not change the limit. */
    GRADE,
    /** The credit limit. */
    CREDIT_LIMIT;

    /** Lower-case code. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The field of this code. */
    public static Optional<Field> of(String code) {
      for (Field field : values()) {
        if (field.code().equals(code)) {
          return Optional.of(field);
        }
      }
      return Optional.empty();
    }
  }

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
  public boolean counts(LocalDate day) {
    return !day.isBefore(from)
        && !day.isAfter(until)
        && (withdrawn == null || day.isBefore(withdrawn.on()));
  }

  /** {@code active}, {@code future}, {@code expired} or {@code withdrawn}, as of a day. */
  String state(LocalDate day) {
    if (withdrawn != null && !day.isBefore(withdrawn.on())) {
      return "withdrawn";
    }
    return day.isBefore(from) ? "future" : day.isAfter(until) ? "expired" : "active";
  }
}
