package org.shouxin.batches;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RawRow;
import org.shouxin.customerfiles.CustomerFile;

/**
 * The records of a file distributed to threads, some at a time. Safe for several threads; used
 * once.
 */
final class BatchRows {

  private static final int ROWS = 128;

  private final CustomerFile file;
  private long sequence;
  private long read;
  private volatile boolean stopped;
  private volatile @Nullable Throwable fault;

  BatchRows(CustomerFile file) {
    this.file = file;
  }

  /** The next records; null after the last, after a fault, and once stopped. */
  synchronized @Nullable Chunk take() throws IOException {
    if (stopped || fault != null) {
      return null;
    }
    List<RawRow> rows = new ArrayList<>(ROWS);
    for (RawRow row = file.next(); row != null; row = file.next()) {
      rows.add(row);
      if (rows.size() == ROWS) {
        break;
      }
    }
    read += rows.size();
    return rows.isEmpty() ? null : new Chunk(sequence++, rows);
  }

  /**
   * Lets threads work until all have ended.
   *
   * @param work what each does; what it throws becomes the fault
   * @param workers how many threads
   * @param failed receives the first fault
   */
  void share(Callable<?> work, int workers, java.util.function.Consumer<Throwable> failed) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      Thread thread = new Thread(() -> run(work, failed), "grader-" + i);
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  private void run(Callable<?> work, java.util.function.Consumer<Throwable> failed) {
    try {
      work.call();
    } catch (Exception | Error thrown) {
      fail(thrown);
      failed.accept(thrown);
    }
  }

  /** Stops reading because of an error; the first one is kept. */
  synchronized void fail(Throwable thrown) {
    if (fault == null) {
      fault = thrown;
    }
  }

  /** Stops reading after the records in progress. */
  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  @Nullable Throwable fault() {
    return fault;
  }

  /** Records taken so far. */
  synchronized long read() {
    return read;
  }
}
