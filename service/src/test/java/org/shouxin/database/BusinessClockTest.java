package org.shouxin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.shouxin.server.SetClock;

class BusinessClockTest {

  @Test
  void theDayIsThatOfTheBusinessAndNotOfTheServer() {
    SetClock time = new SetClock(Instant.parse("2026-10-31T15:59:59.999999999Z"));
    BusinessClock clock = Clocks.of(time);

    assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 10, 31));
    time.set(Instant.parse("2026-10-31T16:00:00Z"));
    assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(clock.local()).hasToString("2026-11-01T00:00+08:00[Asia/Shanghai]");
  }

  @Test
  void aMomentIsCutToWhatAColumnKeeps() {
    BusinessClock clock = Clocks.of(new SetClock(Instant.parse("2026-10-31T08:00:00.123456789Z")));

    assertThat(clock.now()).isEqualTo("2026-10-31T08:00:00.123456Z");
  }

  @Test
  void aCommandWithoutAServiceHasTheDayThatTheServiceWouldHave() {
    LocalDate before = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    assertThat(BusinessClock.ofCommand().today())
        .isBetween(before, LocalDate.now(ZoneId.of("Asia/Shanghai")));
  }
}
