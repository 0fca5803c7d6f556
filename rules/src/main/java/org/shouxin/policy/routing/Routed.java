package org.shouxin.policy.routing;

import java.util.List;
import org.shouxin.facts.Fact;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/** Which policy decides on a customer, or why that cannot be determined. */
public sealed interface Routed {

  /**
   * A row of the routes sheet: the policy that decides on customers who meet it.
   *
   * @param row its workbook row
   * @param when conditions that must all be met
   * @param policy id of the policy
   * @param reason why that policy decides
   * @param source origin
   */
  record Route(RowRef row, List<Condition> when, String policy, Text reason, String source)
      implements Routed {}

  /**
   * Cannot be determined without these facts.
   *
   * @param missing facts that routes use and that must not be missing, in slot order
   */
  record Unrouted(List<Fact> missing) implements Routed {}
}
