package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.web.Money;

/**
 * The state of an order that was checked (R27).
 *
 * @param number of the order
 * @param customer code of the customer
 * @param policy id of the policy
 * @param status its current status
 * @param outcome of the policy's sheet at the last check
 * @param reasons rows of the sheet that applied, {@code orders/OD-70}: the reason codes
 * @param amount in the policy's currency; null when it has none
 * @param facts the facts supplied by the order, canonical JSON
 * @param record id of the journal record of the last check
 * @param checkedOn day of the last check
 * @param checkedAt when that was
 * @param decided the decision of a person; null if there is none
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

  /** The status of an order. */
  enum Status {
    /** It may be shipped. */
    RELEASED,
    /** It may be shipped once it is paid for. */
    PREPAY,
    /** A person must decide. */
    HELD,
    /** It is refused. */
    REJECTED,
    /** It was shipped. */
    DELIVERED,
    /** It was cancelled. */
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

    /** Whether it may become shippable without another request. */
    boolean waits() {
      return this == HELD || this == PREPAY;
    }

    boolean closed() {
      return this == DELIVERED || this == CANCELLED;
    }
  }

  /**
   * The decision of a person on an order.
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

  /**
   * Its amount; null when it has none.
   *
   * @param currency of the policy
   */
  @Nullable Money money(String currency) {
    return amount == null ? null : Money.of(amount, currency);
  }

  /** The same after a person's decision. */
  Order decided(Status to, Decided by) {
    return new Order(
        number, customer, policy, to, outcome, reasons, amount, facts, record, checkedOn, checkedAt,
        by, null);
  }

  /** Whether a person's decision still applies on a day to an order with the same facts. */
  boolean stands(LocalDate day, String supplied) {
    return decided != null && decided.stands(day) && facts.equals(supplied);
  }
}
