package org.shouxin.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.shouxin.database.TestDatabase;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database on which nobody waits long for a lock. */
final class HastyDataSource extends DelegatingDataSource {

  private final TestDatabase database;

  HastyDataSource(DataSource target, TestDatabase database) {
    super(target);
    this.database = database;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          database == TestDatabase.H2
              ? "set lock_timeout 100"
              : "set session innodb_lock_wait_timeout = 1");
    }
    return connection;
  }
}
