package org.shouxin.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.orders.Order.Decided;
import org.shouxin.orders.Order.Status;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.web.Money;

/**
 * An order in its current state. While it is released it uses its amount of the limit.
 *
 * @param order its number
 * @param customer code of the customer
 * @param policy id of the policy that checked it
 * @param status it may ship, may ship once it is paid for, waits for a person, is refused, was
 *     delivered or cancelled
 * @param sheetOutcome what the orders sheet said at the last check
 * @param reasonRows rows of the orders sheet that applied
 * @param amount in the currency of the policy; not there when the policy has none
 * @param record id of the journal record of the last check
 * @param asOf day of the last check
 * @param checkedAt moment of the last check
 * @param decided what a person decided; not there when nobody did
 * @param closedOn day on which it was delivered or cancelled; not there until then
 */
record OrderState(
    String order,
    String customer,
    String policy,
    Status status,
    Outcome sheetOutcome,
    List<String> reasonRows,
    @Nullable Money amount,
    String record,
    LocalDate asOf,
    Instant checkedAt,
    @Nullable DecidedByPerson decided,
    @Nullable LocalDate closedOn) {

  /**
   * What a person decided on an order.
   *
   * @param caller who
   * @param reason why
   * @param recordedAt when
   * @param validUntil last day of it; not there when it has no end
   * @param record id of its journal record
   */
  record DecidedByPerson(
      String caller,
      String reason,
      Instant recordedAt,
      @Nullable LocalDate validUntil,
      String record) {}

  /**
   * The current state of an order.
   *
   * @param currency of the policy that checked it
   */
  static OrderState of(Order order, String currency) {
    Decided decided = order.decided();
    return new OrderState(
        order.number(),
        order.customer(),
        order.policy(),
        order.status(),
        order.outcome(),
        order.reasons(),
        order.money(currency),
        order.record(),
        order.checkedOn(),
        order.checkedAt(),
        decided == null
            ? null
            : new DecidedByPerson(
                decided.by(), decided.reason(), decided.at(), decided.until(), decided.record()),
        order.closedOn());
  }
}
