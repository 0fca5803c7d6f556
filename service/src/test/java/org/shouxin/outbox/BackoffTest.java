package org.shouxin.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Test
  void theDelayDoublesUpToItsCap() {
    Backoff latest = new Backoff(FIRST, LONGEST, () -> 1);
    assertThat(latest.after(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(latest.after(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(latest.after(10)).isEqualTo(Duration.ofSeconds(512));
    assertThat(latest.after(11)).isEqualTo(LONGEST);
    assertThat(latest.after(Integer.MAX_VALUE)).isEqualTo(LONGEST);
  }

  @Test
  void noDelayIsShorterThanHalfOfIt() {
    Backoff soonest = new Backoff(FIRST, LONGEST, () -> 0);
    assertThat(soonest.after(1)).isEqualTo(Duration.ofMillis(500));
    assertThat(soonest.after(100)).isEqualTo(Duration.ofMinutes(5));
  }
}
