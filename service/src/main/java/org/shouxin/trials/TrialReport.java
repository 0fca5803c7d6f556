package org.shouxin.trials;

import java.util.List;
import org.shouxin.coverage.CoverageGap;
import org.shouxin.coverage.SheetCoverage;
import org.shouxin.policy.Policy;

/**
 * The result of testing a policy.
 *
 * @param policy the policy
 * @param cases cases of the workbook that were decided
 * @param customers customers of the samples
 * @param orders orders of the samples
 * @param sheets coverage of each sheet
 * @param gaps what is not covered
 * @param differences differences from what was expected
 */
public record TrialReport(
    Policy policy,
    int cases,
    int customers,
    int orders,
    List<SheetCoverage> sheets,
    List<CoverageGap> gaps,
    List<Difference> differences) {

  /** Whether everything is as expected and covered. */
  public boolean good() {
    return differences.isEmpty() && gaps.isEmpty();
  }
}
