package org.shouxin.orders;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.shouxin.orders.Order.Status;
import org.springframework.stereotype.Component;

/** The number of orders on hold: {@code shouxin.orders.waiting} by {@code status}. */
@Component
record WaitingOrders(OrderRows rows) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Status status : List.of(Status.HELD, Status.PREPAY)) {
      Gauge.builder("shouxin.orders.waiting", rows, all -> all.count(status))
          .description("Orders on hold or waiting for payment")
          .tag("status", status.code())
          .register(registry);
    }
  }
}
