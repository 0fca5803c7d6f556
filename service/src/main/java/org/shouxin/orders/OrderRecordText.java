package org.shouxin.orders;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.json.JsonText;
import org.shouxin.orders.Order.Status;

/**
 * The content of the record of a person's action on an order, as canonical JSON.
 *
 * @param input the request @param result the result
 */
record OrderRecordText(String input, String result) {

  /**
   * A release or a rejection.
   *
   * @param until last day of it; null without end
   * @param role whose authority covered it; empty when none is needed
   */
  static OrderRecordText verdict(
      Order order, String reason, @Nullable LocalDate until, Status status, String role) {
    return new OrderRecordText(
        JsonText.of(
            json ->
                json.value("customer", order.customer())
                    .value("order", order.order())
                    .value("amount", order.takesUp())
                    .texts("reasons", order.reasonRows())
                    .value("reason", reason)
                    .value("until", until)),
        JsonText.of(
            json ->
                json.value("status", status).value("role", role).value("check", order.record())));
  }

  /** The end of an order, delivered or cancelled. */
  static OrderRecordText closing(Order order, Status as, LocalDate day) {
    return new OrderRecordText(
        JsonText.of(
            json ->
                json.value("customer", order.customer())
                    .value("order", order.order())
                    .value("amount", order.takesUp())
                    .value("status", order.status())
                    .value("check", order.record())),
        JsonText.of(json -> json.value("status", as).value("closed_on", day)));
  }
}
