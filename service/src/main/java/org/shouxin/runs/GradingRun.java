package org.shouxin.runs;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A grading run (R14).
 *
 * @param id its number
 * @param policy id of the policy
 * @param sha256 of the policy that decides, from beginning to end
 * @param asOf the day that is decided on
 * @param attempt 0 for the run of that policy and day, 1 and more for forced ones
 * @param done whether every customer was decided on
 * @param customers how many there are; null until known
 * @param unrouted customers of the database that cannot be routed
 * @param startedBy who started it
 * @param startedAt when
 * @param finishedAt when it was done; null before
 */
public record GradingRun(
    long id,
    String policy,
    String sha256,
    LocalDate asOf,
    int attempt,
    boolean done,
    @Nullable Long customers,
    @Nullable Long unrouted,
    String startedBy,
    Instant startedAt,
    @Nullable Instant finishedAt) {

  /**
   * Its progress.
   *
   * @param decided customers with a decision
   * @param undecided customers that the policy could not decide on, because facts are missing
   * @param faulty customers whose facts could not be used
   */
  public record Progress(long decided, long undecided, long faulty) {
    /** All customers dealt with. */
    public long all() {
      return decided + undecided + faulty;
    }
  }
}
