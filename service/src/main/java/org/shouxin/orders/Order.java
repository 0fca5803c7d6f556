package org.shouxin.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.orderfiles.TakenUp;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.web.Money;

/**
 * An order in its current state (R27). While it is released it uses its amount of the limit.
 *
 * @param order its number
 * @param customer code of the customer
 * @param policy id of the policy that checked it
 * @param status it may ship, may ship once it is paid for, waits for a person, is refused, was
 *     delivered or cancelled
 * @param sheetOutcome what followed from the orders sheet at the last check
 * @param reasonRows rows of the orders sheet that applied
 * @param amount in the currency of the policy; not there when the policy has none
 * @param paid of the amount, according to the order
 * @param facts the facts supplied by the order, canonical JSON
 * @param record id of the journal record of the last check
 * @param asOf day of the last check
 * @param checkedAt moment of the last check
 * @param decided what a person decided; not there when nobody did
 * @param closedOn day on which it was delivered or cancelled; not there until then
 */
record Order(
    String order,
    String customer,
    String policy,
    Status status,
    Outcome sheetOutcome,
    List<String> reasonRows,
    @Nullable Money amount,
    @JsonIgnore BigDecimal paid,
    @JsonIgnore String facts,
    String record,
    LocalDate asOf,
    Instant checkedAt,
    @Nullable DecidedByPerson decided,
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
    CANCELLED,
    /** It was only checked as of a day, and is not on record as an order. */
    CHECKED;

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
   * What a person decided on an order.
   *
   * @param recordedBy who
   * @param reason why
   * @param recordedAt when
   * @param validUntil last day of it; not there when it has no end
   * @param record id of its journal record
   */
  record DecidedByPerson(
      String recordedBy,
      String reason,
      Instant recordedAt,
      @Nullable LocalDate validUntil,
      String record) {

    boolean appliesOn(LocalDate day) {
      return validUntil == null || !day.isAfter(validUntil);
    }
  }

  /** What it uses of the limit while it is released; null for nothing. */
  @Nullable TakenUp takesUp() {
    return amount == null ? null : new TakenUp(amount.amount(), paid);
  }

  /**
   * Whether a person's rejection applies on a day; it holds for the number, whatever is asked under
   * it.
   */
  boolean isRejected(LocalDate day) {
    return status == Status.REJECTED && decided != null && decided.appliesOn(day);
  }

  /** The same after a person's decision. */
  Order decided(Status to, DecidedByPerson by) {
    return new Order(
        order,
        customer,
        policy,
        to,
        sheetOutcome,
        reasonRows,
        amount,
        paid,
        facts,
        record,
        asOf,
        checkedAt,
        by,
        null);
  }
}
