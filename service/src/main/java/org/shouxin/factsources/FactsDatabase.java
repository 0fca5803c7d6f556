package org.shouxin.factsources;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The database that facts are read from: {@code shouxin.facts.datasource.*}, or else the service's
 * own. It is never written to (S4).
 */
@Component
final class FactsDatabase implements AutoCloseable {

  private static final String SETTINGS = "shouxin.facts.datasource.";
  private static final int CONNECTIONS = 10;
  private static final int PATIENCE_MILLIS = 3_000;
  private static final int LIFE_MILLIS = 600_000;

  private final DataSource source;
  private final @Nullable HikariDataSource own;

  /** The service's own database, or the one of the settings. */
  @Autowired
  FactsDatabase(DataSource shared, Environment settings) {
    String url = settings.getProperty(SETTINGS + "url", "");
    this.own = url.isEmpty() ? null : pool(url, settings);
    this.source = own == null ? shared : own;
  }

  /** A database that is closed by others. */
  FactsDatabase(DataSource source) {
    this.source = source;
    this.own = null;
  }

  private static HikariDataSource pool(String url, Environment settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("facts");
    config.setJdbcUrl(url);
    given(settings, "username", config::setUsername);
    given(settings, "password", config::setPassword);
    given(settings, "driver-class-name", config::setDriverClassName);
    config.setReadOnly(true);
    config.setAutoCommit(false); // PostgreSQL streams rows in a transaction only
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setMaxLifetime(LIFE_MILLIS);
    config.setInitializationFailTimeout(-1); // the service starts without it, and says so
    return new HikariDataSource(config);
  }

  private static void given(Environment settings, String name, Consumer<String> setting) {
    String value = settings.getProperty(SETTINGS + name, "");
    if (!value.isEmpty()) {
      setting.accept(value);
    }
  }

  DataSource source() {
    return source;
  }

  /** Whether it is another database than the service's own. */
  boolean isSeparate() {
    return own != null;
  }

  /** Why another database than the service's own cannot be reached; null if it can. */
  @Nullable Problem unreachable() {
    if (own == null) {
      return null;
    }
    try (Connection connection = own.getConnection()) {
      if (connection.isValid(PATIENCE_MILLIS / 1_000)) {
        return null;
      }
      return problem("");
    } catch (SQLException away) {
      return problem(
          String.valueOf((away.getCause() == null ? away : away.getCause()).getMessage()));
    }
  }

  private static Problem problem(String found) {
    return new Problem(
        "facts",
        new Text("取事实的数据库连不上", "the database of facts cannot be reached"),
        found.replaceAll("\\s+", " "),
        new Text(
            "检查它是否运行，以及 " + SETTINGS + "url、username、password",
            "check that it runs, and " + SETTINGS + "url, username and password"));
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
