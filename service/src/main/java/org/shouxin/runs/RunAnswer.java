package org.shouxin.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.RecordedPolicy;
import org.shouxin.runs.GradingRun.Progress;

/**
 * A grading run and its progress.
 *
 * @param id of the run; later ones are greater
 * @param policy that decides, from beginning to end
 * @param asOf the day that is decided on
 * @param attempt 0 for the first run of that policy and day, 1 and more for forced ones
 * @param status whether every customer was processed
 * @param customers how many there are; not there until they are counted
 * @param unrouted customers that the routing assigns to no policy; not there until they are counted
 * @param decided customers with a decision
 * @param undecided customers that the policy could not decide on, because facts are missing
 * @param faulty customers whose facts could not be used
 * @param startedBy who started it
 * @param startedAt when it was started
 * @param finishedAt when it was done; not there before
 */
record RunAnswer(
    long id,
    RecordedPolicy policy,
    LocalDate asOf,
    int attempt,
    RunStatus status,
    @Nullable Long customers,
    @Nullable Long unrouted,
    long decided,
    long undecided,
    long faulty,
    String startedBy,
    Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Whether every customer was processed. */
  enum RunStatus {
    /** Not yet; it resumes after an interruption. */
    RUNNING,
    /** All of them. */
    DONE
  }

  /**
   * Runs that were requested.
   *
   * @param runs one per policy; those already done as they are
   */
  record StartedRuns(List<RunAnswer> runs) {}

  /**
   * A page of runs.
   *
   * @param runs the newest first
   * @param next the value of before for the next page; not there on the last one
   */
  record RunPage(List<RunAnswer> runs, @Nullable Long next) {}

  static RunAnswer of(GradingRun run, Progress progress) {
    return new RunAnswer(
        run.id(),
        new RecordedPolicy(run.policy(), run.sha256()),
        run.asOf(),
        run.attempt(),
        run.done() ? RunStatus.DONE : RunStatus.RUNNING,
        run.customers(),
        run.unrouted(),
        progress.decided(),
        progress.undecided(),
        progress.faulty(),
        run.startedBy(),
        run.startedAt(),
        run.finishedAt());
  }
}
