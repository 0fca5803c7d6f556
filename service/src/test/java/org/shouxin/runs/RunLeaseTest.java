package org.shouxin.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.shouxin.server.Await;
import org.springframework.dao.TransientDataAccessResourceException;

/** A run that reads for minutes is not taken over. */
class RunLeaseTest {

  private static final Duration EVERY = Duration.ofMillis(5);

  @Test
  void itBeatsByItselfUntilItIsClosed() {
    AtomicInteger beats = new AtomicInteger();
    try (RunLease pulse = new RunLease(EVERY, () -> beats.incrementAndGet() > 0)) {
      Await.until("three beats", () -> beats.get() >= 3);
      assertThat(pulse.ours()).isTrue();
    }
    Await.until("no thread is left", RunLeaseTest::noThread);
  }

  private static boolean noThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("grading-run-pulse"));
  }

  @Test
  void aRunThatAnotherTookIsOursNoMoreWhateverComesAfterwards() {
    AtomicInteger beats = new AtomicInteger();
    try (RunLease pulse = new RunLease(EVERY, () -> beats.incrementAndGet() != 2)) {
      Await.until("not ours", () -> !pulse.ours());
      assertThat(beats).hasValue(2);
    }
  }

  @Test
  void aDatabaseThatIsUnavailableForAMomentLosesNoRun() {
    AtomicInteger beats = new AtomicInteger();
    BooleanSupplier beat =
        () -> {
          if (beats.incrementAndGet() == 1) {
            throw new TransientDataAccessResourceException("away");
          }
          return true;
        };
    try (RunLease pulse = new RunLease(EVERY, beat)) {
      Await.until("three beats", () -> beats.get() >= 3);
      assertThat(pulse.ours()).isTrue();
    }
  }
}
