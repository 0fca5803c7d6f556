package org.shouxin.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.operations.WebhookShape;
import org.shouxin.orders.Order.Status;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is posted to webhooks about orders, for the description of the interface. */
@Configuration(proxyBeanMethods = false)
class OrderEvents {

  /**
   * An order was checked for the first time or has another status.
   *
   * @param id of the event; the same when it is sent again
   * @param kind of the event, by the new status
   * @param customer code of the customer
   * @param occurredAt when it happened
   * @param data the order
   */
  record OrderChangedEvent(
      String id,
      @Schema(
              allowableValues = {
                "order_released",
                "order_prepay",
                "order_held",
                "order_rejected",
                "order_delivered",
                "order_cancelled"
              })
          String kind,
      String customer,
      Instant occurredAt,
      OrderChanged data) {}

  /**
   * An order and its status.
   *
   * @param policy id of the policy that checked it
   * @param record id of the journal record with the reason
   * @param order its number
   * @param previousStatus its status before; left out at the first check
   * @param status its status
   * @param reasonRows rows of the orders sheet that applied
   * @param amount in the currency of the policy; left out when the policy has none
   */
  record OrderChanged(
      String policy,
      String record,
      String order,
      @Nullable Status previousStatus,
      Status status,
      List<String> reasonRows,
      @Nullable Money amount) {}

  @Bean
  WebhookShape orderChanged() {
    return new WebhookShape(
        "orderChanged",
        new Text("订单经审查或状态改变", "An order was checked or has another status"),
        OrderChangedEvent.class);
  }
}
