package org.shouxin.orderfiles;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.csv.RowFault;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.facts.Fact;
import org.shouxin.facts.MissingText;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** What prevents an order from being checked, as faults of its row. */
final class OrderFaults {

  private OrderFaults() {}

  /**
   * For an order with missing facts.
   *
   * @param line of the order
   * @param about what to add about its customer; may be empty
   */
  static List<RowFault> of(long line, UncheckedOrder order, Text about) {
    List<RowFault> faults = new ArrayList<>();
    for (Fact fact : order.missing()) {
      faults.add(
          new RowFault(
              line,
              fact.name(),
              "",
              MissingText.of(fact, new Text(tail(about.zh(), "；"), tail(about.en(), "; ")))));
    }
    for (Problem problem : order.problems()) {
      faults.add(
          new RowFault(line, problem.where(), problem.found(), problem.what(), problem.allowed()));
    }
    return faults;
  }

  static RowFault repeated(long line, String order, long first) {
    return new RowFault(
        line,
        Fact.ORDER,
        order,
        new Text("订单号重复：第 " + first + " 行已有", "duplicate order: it stands on line " + first));
  }

  private static String tail(String text, String before) {
    return text.isEmpty() ? "" : before + text;
  }
}
