package org.shouxin.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.shouxin.outbox.Delivery.DeliveryStatus;
import org.shouxin.server.Await;
import org.shouxin.server.SetClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What changed is reported: never what did not happen, at least once, in order per customer. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OutboxTest {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final OutboxSettings.Deliveries HOW =
      new OutboxSettings.Deliveries(
          2,
          Duration.ofMillis(50),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          3,
          Duration.ofDays(90));

  private final HikariDataSource pool;
  private final TransactionTemplate transactions;
  private final SetClock time = new SetClock(Instant.parse("2026-10-31T08:00:00Z"));
  private final BusinessClock clock = Clocks.of(time);
  private final WakeUp wake = new WakeUp();
  private final Receiver receiver = new Receiver();
  private final Webhook erp = receiver.webhook("erp", "grade_changed", "limit_changed");
  private final Deliveries deliveries;

  OutboxTest(TestDatabase database) {
    pool = database.migrated();
    transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    deliveries = new Deliveries(JdbcClient.create(pool), clock, LEASE, 3);
  }

  @AfterEach
  void close() {
    receiver.close();
    pool.close();
  }

  private Outbox outbox(Webhook... webhooks) {
    return new Outbox(JdbcClient.create(pool), clock, List.of(webhooks), wake);
  }

  private Dispatcher dispatcher(Webhook... webhooks) {
    Backoff backoff = new Backoff(HOW.firstDelay(), HOW.longestDelay(), () -> 1);
    return new Dispatcher(
        List.of(webhooks), deliveries, new WebhookClient(clock, HOW.timeout()), backoff, wake, HOW);
  }

  private void add(String customer, String kind, int limit) {
    String body =
        "{\"after\":{\"credit_limit\":"
            + limit
            + ",\"grade\":\"A\"},\"before\":{\"credit_limit\":0},"
            + "\"decision\":\"01J00000000000000000000000\",\"policy\":\"nonferrous\"}";
    transactions.executeWithoutResult(tx -> outbox(erp).add(customer, EventKind.of(kind), body));
  }

  private static void all(Dispatcher dispatcher, Webhook webhook) throws InterruptedException {
    while (dispatcher.next(webhook)) {
      continue;
    }
  }

  @Test
  void anEventIsPostedWithWhatChangedAndASignatureThatTheReceiverCanCheck() throws Exception {
    add("KH1", "limit_changed", 1_000_000);
    all(dispatcher(erp), erp);
    assertThat(receiver.sent()).hasSize(1);
    Receiver.Sent sent = receiver.sent().get(0);
    assertThat(sent.body())
        .isEqualTo(
            "{\"id\":\""
                + sent.event()
                + "\",\"kind\":\"limit_changed\",\"customer\":\"KH1\","
                + "\"occurred_at\":\"2026-10-31T08:00:00Z\",\"data\":{\"after\":{\"credit_limit\":1000000,"
                + "\"grade\":\"A\"},\"before\":{\"credit_limit\":0},"
                + "\"decision\":\"01J00000000000000000000000\",\"policy\":\"nonferrous\"}}");
    assertThat(sent.kind()).isEqualTo("limit_changed");
    assertThat(sent.signature())
        .isEqualTo(Signature.of("0123456789abcdef", clock.now(), sent.body()))
        .startsWith("t=1793433600,v1=");
  }

  @Test
  void whatIsRolledBackIsNeverSentAndNothingIsAddedOutsideATransaction() throws Exception {
    transactions.executeWithoutResult(
        tx -> {
          outbox(erp).add("KH1", EventKind.GRADE_CHANGED, "{}");
          tx.setRollbackOnly();
        });
    assertThatThrownBy(() -> outbox(erp).add("KH1", EventKind.GRADE_CHANGED, "{}"))
        .isInstanceOf(IllegalStateException.class);
    all(dispatcher(erp), erp);
    assertThat(receiver.sent()).isEmpty();
  }

  @Test
  void aWebhookGetsTheKindsItWantsAndEachOnce() throws Exception {
    add("KH1", "order_held", 1);
    add("KH1", "grade_changed", 2);
    Dispatcher dispatcher = dispatcher(erp);
    all(dispatcher, erp);
    all(dispatcher, erp);
    assertThat(receiver.sent()).extracting(Receiver.Sent::kind).containsExactly("grade_changed");
  }

  @Test
  void aFailureDelaysThatCustomersLaterEventsAndNobodyElses() throws Exception {
    receiver.refuses(sent -> sent.about("KH1"));
    add("KH1", "limit_changed", 1);
    add("KH1", "limit_changed", 2);
    add("KH2", "limit_changed", 3);
    Dispatcher dispatcher = dispatcher(erp);
    all(dispatcher, erp);
    assertThat(receiver.sent().stream().filter(sent -> sent.about("KH1"))).hasSize(1);
    assertThat(receiver.sent().stream().filter(sent -> sent.about("KH2"))).hasSize(1);

    receiver.refuses(sent -> false);
    time.on(Duration.ofMillis(999));
    all(dispatcher, erp);
    assertThat(receiver.sent()).hasSize(2);
    time.on(Duration.ofMillis(1));
    all(dispatcher, erp);
    List<Receiver.Sent> first = receiver.sent().stream().filter(sent -> sent.about("KH1")).toList();
    assertThat(first).hasSize(3);
    assertThat(first.get(1).body()).as("the same event again").isEqualTo(first.get(0).body());
    assertThat(first.get(1).event()).isEqualTo(first.get(0).event());
    assertThat(first.get(2).body()).contains("\"credit_limit\":2");
  }

  @Test
  void whyNobodyWasReachedIsReportedInWords() throws Exception {
    receiver.close();
    add("KH1", "limit_changed", 1);
    assertThat(dispatcher(erp).next(erp)).isTrue();
    assertThat(deliveries.list(DeliveryStatus.OPEN, 10).get(0).failure())
        .isEqualTo("no connection");
  }

  @Test
  void aDeliveryIsNeverGivenUpButReportedAsStuckAndCanBeTriedAtOnce() throws Exception {
    receiver.refuses(sent -> true);
    add("KH1", "limit_changed", 1);
    Dispatcher dispatcher = dispatcher(erp);
    for (int attempt = 1; attempt <= 20; attempt++) {
      assertThat(deliveries.list(DeliveryStatus.STUCK, 10)).hasSize(attempt > 3 ? 1 : 0);
      assertThat(dispatcher.next(erp)).as("attempt " + attempt).isTrue();
      assertThat(dispatcher.next(erp)).isFalse();
      time.on(HOW.longestDelay());
    }
    dispatcher.next(erp);
    Delivery stuck = deliveries.list(DeliveryStatus.STUCK, 10).get(0);
    assertThat(stuck.attempts()).isEqualTo(21);
    assertThat(stuck.failure()).isEqualTo("HTTP 500");

    receiver.refuses(sent -> false);
    assertThat(dispatcher.next(erp)).isFalse();
    assertThat(deliveries.retry(stuck.id())).isPresent();
    assertThat(dispatcher.next(erp)).isTrue();
    assertThat(deliveries.list(DeliveryStatus.OPEN, 10)).isEmpty();
    assertThat(deliveries.list(DeliveryStatus.DELIVERED, 10)).hasSize(1);
    assertThat(deliveries.retry(stuck.id())).as("delivered").isEmpty();
  }

  @Test
  void oneNodeDeliversWhatItClaimedAndAnotherTakesOverWhenItDied() throws Exception {
    add("KH1", "limit_changed", 1);
    assertThat(deliveries.claim("erp")).isPresent();
    assertThat(deliveries.claim("erp")).as("held by the first").isEmpty();
    time.on(LEASE.minusMillis(1));
    assertThat(deliveries.claim("erp")).isEmpty();
    time.on(Duration.ofMillis(1));
    all(dispatcher(erp), erp);
    assertThat(receiver.sent()).hasSize(1);
  }

  @Test
  void manyThreadsDeliverEverythingOnceAndInOrderPerCustomer() throws Exception {
    for (int i = 0; i < 60; i++) {
      add("KH" + i % 6, "limit_changed", i);
    }
    Dispatcher dispatcher = dispatcher(erp);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    CountDownLatch together = new CountDownLatch(1);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(
          threads.submit(
              () -> {
                together.await();
                while (!deliveries.list(DeliveryStatus.OPEN, 1).isEmpty()) {
                  dispatcher.next(erp);
                }
                return null;
              }));
    }
    together.countDown();
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    assertThat(receiver.sent()).hasSize(60);
    assertThat(new HashSet<>(receiver.sent().stream().map(Receiver.Sent::event).toList()))
        .hasSize(60);
    for (int k = 0; k < 6; k++) {
      String customer = "KH" + k;
      assertThat(
              receiver.sent().stream()
                  .filter(sent -> sent.about(customer))
                  .map(sent -> Long.valueOf(sent.event())))
          .isSorted();
    }
  }

  @Test
  void theServiceDeliversWhileItRunsAndStopsOnRequest() throws Exception {
    Dispatcher dispatcher = dispatcher(erp);
    dispatcher.start();
    try {
      add("KH1", "grade_changed", 1);
      Await.until("delivered", () -> !deliveries.list(DeliveryStatus.DELIVERED, 1).isEmpty());
    } finally {
      dispatcher.stop();
    }
    assertThat(dispatcher.isRunning()).isFalse();
    add("KH1", "grade_changed", 2);
    assertThat(deliveries.list(DeliveryStatus.OPEN, 10)).hasSize(1);
    assertThat(receiver.sent()).hasSize(1);
  }

  @Test
  void aWebhookThatBeginsToAnswerAndNeverEndsHoldsUpNoThread() throws Exception {
    receiver.neverEnds();
    add("KH1", "limit_changed", 1);
    WebhookClient courier = new WebhookClient(clock, Duration.ofMillis(300));
    Deliveries.Claimed claimed = deliveries.claim("erp").orElseThrow();
    assertThat(
            CompletableFuture.supplyAsync(() -> delivered(courier, claimed))
                .get(20, TimeUnit.SECONDS))
        .isEqualTo("no answer in time");
  }

  private String delivered(WebhookClient courier, Deliveries.Claimed claimed) {
    try {
      return courier.deliver(erp, claimed).orElse("");
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  @Tag("R34")
  void whereAWebhookListensAndItsSecretAreNotInAnyRecord() throws Exception {
    assertThat(erp).hasToString("erp");
    receiver.close();
    add("KH1", "grade_changed", 1);
    dispatcher(erp).next(erp);
    assertThat(deliveries.list(DeliveryStatus.OPEN, 10))
        .singleElement()
        .satisfies(
            delivery ->
                assertThat(delivery.toString()).doesNotContain("127.0.0.1", "0123456789abcdef"));
  }
}
