package org.shouxin.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.json.JsonText;
import org.shouxin.json.KeptJson;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.orders.Order.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of the record of a person's action on an order, as canonical JSON.
 *
 * @param input the request @param result the result
 */
record OrderRecordText(String input, String result) {

  private static final String PAID = "paid";

  /**
   * What was paid for an order when a person decided on it.
   *
   * @param input of the record of the decision
   * @return empty if it does not say so
   */
  static Optional<BigDecimal> paid(String input) {
    return KeptJson.read(input).path(PAID).decimalValueOpt();
  }

  /**
   * Whether two orders differ in nothing but what is paid for them.
   *
   * @param one facts supplied by it, canonical JSON
   */
  static boolean isSameButPaid(String one, String other) {
    return unpaid(one).equals(unpaid(other));
  }

  private static JsonNode unpaid(String facts) {
    JsonNode order = KeptJson.read(facts);
    if (order.path("facts") instanceof ObjectNode values) {
      values.remove(OrderForm.PREPAID);
    }
    return order;
  }

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
                    .value("amount", order.amount() == null ? null : order.amount().amount())
                    .value(PAID, order.paid())
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
                    .value("amount", order.amount() == null ? null : order.amount().amount())
                    .value(PAID, order.paid())
                    .value("status", order.status())
                    .value("check", order.record())),
        JsonText.of(json -> json.value("status", as).value("closed_on", day)));
  }
}
