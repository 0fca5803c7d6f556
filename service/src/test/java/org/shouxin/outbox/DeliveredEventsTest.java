package org.shouxin.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.shouxin.database.Transactions;
import org.shouxin.server.SetClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events that everybody took go ninety days later; what somebody has yet to take stays. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeliveredEventsTest {

  private static final Duration KEEP = Duration.ofDays(90);
  private static final Duration INSTANT = Duration.ofNanos(1_000);

  private final HikariDataSource pool;
  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final SetClock time = new SetClock(Instant.parse("2026-10-31T08:00:00Z"));
  private final BusinessClock clock = Clocks.of(time);
  private final Deliveries deliveries;
  private final DeliveredEvents events;

  DeliveredEventsTest(TestDatabase database) {
    pool = database.migrated();
    client = JdbcClient.create(pool);
    JdbcTransactionManager manager = new JdbcTransactionManager(pool);
    transactions = new TransactionTemplate(manager);
    deliveries = new Deliveries(client, clock, Duration.ofMinutes(1), 8);
    events = new DeliveredEvents(client, new Transactions(manager), clock, KEEP);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private void add(String customer, String... webhooks) {
    List<Webhook> all =
        List.of(webhooks).stream()
            .map(name -> new Webhook(name, URI.create("http://127.0.0.1/"), "secret", Set.of()))
            .toList();
    Outbox outbox = new Outbox(client, clock, all, new WakeUp());
    transactions.executeWithoutResult(tx -> outbox.add(customer, EventKind.GRADE_CHANGED, "{}"));
  }

  private void deliver(String webhook) {
    deliveries.delivered(deliveries.claim(webhook).orElseThrow());
  }

  private List<String> left() {
    return client.sql("select customer from outbox order by id").query(String.class).list();
  }

  private long deliveriesLeft() {
    return client.sql("select count(*) from outbox_delivery").query(Long.class).single();
  }

  @Test
  void anEventIsKeptForTheWholeTimeAfterItWasTaken() {
    add("K1", "erp");
    time.on(Duration.ofDays(300));
    deliver("erp");
    time.on(KEEP);
    events.remove();
    assertThat(left()).as("ninety days to the microsecond").containsExactly("K1");
    time.on(INSTANT);
    events.remove();
    assertThat(left()).isEmpty();
    assertThat(deliveriesLeft()).isZero();
  }

  @Test
  void anEventThatOneOfTwoHasYetToTakeStaysWhole() {
    add("K1", "crm", "erp");
    deliver("erp");
    time.on(KEEP.multipliedBy(20));
    events.remove();
    assertThat(left()).containsExactly("K1");
    assertThat(deliveriesLeft()).isEqualTo(2);
    deliver("crm");
    time.on(KEEP.plus(INSTANT));
    events.remove();
    assertThat(left()).isEmpty();
  }

  @Test
  void anEventThatNobodyWantedGoesByItsOwnAge() {
    add("K1");
    time.on(INSTANT);
    add("K2");
    time.on(KEEP);
    events.remove();
    assertThat(left()).containsExactly("K2");
  }

  @Test
  void thereMayBeMoreThanGoAtOnce() {
    add("OPEN", "erp");
    for (int i = 0; i <= DeliveredEvents.AT_ONCE; i++) {
      add("K" + i);
    }
    time.on(KEEP.plus(INSTANT));
    events.remove();
    assertThat(left()).containsExactly("OPEN");
  }
}
