package org.shouxin.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** Tables are made and brought up to date when the service starts. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /**
   * Batches are sent as one statement; whoever waits for a server that is gone waits seconds, not
   * for ever, but a query over all customers may take minutes.
   */
  private static final Map<String, String> MYSQL =
      Map.of(
          "rewriteBatchedStatements", "true",
          "connectTimeout", "3000",
          "socketTimeout", "900000",
          "tcpKeepAlive", "true");

  /**
   * The folders of migrations: what all databases share, and what MySQL and MariaDB need beside.
   */
  @Bean
  FlywayConfigurationCustomizer migrations(@Value("${spring.datasource.url}") String url) {
    return flyway ->
        flyway.locations(
            url.startsWith("jdbc:h2:")
                ? new String[] {"classpath:db/common"}
                : new String[] {"classpath:db/common", "classpath:db/mysql"});
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

  /** The clock of records, UTC; days to decide on are always arguments. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** What MySQL's driver is told beside the address; other databases need none of it. */
  @Bean
  static BeanPostProcessor driverSettings() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && mysql(pool)) {
          MYSQL.forEach(pool::addDataSourceProperty);
        }
        return bean;
      }
    };
  }

  private static boolean mysql(HikariDataSource pool) {
    return pool.getJdbcUrl() != null && pool.getJdbcUrl().startsWith("jdbc:mysql:");
  }
}
