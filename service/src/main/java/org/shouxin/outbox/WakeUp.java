package org.shouxin.outbox;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Wakes threads that wait for work. */
@Component
final class WakeUp {

  private final Phaser calls = new Phaser(1);

  /** The calls so far; read them before looking for work. */
  int calls() {
    return calls.getPhase();
  }

  void up() {
    calls.arrive();
  }

  /** Waits for a call after those seen, or for so long. */
  void await(int seen, Duration most) throws InterruptedException {
    try {
      calls.awaitAdvanceInterruptibly(seen, most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException quiet) {
      // Time to look for the work of other nodes.
    }
  }
}
