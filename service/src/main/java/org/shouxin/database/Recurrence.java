package org.shouxin.database;

import java.util.concurrent.TimeUnit;

/**
 * Whether a cause that recurs is to be logged: at once, and then once a minute. Numbers in it, as
 * of milliseconds and connections, make no other cause. Thread-safe.
 */
public final class Recurrence {

  private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private String last = "";
  private long logged;

  /** Whether it is now. */
  public boolean isNews(String cause) {
    return isNews(cause, System.nanoTime());
  }

  synchronized boolean isNews(String cause, long nanos) {
    String same = cause.replaceAll("[0-9]+", "0");
    if (same.equals(last) && nanos - logged < AGAIN_NANOS) {
      return false;
    }
    last = same;
    logged = nanos;
    return true;
  }
}
