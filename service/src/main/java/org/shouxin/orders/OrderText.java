package org.shouxin.orders;

import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditJson;
import org.shouxin.explanations.OrderJson;
import org.shouxin.json.JsonText;
import org.shouxin.orders.Order.Decided;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Orders as JSON in answers: {@code order}, {@code customer}, {@code policy}, {@code status},
 * {@code outcome} of the sheet, {@code reasons} (rows that applied), {@code amount} in the policy's
 * currency, {@code record} of the journal, {@code checked_on}, {@code decided} by a person; of an
 * order checked just now {@code credit} (computed, override, effective) and {@code check} with
 * every check and its figures.
 */
final class OrderText {

  private final JsonMapper mapper;

  OrderText(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** An order checked just now. */
  String checked(OrderRecorder.Answered answered) {
    ObjectNode root = (ObjectNode) mapper.readTree(order(answered.order()));
    OrderCheckResult checked = answered.checked();
    root.set(
        "credit",
        mapper.readTree(
            JsonText.compact(
                json -> new CreditJson(json).line(checked.line(), checked.overridden()))));
    root.set("check", mapper.readTree(OrderJson.compact(checked.decision())));
    return mapper.writeValueAsString(root);
  }

  /** An order in its current state. */
  static String order(Order order) {
    return JsonText.compact(json -> order(json, order));
  }

  /** An order in its current state, as an object. */
  static void order(JsonText json, Order order) {
    json.startObject();
    json.string("order", order.number());
    json.string("customer", order.customer());
    json.string("policy", order.policy());
    json.string("status", order.status().code());
    json.string("outcome", JsonText.code(order.outcome()));
    json.array("reasons", order.reasons(), json::element);
    json.value("amount", order.amount());
    json.string("record", order.record());
    json.value("checked_on", order.checkedOn());
    json.value("checked_at", order.checkedAt());
    decided(json, order.decided());
    json.value("closed_on", order.closedOn());
    json.end();
  }

  private static void decided(JsonText json, @Nullable Decided decided) {
    if (decided == null) {
      json.value("decided", null);
      return;
    }
    json.startObject("decided");
    json.string("by", decided.by());
    json.string("reason", decided.reason());
    json.value("at", decided.at());
    json.value("until", decided.until());
    json.string("record", decided.record());
    json.end();
  }
}
