package org.shouxin.coverage;

import java.util.function.Predicate;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Text;

/** One thing to try. Not for several threads. */
final class CoverageItem {

  private final RowRef row;
  private final boolean side;
  private final Text wanted;
  private final Predicate<Seen> tries;
  private boolean tried;

  /**
   * @param row the row that says it
   * @param side whether a side of a threshold
   * @param wanted who would try it
   * @param tries whether somebody does
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
