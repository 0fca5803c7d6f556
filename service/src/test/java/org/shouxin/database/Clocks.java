package org.shouxin.database;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Clocks of the business for tests. */
public final class Clocks {

  private Clocks() {}

  /** The real one, in UTC. */
  public static BusinessClock utc() {
    return new BusinessClock(Clock.systemUTC(), ZoneOffset.UTC);
  }

  /** One that goes as another does, in the zone of the business. */
  public static BusinessClock of(Clock clock) {
    return new BusinessClock(clock, ZoneId.of("Asia/Shanghai"));
  }
}
