package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.facts.Dictionary;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.TextTemplate;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.Placeholders;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;

/** Compiles the checks of an order (R27). */
final class OrdersSheet {

  private static final int MOST_STEP = 10_000;

  private OrdersSheet() {}

  /**
   * The checks, by step.
   *
   * @param asked an order and everything known about its customer
   */
  static List<OrderCheck> compile(Compilation compilation, Dictionary asked) {
    List<OrderCheck> orders = new ArrayList<>();
    Map<Integer, String> steps = new HashMap<>();
    Placeholders placeholders = Placeholders.of(asked);
    for (RowReader row : compilation.rows(Sheets.ORDERS)) {
      Integer step = StagesSheet.step(row, 1, MOST_STEP, steps);
      List<Condition> when = RowConditions.of(compilation, row, asked).when();
      OrderCheck.Outcome outcome = row.one("outcome", OrderCheck.Outcome.class);
      String overrides = row.choiceOr("overrides", "no");
      TextTemplate reason = placeholders.read(row, "reason");
      if (step != null && outcome != null && overrides != null) {
        orders.add(
            new OrderCheck(
                row.ref(),
                step,
                row.texts("name"),
                when,
                outcome,
                overrides.equals("yes"),
                reason,
                row.raw("source")));
      }
    }
    orders.sort(Comparator.comparingInt(OrderCheck::step));
    return orders;
  }
}
