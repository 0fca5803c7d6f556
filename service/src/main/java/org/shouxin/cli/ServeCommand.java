package org.shouxin.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.ShouxinServer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shouxin serve}. */
@Command(name = "serve")
public final class ServeCommand extends ConsoleCommand {

  @Option(names = "--port", paramLabel = "PORT")
  private @Nullable Integer port;

  @Mixin private final DataOption data = new DataOption();

  public ServeCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws InterruptedException, RefusedException {
    CountDownLatch closed = new CountDownLatch(1);
    say("正在启动，机器忙时约需一分钟", "Starting; on a busy machine this takes a minute", "");
    ConfigurableApplicationContext context =
        ShouxinServer.serve(console.home(), settings(), step -> say(step.zh(), step.en(), ""));
    context.addApplicationListener(
        event -> {
          if (event instanceof ContextClosedEvent) {
            closed.countDown();
          }
        });
    announce(context.getEnvironment(), context);
    closed.await();
    return ExitCode.DONE;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(data.settings());
    settings.put("logging.config", "classpath:logback-serve.xml");
    if (port != null) {
      settings.put("server.port", port);
    }
    return settings;
  }

  private void announce(Environment environment, ConfigurableApplicationContext context)
      throws RefusedException {
    boolean tls = Ssl.isEnabled(Binder.get(environment).bind("server.ssl", Ssl.class).orElse(null));
    String address =
        (tls ? "https://" : "http://")
            + environment.getRequiredProperty("server.address")
            + ":"
            + environment.getRequiredProperty("local.server.port");
    say("服务地址：", "Listening on: ", address);
    if (embedded(environment)) {
      Demonstration demonstration = new Demonstration(context);
      demonstration.load(console.home());
      say(
          "试用（密钥 24 小时有效，仅供试用）：",
          "Try it (the key is for trials only and expires in 24 hours):",
          "");
      for (Demonstration.Example example : demonstration.examples(address)) {
        say(example.shows().zh(), example.shows().en(), "");
        console.line(example.command());
      }
    } else {
      say("生成密钥：", "Create a key: ", "shouxin key new NAME --role erp --days 90");
    }
  }

  /** In both languages, the chosen one first. */
  private void say(String zh, String en, String behind) {
    boolean chinese = common.language == Language.ZH;
    console.line((chinese ? zh : en) + behind);
    console.line((chinese ? en : zh) + behind);
  }

  private static boolean embedded(Environment environment) {
    return System.getenv("SPRING_DATASOURCE_URL") == null
        && environment
            .getRequiredProperty("spring.datasource.url")
            .startsWith("jdbc:h2:file:" + environment.getRequiredProperty("shouxin.data"));
  }
}
