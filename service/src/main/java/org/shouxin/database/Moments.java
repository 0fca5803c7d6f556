package org.shouxin.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moments as columns keep them: {@code datetime(6)} in UTC, whatever the zone of the server. */
public final class Moments {

  private Moments() {}

  /** The value for a column. */
  public static LocalDateTime column(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  /** The value from a non-null column. */
  public static Instant of(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(ofNullable(row, column), column);
  }

  /** The value from a column; null if it is null. */
  public static @Nullable Instant ofNullable(ResultSet row, String column) throws SQLException {
    LocalDateTime given = row.getObject(column, LocalDateTime.class);
    return given == null ? null : given.toInstant(ZoneOffset.UTC);
  }
}
