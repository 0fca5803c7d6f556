package org.shouxin.runs;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.policies.PolicyVersion;

/**
 * A grading run (R14).
 *
 * @param id of the run; later ones are greater
 * @param policy that decides, from beginning to end
 * @param asOf the day that is decided on
 * @param attempt 0 for the first run of that policy and day, 1 and more for forced ones
 * @param status whether every customer was processed
 * @param customers how many there are; not there until they are counted
 * @param unrouted customers that the routing assigns to no policy; not there until they are counted
 * @param startedBy who started it
 * @param startedAt when it was started
 * @param finishedAt when it was done; not there before
 */
public record GradingRun(
    long id,
    PolicyVersion policy,
    LocalDate asOf,
    int attempt,
    RunStatus status,
    @Nullable Long customers,
    @Nullable Long unrouted,
    String startedBy,
    Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Whether every customer was processed. */
  public enum RunStatus {
    /** Not yet; it resumes after an interruption. */
    RUNNING,
    /** All of them. */
    DONE
  }

  /** Whether every customer was processed. */
  public boolean done() {
    return status == RunStatus.DONE;
  }

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
