package org.shouxin.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * What connections to MySQL and MariaDB need and an embedded database does not know. The URL takes
 * precedence.
 */
final class MysqlSettings implements BeanPostProcessor {

  /** How long a connection may take. */
  static final String CONNECT_MILLIS = "3000";

  private final Map<String, String> settings;

  /**
   * @param socketTimeout seconds without data until a connection is closed
   */
  MysqlSettings(int socketTimeout) {
    this.settings =
        Map.of(
            "connectTimeout", CONNECT_MILLIS,
            "socketTimeout", Long.toString(socketTimeout * 1_000L),
            "tcpKeepAlive", "true",
            "rewriteBatchedStatements", "true",
            "cachePrepStmts", "true",
            "prepStmtCacheSqlLimit", "8192");
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool
        && pool.getJdbcUrl() != null
        && pool.getJdbcUrl().startsWith("jdbc:mysql:")) {
      settings.forEach(pool::addDataSourceProperty);
    }
    return bean;
  }
}
