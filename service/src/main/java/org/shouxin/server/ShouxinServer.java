package org.shouxin.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.shouxin.database.DatabaseWait;
import org.shouxin.database.StartSettings;
import org.shouxin.problem.Text;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service. Started by {@code shouxin serve} with HTTP, by other commands without. */
@SpringBootApplication(scanBasePackages = "org.shouxin")
public class ShouxinServer {

  /** Whether records are sealed in the background as they are written. */
  private static final String SEALING = "shouxin.journal.sealing";

  /**
   * Starts with HTTP and all that works in the background; close the context to stop.
   *
   * @throws StartFailure if the port or the database is not to be had
   */
  public static ConfigurableApplicationContext serve(Path home, Map<String, Object> settings) {
    return serve(home, settings, step -> {});
  }

  /**
   * The same, saying what is done.
   *
   * @param progress receives each step
   * @throws StartFailure if the port or the database is not to be had
   */
  public static ConfigurableApplicationContext serve(
      Path home, Map<String, Object> settings, Consumer<Text> progress) {
    return start(
        home,
        settings,
        Map.of(SEALING, true),
        new SpringApplicationBuilder(ShouxinServer.class)
            .web(WebApplicationType.SERVLET)
            .initializers(
                new DatabaseWait(),
                context ->
                    context.getBeanFactory().addBeanPostProcessor(new StartProgress(progress))));
  }

  /**
   * Opens the database for a command that reads it, without HTTP: nothing works in the background.
   * Close the context after use.
   *
   * @throws StartFailure if the database is not to be had
   */
  public static ConfigurableApplicationContext open(Path home, Map<String, Object> settings) {
    return command(home, settings, false);
  }

  /**
   * The same for a command that writes records: they are sealed as it goes, the rest when the
   * context is closed.
   *
   * @throws StartFailure if the database is not to be had
   */
  public static ConfigurableApplicationContext openToRecord(
      Path home, Map<String, Object> settings) {
    return command(home, settings, true);
  }

  private static ConfigurableApplicationContext command(
      Path home, Map<String, Object> settings, boolean sealing) {
    return start(
        home,
        settings,
        Map.of(SEALING, sealing, "spring.main.lazy-initialization", true),
        new SpringApplicationBuilder(ShouxinServer.class).web(WebApplicationType.NONE));
  }

  private static ConfigurableApplicationContext start(
      Path home,
      Map<String, Object> given,
      Map<String, Object> own,
      SpringApplicationBuilder application) {
    Map<String, Object> settings = new HashMap<>(given);
    settings.putAll(own);
    StartSettings all = StartSettings.of(home, settings);
    ConfigurableApplicationContext context = null;
    try {
      context = application.registerShutdownHook(true).run(all.arguments());
      context.getBean(JdbcClient.class); // lazily made, it is here that the database is opened
      return context;
    } catch (RuntimeException fault) {
      if (context != null) {
        context.close();
      }
      StartFailure known = StartFailure.of(fault, all.all());
      throw known == null ? fault : known;
    }
  }
}
