package org.shouxin.factsources;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Differences between databases when many rows are read. */
final class Engines {

  private static final int ROWS = 1000;

  private final JdbcTemplate database;
  private volatile @Nullable String product;

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
    return switch (product()) {
      case "MySQL", "MariaDB" ->
          within(query, "cast(convert(facts.customer using utf8mb4) as binary)");
      case "PostgreSQL" -> within(query, "facts.customer collate \"C\"");
      case "Oracle" -> within(query, "nlssort(facts.customer, 'NLS_SORT=BINARY')");
      case "Microsoft SQL Server" -> query + "\norder by customer collate Latin1_General_BIN2";
      default -> query + "\norder by customer";
    };
  }

  private static String within(String query, String order) {
    return "select * from (\n" + query + "\n) facts order by " + order;
  }

  private boolean isMySql() {
    return product().equals("MySQL") || product().equals("MariaDB");
  }

  /** Asked once, when the database is needed anyway. */
  private String product() {
    String known = product;
    if (known == null) {
      ConnectionCallback<String> asking =
          connection -> connection.getMetaData().getDatabaseProductName();
      known = Objects.requireNonNull(database.execute(asking));
      product = known;
    }
    return known;
  }
}
