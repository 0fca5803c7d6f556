package org.shouxin.batches;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * How grading a file ended.
 *
 * @param read customer rows read from the file
 * @param graded rows written to the results
 * @param failed rows written to the failures
 * @param blank blank lines passed over
 * @param tallies what the graded rows add up to, for each policy, by policy id
 * @param notes what is to be said about values that are read, but may be meant otherwise
 * @param stopped whether someone stopped it before the end
 * @param fault what ended it early, null when nothing did
 */
public record BatchOutcome(
    long read,
    long graded,
    long failed,
    long blank,
    List<Tally> tallies,
    List<Text> notes,
    boolean stopped,
    @Nullable Throwable fault) {

  /** Whether every row of the file was written to one file or the other. */
  public boolean complete() {
    return !stopped && fault == null && read == graded + failed;
  }
}
