package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.OrderCheck.Outcome;

/**
 * What became of an order that was checked (R27).
 *
 * @param number of the order
 * @param customer code of the customer
 * @param policy id of the policy
 * @param status what it is now
 * @param outcome of the policy's sheet at the last check
 * @param reasons rows of the sheet that applied, {@code orders/OD-70}: the reason codes
 * @param amount in the policy's currency; null when it has none
 * @param facts what the order told, canonical JSON
 * @param record id of the journal record of the last check
 * @param checkedOn day of the last check
 * @param checkedAt when that was
 * @param decided what somebody decided on it; null when nobody did
 * @param closedOn when it was delivered or cancelled; null until then
 */
record Order(
    String number,
    String customer,
    String policy,
    Status status,
    Outcome outcome,
    List<String> reasons,
    @Nullable BigDecimal amount,
    String facts,
    String record,
    LocalDate checkedOn,
    Instant checkedAt,
    @Nullable Decided decided,
    @Nullable LocalDate closedOn) {

  /** What an order is. */
  enum Status {
    /** It may be shipped. */
    RELEASED,
    /** It may be shipped once it is paid. */
    PREPAY,
    /** Somebody must decide. */
    HELD,
    /** It is refused. */
    REJECTED,
    /** It was shipped. */
    DELIVERED,
    /** It was given up. */
    CANCELLED;

    static Status of(Outcome outcome) {
      return switch (outcome) {
        case RELEASE -> RELEASED;
        case PREPAY -> PREPAY;
        case HOLD -> HELD;
        case REJECT -> REJECTED;
      };
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may become shippable without being asked about again. */
    boolean waits() {
      return this == HELD || this == PREPAY;
    }

    boolean closed() {
      return this == DELIVERED || this == CANCELLED;
    }
  }

  /**
   * What a person decided on an order.
   *
   * @param by who
   * @param reason why
   * @param at when
   * @param until last day of it; null without end
   * @param record id of its journal record
   */
  record Decided(String by, String reason, Instant at, @Nullable LocalDate until, String record) {

    boolean stands(LocalDate day) {
      return until == null || !day.isAfter(until);
    }
  }

  /** Whether what a person decided on it still holds on a day for an order that tells the same. */
  boolean stands(LocalDate day, String told) {
    return decided != null && decided.stands(day) && facts.equals(told);
  }
}
