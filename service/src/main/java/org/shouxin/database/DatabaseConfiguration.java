package org.shouxin.database;

import java.time.Clock;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** Tables are made and brought up to date when the service starts. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);

  /**
   * The folders of migrations: what all databases share, and what MySQL and MariaDB need beside.
   */
  @Bean
  FlywayConfigurationCustomizer migrations(@Value("${spring.datasource.url}") String url) {
    return flyway -> flyway.locations(locations(url));
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
  Transactions transactions(PlatformTransactionManager manager) {
    return new Transactions(manager);
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

  /** A database that is away is told in a line each time, without a trace: all else is a fault. */
  private static void failed(Throwable fault) {
    if (DatabaseFaults.away(fault)) {
      LOG.warn("not done as scheduled, tried again next time: {}", fault.getMessage());
    } else {
      LOG.error("not done as scheduled", fault);
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
