package org.shouxin.orderfiles;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RowFault;
import org.shouxin.decision.OrderDecision;

/**
 * A row of a file of orders and its result.
 *
 * @param line line on which it begins, from 1
 * @param order number of the order; empty if there is none
 * @param customer code of the customer; empty if it cannot be read
 * @param decision the outcome of the order; null if it could not be checked
 * @param faults why it could not be checked; empty when it was
 */
public record CheckedOrder(
    long line,
    String order,
    String customer,
    @Nullable OrderDecision decision,
    List<RowFault> faults) {

  static CheckedOrder failed(long line, String order, String customer, List<RowFault> faults) {
    return new CheckedOrder(line, order, customer, null, faults);
  }
}
