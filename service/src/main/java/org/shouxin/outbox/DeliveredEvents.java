package org.shouxin.outbox;

import java.time.Duration;
import java.util.List;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Removes events that every webhook accepted long ago, with their deliveries, and old ones that no
 * webhook subscribes to. An undelivered event is kept, however old. Safe for several nodes.
 */
final class DeliveredEvents {

  /** Number removed per transaction, so that none is long. */
  static final int AT_ONCE = 500;

  private static final String OLD =
      "select o.id from outbox o where o.created_at < :before and not exists"
          + " (select 1 from outbox_delivery d where d.event = o.id"
          + " and (d.delivered_at is null or d.delivered_at >= :before))"
          + " order by o.created_at, o.id limit "
          + AT_ONCE;

  private final JdbcClient database;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Duration keep;

  /**
   * @param keep how long after the last webhook accepted it
   */
  DeliveredEvents(
      JdbcClient database, Transactions transactions, BusinessClock clock, Duration keep) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
    this.keep = keep;
  }

  /** Removes all that are old enough now, some at a time. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
  void remove() {
    String before = Moments.column(clock.now().minus(keep));
    int removed = AT_ONCE;
    while (removed == AT_ONCE) {
      removed = transactions.in(() -> remove(before));
    }
  }

  private int remove(String before) {
    List<Long> old = database.sql(OLD).param("before", before).query(Long.class).list();
    if (!old.isEmpty()) {
      database
          .sql("delete from outbox_delivery where event in (:events)")
          .param("events", old)
          .update();
      database.sql("delete from outbox where id in (:events)").param("events", old).update();
    }
    return old.size();
  }
}
