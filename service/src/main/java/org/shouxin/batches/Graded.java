package org.shouxin.batches;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.CustomerRow;
import org.shouxin.decision.Decision;

/**
 * A chunk whose rows were decided on and written out as text, still to be put in order.
 *
 * @param sequence place among the chunks, from 0
 * @param rows its rows in input order
 * @param tally what its decisions add up to
 */
record Graded(long sequence, List<Row> rows, Tally tally) {

  /**
   * One row: a decision with its line of results, or lines of failures.
   *
   * @param row the row as it was read
   * @param digest of the customer's code, null when that cannot be read
   * @param decision the decision, null when none could be made
   * @param text the line of results or the lines of failures
   */
  record Row(
      CustomerRow row,
      SeenCodes.@Nullable Digest digest,
      @Nullable Decision decision,
      String text) {}
}
