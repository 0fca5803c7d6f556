package org.shouxin.runs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.runs.GradingRun.Progress;

/**
 * A grading run and its progress.
 *
 * @param run the run
 * @param progress so far
 */
record RunAnswer(@JsonUnwrapped GradingRun run, @JsonUnwrapped Progress progress) {

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
}
