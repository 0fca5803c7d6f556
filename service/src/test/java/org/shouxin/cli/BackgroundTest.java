package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.database.Traders;
import org.shouxin.server.ShouxinServer;
import org.shouxin.server.TestService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What works in the background next to a command, seen by its threads. */
class BackgroundTest {

  private static final int CUSTOMERS = 200;
  private static final String SEALER = "journal-sealer";

  /** How threads are called that work in the background of the service. */
  private static final List<String> OURS =
      List.of(SEALER, "webhook-", "grading-runs", "scheduling-");

  private static final Map<String, String> WEBHOOK =
      Map.of(
          "shouxin.webhooks[0].name", "erp",
          "shouxin.webhooks[0].url", "http://127.0.0.1:9/",
          "shouxin.webhooks[0].secret", "0123456789abcdef",
          "shouxin.runs.monthly", "0 0 2 1 * *");

  private final Path home;
  private final Cli cli;

  BackgroundTest(@TempDir Path home) throws IOException {
    this.home = home;
    this.cli = new Cli(home);
  }

  @BeforeEach
  void install() throws IOException {
    TestService.shelve(home, "nonferrous", "routing");
    WEBHOOK.forEach(System::setProperty);
  }

  @AfterEach
  void unset() {
    WEBHOOK.keySet().forEach(System::clearProperty);
  }

  /** Runs a command and reports which threads of ours it had. */
  private Set<String> threadsOf(String... command) throws Exception {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    Set<String> seen = new TreeSet<>();
    AtomicBoolean over = new AtomicBoolean();
    Thread watch =
        new Thread(
            () -> {
              while (!over.get()) {
                for (Thread thread : Thread.getAllStackTraces().keySet()) {
                  if (!before.contains(thread)
                      && OURS.stream().anyMatch(thread.getName()::startsWith)) {
                    seen.add(thread.getName());
                  }
                }
                LockSupport.parkNanos(1_000_000);
              }
            },
            "watch");
    watch.start();
    try {
      Cli.Result result = cli.run(command);
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
    } finally {
      over.set(true);
      watch.join();
    }
    return seen;
  }

  private long count(String table) {
    try (ConfigurableApplicationContext context = ShouxinServer.open(home, Map.of())) {
      return context
          .getBean(JdbcClient.class)
          .sql("select count(*) from " + table)
          .query(Long.class)
          .single();
    }
  }

  @Test
  @Tag("R34")
  void aCommandThatReadsHasNoneAndOneThatRecordsSealsWhatItWrote() throws Exception {
    assertThat(threadsOf("key", "list")).isEmpty();
    assertThat(threadsOf("journal", "verify")).isEmpty();
    try (ConfigurableApplicationContext context = ShouxinServer.open(home, Map.of())) {
      Traders.add(context.getBean(DataSource.class), CUSTOMERS);
    }
    assertThat(threadsOf("run", "--as-of", Traders.AS_OF.toString())).containsExactly(SEALER);
    assertThat(count("journal_pending")).isZero();
    assertThat(count("journal_chain")).isEqualTo(CUSTOMERS);
    assertThat(threadsOf("journal", "verify")).isEmpty();
  }
}
