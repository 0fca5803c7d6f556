package org.shouxin.outbox;

import java.util.List;
import java.util.Objects;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores events in the transaction of the change, so that no event is sent for a change that was
 * rolled back, and none is lost. A customer's events are delivered in the order in which they were
 * added: the caller must hold the customer's credit line. Thread-safe.
 */
public final class Outbox {

  private final JdbcClient database;
  private final BusinessClock clock;
  private final List<Webhook> webhooks;
  private final WakeUp wake;

  Outbox(JdbcClient database, BusinessClock clock, List<Webhook> webhooks, WakeUp wake) {
    this.database = database;
    this.clock = clock;
    this.webhooks = List.copyOf(webhooks);
    this.wake = wake;
  }

  /**
   * Adds an event for every webhook that subscribes to its kind. A webhook configured later gets
   * events from then on.
   *
   * @param customer code of the customer
   * @param kind what happened
   * @param body JSON of what changed
   * @throws IllegalStateException outside a transaction
   */
  public void add(String customer, EventKind kind, String body) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an event must be added in the transaction of the change");
    }
    String now = Moments.column(clock.now());
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    database
        .sql(
            "insert into outbox (customer, kind, body, created_at)"
                + " values (:customer, :kind, :body, :now)")
        .param("customer", customer)
        .param("kind", kind.code())
        .param("body", body)
        .param("now", now)
        .update(key, "id");
    long event = Objects.requireNonNull(key.getKey()).longValue();
    List<Webhook> wanting = webhooks.stream().filter(webhook -> webhook.wants(kind)).toList();
    for (Webhook webhook : wanting) {
      database
          .sql(
              "insert into outbox_delivery (event, webhook, customer, due_at)"
                  + " values (:event, :webhook, :customer, :now)")
          .param("event", event)
          .param("webhook", webhook.name())
          .param("customer", customer)
          .param("now", now)
          .update();
    }
    if (!wanting.isEmpty()) {
      Transactions.afterCommit(wake::up);
    }
  }
}
