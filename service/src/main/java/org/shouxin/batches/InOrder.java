package org.shouxin.batches;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Passes on the results of several threads in the order in which the work was taken, one at a time.
 * Thread-safe.
 */
final class InOrder<T> {

  private static final int MOST_WAITING = 16;

  /** Where things go. */
  interface Sink<T> {
    void accept(T item) throws IOException;
  }

  private final Sink<T> sink;
  private final Map<Long, T> waiting = new HashMap<>();
  private long next;
  private boolean closed;

  InOrder(Sink<T> sink) {
    this.sink = sink;
  }

  /**
   * Accepts an item and passes on all that are now in order. Waits while too many are ahead of the
   * next one.
   *
   * @param place from 0
   */
  synchronized void put(long place, T item) throws IOException {
    while (!closed && place > next + MOST_WAITING) {
      try {
        wait();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (closed) {
      return;
    }
    waiting.put(place, item);
    for (T due = waiting.remove(next); due != null; due = waiting.remove(next)) {
      sink.accept(due);
      next++;
      notifyAll();
    }
  }

  /** Ends it; items still waiting for an earlier one are dropped. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
