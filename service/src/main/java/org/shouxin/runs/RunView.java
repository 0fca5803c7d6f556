package org.shouxin.runs;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.runs.GradingRun.Progress;

/** A run as shown over HTTP. */
record RunView(
    long id,
    String policy,
    String sha256,
    LocalDate asOf,
    int attempt,
    String status,
    @Nullable Long customers,
    @Nullable Long nowhere,
    long decided,
    long undecided,
    long faulty,
    String startedBy,
    Instant startedAt,
    @Nullable Instant finishedAt) {

  static RunView of(GradingRun run, Progress progress) {
    return new RunView(
        run.id(),
        run.policy(),
        run.sha256(),
        run.asOf(),
        run.attempt(),
        run.done() ? "done" : "running",
        run.customers(),
        run.nowhere(),
        progress.decided(),
        progress.undecided(),
        progress.faulty(),
        run.startedBy(),
        run.startedAt(),
        run.finishedAt());
  }
}
