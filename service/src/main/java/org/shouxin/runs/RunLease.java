package org.shouxin.runs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the lease of a run every few seconds, and notices when it was lost. It has its own thread,
 * because reading all customers may take longer than the lease.
 */
final class RunLease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

  private final BooleanSupplier beat;
  private final ScheduledExecutorService thread;
  private volatile boolean ours = true;

  /**
   * Starts the heartbeat.
   *
   * @param every interval of the heartbeat
   * @param beat renews the lease; false if it was lost
   */
  RunLease(Duration every, BooleanSupplier beat) {
    this.beat = beat;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread started = new Thread(work, "grading-run-lease");
              started.setDaemon(true);
              return started;
            });
    long pause = every.toMillis();
    thread.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** If a heartbeat fails because the database is unavailable, the run is not lost. */
  private void beat() {
    try {
      ours = ours && beat.getAsBoolean();
    } catch (RuntimeException failed) {
      LOG.warn("the lease of a grading run cannot be extended: {}", failed.toString());
    }
  }

  /** Whether the lease was held at the last heartbeat. */
  boolean ours() {
    return ours;
  }

  /** Stops the heartbeat without an interrupt, which would close H2's file. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
