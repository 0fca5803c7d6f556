package org.shouxin.coverage;

import java.util.function.Predicate;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Text;

/** An item to be covered. Not thread-safe. */
final class CoverageItem {

  private final RowRef row;
  private final boolean side;
  private final Text hint;
  private final Predicate<DecisionCoverage> tries;
  private boolean tried;

  /**
   * @param row the row it belongs to
   * @param side whether a side of a threshold
   * @param hint what would cover it
   * @param tries whether a decision covers it
   */
  CoverageItem(RowRef row, boolean side, Text hint, Predicate<DecisionCoverage> tries) {
    this.row = row;
    this.side = side;
    this.hint = hint;
    this.tries = tries;
  }

  void see(DecisionCoverage seen) {
    tried = tried || tries.test(seen);
  }

  boolean tried() {
    return tried;
  }

  boolean side() {
    return side;
  }

  RowRef row() {
    return row;
  }

  CoverageGap gaps() {
    return new CoverageGap(row, side, hint);
  }
}
