package org.shouxin.trials;

import java.util.List;
import org.shouxin.coverage.CoverageGap;
import org.shouxin.coverage.SheetCoverage;
import org.shouxin.policy.routing.Routing;

/**
 * The result of testing the routing.
 *
 * @param routing the routing
 * @param customers routed customers of the samples
 * @param routes how many of its rows are covered
 * @param gaps rows not covered
 * @param differences customers who cannot be routed
 */
public record RoutingReport(
    Routing routing,
    int customers,
    SheetCoverage routes,
    List<CoverageGap> gaps,
    List<Difference> differences) {

  /** Whether every customer was routed and every row is covered. */
  public boolean good() {
    return gaps.isEmpty() && differences.isEmpty();
  }
}
