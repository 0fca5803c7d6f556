package org.shouxin.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

/** A run that reads for minutes is not taken over. */
class PulseTest {

  private static final Duration EVERY = Duration.ofMillis(5);

  private static void await(BooleanSupplier awaited) {
    Instant end = Instant.now().plusSeconds(60);
    while (!awaited.getAsBoolean()) {
      assertThat(Instant.now()).as("within a minute").isBefore(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void itBeatsByItselfUntilItIsClosed() {
    AtomicInteger beats = new AtomicInteger();
    try (Pulse pulse = new Pulse(EVERY, () -> beats.incrementAndGet() > 0)) {
      await(() -> beats.get() >= 3);
      assertThat(pulse.ours()).isTrue();
    }
    await(PulseTest::noThread);
  }

  private static boolean noThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("grading-run-pulse"));
  }

  @Test
  void aRunThatAnotherTookIsOursNoMoreWhateverComesAfterwards() {
    AtomicInteger beats = new AtomicInteger();
    try (Pulse pulse = new Pulse(EVERY, () -> beats.incrementAndGet() != 2)) {
      await(() -> !pulse.ours());
      assertThat(beats).hasValue(2);
    }
  }

  @Test
  void aDatabaseThatIsAwayForAMomentLosesNoRun() {
    AtomicInteger beats = new AtomicInteger();
    BooleanSupplier beat =
        () -> {
          if (beats.incrementAndGet() == 1) {
            throw new TransientDataAccessResourceException("away");
          }
          return true;
        };
    try (Pulse pulse = new Pulse(EVERY, beat)) {
      await(() -> beats.get() >= 3);
      assertThat(pulse.ours()).isTrue();
    }
  }
}
