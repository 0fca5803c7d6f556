package org.shouxin.factsources;

import java.sql.Connection;
import java.sql.SQLException;

/** What differs between databases when many rows are read. */
final class Engines {

  private static final int ROWS = 1000;

  private Engines() {}

  /** The fetch size with which a driver hands over rows as they come, instead of all at once. */
  static int streaming(Connection connection) throws SQLException {
    return isMySql(connection) ? Integer.MIN_VALUE : ROWS;
  }

  /**
   * The query with its rows sorted by code as Java sorts strings, whatever the collation of the
   * column; characters beyond the basic plane aside.
   */
  static String sorted(Connection connection, String query) throws SQLException {
    return isMySql(connection)
        ? "select * from (\n"
            + query
            + "\n) facts order by cast(convert(facts.customer using utf8mb4) as binary)"
        : query + "\norder by customer";
  }

  private static boolean isMySql(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return product.equals("MySQL") || product.equals("MariaDB");
  }
}
