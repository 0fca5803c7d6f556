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
 * The database without the service: for commands that need no policy. Nothing of the service runs
 * beside them.
 */
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  FlywayAutoConfiguration.class
})
@Import(DatabaseConfiguration.class)
public class DatabaseOnly {

  /**
   * Opens the database that the service would use, its tables brought up to date; close the context
   * after use.
   *
   * @param home the installation's folder
   * @param settings beside those of the environment
   */
  public static ConfigurableApplicationContext open(Path home, Map<String, Object> settings) {
    return new SpringApplicationBuilder(DatabaseOnly.class)
        .web(WebApplicationType.NONE)
        .run(StartSettings.of(home, settings).arguments());
  }
}
