package org.shouxin.trials;

import java.util.List;
import org.shouxin.coverage.SheetCoverage;
import org.shouxin.coverage.Untried;
import org.shouxin.policy.routing.Routing;

/**
 * How the routing fared.
 *
 * @param routing the routing
 * @param customers customers of the samples who were routed
 * @param routes how many of its rows were tried
 * @param untried rows that nobody has tried
 * @param differences customers who cannot be routed
 */
public record RoutingReport(
    Routing routing,
    int customers,
    SheetCoverage routes,
    List<Untried> untried,
    List<Difference> differences) {

  /** Whether everybody was routed and every row tried. */
  public boolean good() {
    return untried.isEmpty() && differences.isEmpty();
  }
}
