package org.shouxin.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moments as they are exchanged with the database: text in UTC to the microsecond, {@code
 * 2026-10-31 08:00:00.004117}, whatever the zone of the server. A driver may cut the fraction off a
 * moment that it is given as such: MySQL's does for every MariaDB 10.
 */
public final class Moments {

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private Moments() {}

  /** The value for a column. */
  public static String column(Instant moment) {
    return TEXT.format(moment);
  }

  /** The value from a non-null column. */
  public static Instant of(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(ofNullable(row, column), column);
  }

  /**
   * The value from a column; null if it is null. A text that is no moment is 1970, when nothing was
   * written: whoever proves that a record is unchanged finds that it is not.
   */
  public static @Nullable Instant ofNullable(ResultSet row, String column) throws SQLException {
    String given = row.getString(column);
    try {
      return given == null
          ? null
          : LocalDateTime.parse(given.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException falsified) {
      return Instant.EPOCH;
    }
  }
}
