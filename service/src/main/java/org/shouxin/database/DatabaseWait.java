package org.shouxin.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Waits at the start for a database server that does not answer yet, for at most {@code
 * shouxin.database.wait} (S9). A server that answers and refuses is not waited for.
 */
public final class DatabaseWait
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final int SAY_EVERY = 5;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment settings = context.getEnvironment();
    String url = settings.getRequiredProperty("spring.datasource.url");
    long end =
        System.nanoTime()
            + settings.getRequiredProperty("shouxin.database.wait", Duration.class).toNanos();
    Properties login = new Properties();
    login.setProperty("user", settings.getProperty("spring.datasource.username", ""));
    login.setProperty("password", settings.getProperty("spring.datasource.password", ""));
    if (url.startsWith("jdbc:mysql:")) {
      login.setProperty("connectTimeout", MysqlSettings.CONNECT_MILLIS);
    }
    int tries = 0;
    while (!url.startsWith("jdbc:h2:") && !answers(url, login) && System.nanoTime() < end) {
      if (tries++ % SAY_EVERY == 0) {
        long left = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
        LOG.warn("the database does not answer yet; waiting for up to {} s more", left);
      }
      pause();
    }
  }

  private static boolean answers(String url, Properties login) {
    try (Connection connection = DriverManager.getConnection(url, login)) {
      return !connection.isClosed();
    } catch (SQLException fault) {
      return !DatabaseFaults.away(fault);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the database", interrupted);
    }
  }
}
