package org.shouxin.coverage;

import java.util.function.Predicate;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Text;

/** An item to be covered. Not thread-safe. */
final class CoverageItem {

  private final RowRef row;
  private final boolean side;
  private final Text wanted;
  private final Predicate<Seen> tries;
  private boolean tried;

  /**
   * @param row the row it belongs to
   * @param side whether a side of a threshold
   * @param wanted what would cover it
   * @param tries whether a decision covers it
   */
  CoverageItem(RowRef row, boolean side, Text wanted, Predicate<Seen> tries) {
    this.row = row;
    this.side = side;
    this.wanted = wanted;
    this.tries = tries;
  }

  void see(Seen seen) {
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

  Untried untried() {
    return new Untried(row, side, wanted);
  }
}
