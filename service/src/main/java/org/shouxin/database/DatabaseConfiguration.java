package org.shouxin.database;

import java.time.Clock;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Tables are created and migrated when the service starts. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);
  private static final Recurrence FAILING = new Recurrence();

  /** The folders of migrations: those for all databases, and further ones for MySQL and MariaDB. */
  @Bean
  FlywayConfigurationCustomizer migrations(@Value("${spring.datasource.url}") String url) {
    return flyway -> flyway.locations(locations(url));
  }

  /**
   * Rights that a migration needs are asked for before it begins: MySQL would keep half of a
   * migration that is refused in between.
   */
  @Bean
  FlywayMigrationStrategy migratedWithAllRights(@Value("${spring.datasource.url}") String url) {
    return flyway -> {
      if (!url.startsWith("jdbc:h2:") && flyway.info().pending().length > 0) {
        Grants grants = Grants.of(flyway.getConfiguration().getDataSource());
        if (grants.lacking()) {
          throw new WrongSetting(grants.problem());
        }
      }
      flyway.migrate();
    };
  }

  static String[] locations(String url) {
    return url.startsWith("jdbc:h2:")
        ? new String[] {"classpath:db/common"}
        : new String[] {"classpath:db/common", "classpath:db/mysql"};
  }

  @Bean
  static MysqlSettings mysqlSettings(Environment environment) {
    return new MysqlSettings(
        environment.getRequiredProperty("shouxin.database.socket-timeout", Integer.class));
  }

  @Bean
  static EmbeddedLogin embeddedLogin() {
    return new EmbeddedLogin();
  }

  @Bean
  ThreadPoolTaskSchedulerCustomizer failuresOfSchedules() {
    return scheduler -> scheduler.setErrorHandler(DatabaseConfiguration::failed);
  }

  /** The same on virtual threads. */
  @Bean
  SimpleAsyncTaskSchedulerCustomizer failuresOfVirtualSchedules() {
    return scheduler -> scheduler.setErrorHandler(DatabaseConfiguration::failed);
  }

  /**
   * An unavailable database is logged in one line, once a minute while it lasts, without a stack
   * trace; everything else is an error.
   */
  private static void failed(Throwable fault) {
    if (DatabaseFaults.away(fault)) {
      if (!FAILING.isNews(String.valueOf(fault.getMessage()))) {
        return;
      }
      LOG.warn("a scheduled task failed and will be retried: {}", fault.getMessage());
    } else {
      LOG.error("a scheduled task failed", fault);
    }
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  BusinessClock businessClock(Clock clock, @Value("${" + BusinessClock.ZONE + "}") ZoneId zone) {
    return new BusinessClock(clock, zone);
  }
}
