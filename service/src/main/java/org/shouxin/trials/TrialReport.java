package org.shouxin.trials;

import java.util.List;
import org.shouxin.coverage.SheetCoverage;
import org.shouxin.coverage.Untried;
import org.shouxin.policy.Policy;

/**
 * How a policy fared.
 *
 * @param policy the policy
 * @param cases cases of the workbook that were decided
 * @param customers customers of the samples
 * @param orders orders of the samples
 * @param sheets how much of each sheet was tried
 * @param untried what nobody has tried
 * @param differences what came out otherwise than expected
 */
public record TrialReport(
    Policy policy,
    int cases,
    int customers,
    int orders,
    List<SheetCoverage> sheets,
    List<Untried> untried,
    List<Difference> differences) {

  /** Whether all came out as expected and nothing was left out. */
  public boolean good() {
    return differences.isEmpty() && untried.isEmpty();
  }
}
