package org.shouxin.database;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The database without the service: for commands that need no policy. No other part of the service
 * runs.
 */
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  FlywayAutoConfiguration.class
})
@Import(DatabaseConfiguration.class)
public class DatabaseOnly {

  /**
   * Opens the service's database and migrates its tables; close the context after use.
   *
   * @param home the installation's folder
   * @param settings in addition to those of the environment
   */
  public static ConfigurableApplicationContext open(Path home, Map<String, Object> settings) {
    return new SpringApplicationBuilder(DatabaseOnly.class)
        .web(WebApplicationType.NONE)
        .run(StartSettings.of(home, settings).arguments());
  }
}
