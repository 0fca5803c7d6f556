package org.shouxin.database;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Moments as columns keep them: {@code datetime(6)} in UTC, whatever the zone of the server. */
public final class Moments {

  private Moments() {}

  /** Now, cut to the microseconds that a column keeps. */
  public static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** As a column takes it. */
  public static LocalDateTime column(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  /** As a column gave it. */
  public static Instant instant(LocalDateTime column) {
    return column.toInstant(ZoneOffset.UTC);
  }
}
