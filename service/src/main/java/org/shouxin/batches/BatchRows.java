package org.shouxin.batches;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RawRow;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.problem.RefusedException;

/**
 * The records of a file worked on by several threads, some at a time. The caller's thread reads
 * them and takes the results in the order of the file. Used once; {@link #stop} and {@link #read}
 * may be called from any thread.
 */
final class BatchRows {

  private static final int ROWS = 128;
  private static final int AHEAD = 4;

  private final CustomerFile file;
  private final AtomicLong read = new AtomicLong();
  private volatile boolean stopped;
  private @Nullable Throwable fault;

  /** Works on records, at least one; called by several threads. */
  interface Work<T> {
    T on(List<RawRow> rows) throws IOException, RefusedException;
  }

  interface Sink<T> {
    void accept(T result) throws IOException;
  }

  BatchRows(CustomerFile file) {
    this.file = file;
  }

  /**
   * Works on all records, or those before a fault or a stop.
   *
   * @param workers how many threads
   */
  <T> void run(int workers, Work<T> work, Sink<T> sink) {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    Deque<Future<T>> due = new ArrayDeque<>();
    try {
      for (List<RawRow> rows = next(); !rows.isEmpty(); rows = next()) {
        List<RawRow> some = rows;
        due.add(threads.submit(() -> work.on(some)));
        if (due.size() > AHEAD * workers) {
          sink.accept(due.remove().get());
        }
      }
      while (!due.isEmpty()) {
        sink.accept(due.remove().get());
      }
    } catch (ExecutionException failed) {
      fault = failed.getCause();
    } catch (InterruptedException interrupted) {
      stopped = true;
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failed) {
      fault = failed;
    } finally {
      end(threads);
    }
  }

  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<RawRow> next() throws IOException {
    List<RawRow> rows = new ArrayList<>(ROWS);
    while (!stopped && rows.size() < ROWS) {
      RawRow row = file.next();
      if (row == null) {
        break;
      }
      rows.add(row);
    }
    read.addAndGet(rows.size());
    return rows;
  }

  /** Stops reading; records that were read are still worked on. */
  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  /** What ended it early; null when nothing did. */
  @Nullable Throwable fault() {
    return fault;
  }

  long read() {
    return read.get();
  }
}
