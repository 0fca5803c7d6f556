package org.shouxin.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.shouxin.batches.Batch;

/** Ctrl-C while a file is graded: finished rows are written and reported before the end. */
final class Interruption {

  private static final long PATIENCE_MILLIS = 10_000;

  private final CountDownLatch reported = new CountDownLatch(1);
  private final Thread hook;

  /** From now on Ctrl-C stops the batch after the rows in progress. */
  Interruption(Batch batch) {
    this.hook = new Thread(() -> stop(batch), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop(Batch batch) {
    if (batch.stop(PATIENCE_MILLIS)) {
      try {
        reported.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The batch has ended and its result is reported. */
  void over() {
    reported.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      return;
    }
  }
}
