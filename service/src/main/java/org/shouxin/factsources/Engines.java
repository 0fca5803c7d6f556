package org.shouxin.factsources;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Differences between databases when many rows are read. */
final class Engines {

  private static final int ROWS = 1000;

  private final JdbcTemplate database;
  private volatile @Nullable Boolean mySql;

  Engines(JdbcTemplate database) {
    this.database = database;
  }

  /** The fetch size with which a driver streams rows. */
  int streaming() {
    return isMySql() ? Integer.MIN_VALUE : ROWS;
  }

  /**
   * The query with its rows sorted by code as Java sorts strings, whatever the collation of the
   * column; characters beyond the basic plane aside.
   */
  String sorted(String query) {
    return isMySql()
        ? "select * from (\n"
            + query
            + "\n) facts order by cast(convert(facts.customer using utf8mb4) as binary)"
        : query + "\norder by customer";
  }

  /** Asked once, when the database is needed anyway. */
  private boolean isMySql() {
    Boolean known = mySql;
    if (known == null) {
      ConnectionCallback<String> asking =
          connection -> connection.getMetaData().getDatabaseProductName();
      String product = Objects.requireNonNull(database.execute(asking));
      known = product.equals("MySQL") || product.equals("MariaDB");
      mySql = known;
    }
    return known;
  }
}
