package org.shouxin.runs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds that a run is worked on, and hears when it is not ours any more. It beats
 * on a thread of its own, because counting and reading all customers may take longer than others
 * wait for a sign of life.
 */
final class RunLease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

  private final BooleanSupplier beat;
  private final ScheduledExecutorService thread;
  private volatile boolean ours = true;

  /**
   * Begins to beat.
   *
   * @param every pause between two beats
   * @param beat says that the run is worked on; false if it is not ours any more
   */
  RunLease(Duration every, BooleanSupplier beat) {
    this.beat = beat;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread started = new Thread(work, "grading-run-pulse");
              started.setDaemon(true);
              return started;
            });
    long pause = every.toMillis();
    thread.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** A beat that fails because the database is away is not a run that was lost. */
  private void beat() {
    try {
      ours = ours && beat.getAsBoolean();
    } catch (RuntimeException failed) {
      LOG.warn("a grading run cannot say that it is worked on: {}", failed.toString());
    }
  }

  /** Whether the run was still ours at the last beat. */
  boolean ours() {
    return ours;
  }

  /** Beats no more; a beat under way ends by itself, because an interrupt closes H2's file. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
