package org.shouxin.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.shouxin.database.StartSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service. Started by {@code shouxin serve} with HTTP, by other commands without. */
@SpringBootApplication(scanBasePackages = "org.shouxin")
public class ShouxinServer {

  /**
   * Starts with HTTP; close the context to stop.
   *
   * @throws NotStarted if the port or the database is not to be had
   */
  public static ConfigurableApplicationContext serve(Path home, Map<String, Object> settings) {
    return start(home, settings, WebApplicationType.SERVLET);
  }

  /**
   * Starts what a command on the database needs, without HTTP; close the context after use.
   *
   * @throws NotStarted if the database is not to be had
   */
  public static ConfigurableApplicationContext open(Path home, Map<String, Object> settings) {
    Map<String, Object> lazy = new HashMap<>(settings);
    lazy.put("spring.main.lazy-initialization", true);
    return start(home, lazy, WebApplicationType.NONE);
  }

  private static ConfigurableApplicationContext start(
      Path home, Map<String, Object> settings, WebApplicationType type) {
    StartSettings all = StartSettings.of(home, settings);
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(ShouxinServer.class).web(type).registerShutdownHook(true);
    try {
      return application.run(all.arguments());
    } catch (RuntimeException fault) {
      NotStarted known = NotStarted.of(fault, all.all());
      throw known == null ? fault : known;
    }
  }
}
