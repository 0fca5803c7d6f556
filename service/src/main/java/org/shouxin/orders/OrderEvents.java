package org.shouxin.orders;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.operations.WebhookShape;
import org.shouxin.orders.Order.Status;
import org.shouxin.outbox.EventKind;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data of events about orders. */
@Configuration(proxyBeanMethods = false)
class OrderEvents {

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
        new Text("订单经审查或状态改变", "An order was checked or has another status"),
        OrderChanged.class,
        EnumSet.range(EventKind.ORDER_RELEASED, EventKind.ORDER_CANCELLED));
  }
}
