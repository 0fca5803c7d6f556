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
        JsonText.compact(
            json -> {
              json.startObject();
              json.string("customer", order.customer());
              json.string("order", order.number());
              json.value("amount", order.amount());
              json.array("reasons", order.reasons(), json::element);
              json.string("reason", reason);
              json.value("until", until);
              json.end();
            }),
        JsonText.compact(
            json -> {
              json.startObject();
              json.string("status", status.code());
              json.string("role", role);
              json.string("check", order.record());
              json.end();
            }));
  }

  /** The end of an order, delivered or cancelled. */
  static OrderRecordText closing(Order order, Status as, LocalDate day) {
    return new OrderRecordText(
        JsonText.compact(
            json -> {
              json.startObject();
              json.string("customer", order.customer());
              json.string("order", order.number());
              json.value("amount", order.amount());
              json.string("status", order.status().code());
              json.string("check", order.record());
              json.end();
            }),
        JsonText.compact(
            json -> {
              json.startObject();
              json.string("status", as.code());
              json.value("closed_on", day);
              json.end();
            }));
  }
}
