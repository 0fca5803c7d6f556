package org.shouxin.batches;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.customerfiles.CustomerRow;
import org.shouxin.decision.Decision;

/**
 * A chunk whose rows were decided on and written out as text, still to be put in order.
 *
 * @param sequence place among the chunks, from 0
 * @param rows its rows in input order
 * @param tallies what its decisions add up to, for each policy
 */
record GradedChunk(long sequence, List<Row> rows, List<Tally> tallies) {

  /**
   * One row: a decision with its line of results, or lines of failures.
   *
   * @param row the row as it was read
   * @param digest of the customer's code, null when that cannot be read
   * @param decision the decision, null when none could be made
   * @param policy number of the policy that decided
   * @param text the line of results or the lines of failures
   */
  record Row(
      CustomerRow row,
      SeenCodes.@Nullable Digest digest,
      @Nullable Decision decision,
      int policy,
      String text) {}
}
