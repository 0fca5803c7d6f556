package org.shouxin.database;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The one clock: moments of records, and which day it is in the zone of the business ({@code
 * shouxin.zone}). What decides takes its day as an argument; this clock only says which day that is
 * when nobody names one.
 */
public final class BusinessClock {

  /** The setting that names the zone. */
  public static final String ZONE = "shouxin.zone";

  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param clock that goes
   * @param zone of the business
   */
  public BusinessClock(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** The clock of a command that starts no service, in the zone that a service would have. */
  public static BusinessClock ofCommand() {
    return new BusinessClock(Clock.systemUTC(), Settings.of(Path.of(""), Map.of()).zone());
  }

  /** Now, cut to the microseconds that a column keeps. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The moment at which a day of the business ends: what came later was not known on it. */
  public Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Which day it is for the business. */
  public LocalDate today() {
    return local().toLocalDate();
  }

  /** Day and time for the business. */
  public ZonedDateTime local() {
    return ZonedDateTime.ofInstant(clock.instant(), zone);
  }
}
