package org.shouxin.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;

/** When the customers of the month are graded by themselves (R14): the first at two. */
@Tag("R14")
class MonthlyTest {

  private static final CronExpression FIRST_AT_TWO = CronExpression.parse("0 0 2 1 * *");

  private static String due(String now) {
    ZonedDateTime moment = ZonedDateTime.parse(now + "+08:00[Asia/Shanghai]");
    return Objects.requireNonNull(RunRunner.due(FIRST_AT_TWO, moment)).toLocalDateTime().toString();
  }

  @Test
  void beforeItsTimeTheRunIsDueAtItsTime() {
    assertThat(due("2026-11-01T01:59:59")).isEqualTo("2026-11-01T02:00");
  }

  @Test
  void aTimeThatPassedThisMonthIsCaughtUp() {
    assertThat(due("2026-11-01T02:00:00")).isEqualTo("2026-11-01T02:00");
    assertThat(due("2026-11-30T23:59:59")).isEqualTo("2026-11-01T02:00");
  }

  @Test
  void aMonthThatBeginsIsNotTheOneThatEnded() {
    assertThat(due("2026-12-01T00:00:00")).isEqualTo("2026-12-01T02:00");
  }
}
