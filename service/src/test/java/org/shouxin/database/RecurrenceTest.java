package org.shouxin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One line for one cause, also of a full disk that every request runs into. */
class RecurrenceTest {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final Recurrence causes = new Recurrence();

  @Test
  void aCauseIsNewsAtOnceAndAgainAfterAMinute() {
    assertThat(causes.isNews("No space left on device", 0)).isTrue();
    assertThat(causes.isNews("No space left on device", MINUTE - 1)).isFalse();
    assertThat(causes.isNews("No space left on device", MINUTE)).isTrue();
    assertThat(causes.isNews("No space left on device", MINUTE + 1)).isFalse();
  }

  @Test
  void anotherCauseIsNewsAtOnce() {
    assertThat(causes.isNews("No space left on device", 0)).isTrue();
    assertThat(causes.isNews("Connection refused", 1)).isTrue();
  }

  @Test
  void otherMillisecondsAreNoOtherCause() {
    assertThat(causes.isNews("request timed out after 3001ms", 0)).isTrue();
    assertThat(causes.isNews("request timed out after 3007ms", 1)).isFalse();
  }
}
