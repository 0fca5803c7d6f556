package org.shouxin.outbox;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a failed attempt: twice as long each time up to a cap, and at random
 * between half of that and all of it, so that retries are spread over time.
 *
 * @param first before the second attempt, at most
 * @param longest cap
 * @param random from 0 to 1
 */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

  private static final int MOST_DOUBLINGS = 30;

  /**
   * @param attempts that failed, from 1
   */
  Duration after(int attempts) {
    int doublings = Math.min(attempts - 1, MOST_DOUBLINGS);
    long longestMillis = longest.toMillis();
    long whole =
        first.toMillis() > longestMillis >> doublings
            ? longestMillis
            : first.toMillis() << doublings;
    return Duration.ofMillis(whole / 2 + Math.round(whole / 2.0 * random.getAsDouble()));
  }
}
