package org.shouxin.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.outbox.Delivery.DeliveryStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The open deliveries. A node claims one by a lease, so that several nodes share the work; an
 * abandoned lease expires. Clocks of nodes may differ by less than a lease. Thread-safe.
 */
final class Deliveries {

  private static final int CANDIDATES = 20;

  private static final String OPEN =
      " d.delivered_at is null and d.webhook = :webhook and d.due_at <= :now"
          + " and (d.leased_until is null or d.leased_until <= :now)";

  private static final String CLAIMABLE =
      "select d.id from outbox_delivery d where"
          + OPEN
          + " and not exists (select 1 from outbox_delivery e where e.webhook = d.webhook"
          + " and e.customer = d.customer and e.event < d.event and e.delivered_at is null)"
          + " order by d.due_at, d.event limit "
          + CANDIDATES;

  private static final String CLAIM =
      "update outbox_delivery set leased_by = :lease, leased_until = :until where id = :id"
          + " and delivered_at is null and due_at <= :now"
          + " and (leased_until is null or leased_until <= :now)";

  private static final String CLAIMED =
      "select d.id, d.event, d.attempts, o.kind, o.customer, o.body, o.created_at"
          + " from outbox_delivery d join outbox o on o.id = d.event where d.id = :id";

  private static final String SHOWN =
      "select d.*, o.kind, o.created_at from outbox_delivery d join outbox o on o.id = d.event";

  private final JdbcClient database;
  private final BusinessClock clock;
  private final Duration lease;
  private final int stuckAfter;

  /**
   * @param lease duration of a claim; longer than an attempt
   * @param stuckAfter attempts after which a delivery is stuck
   */
  Deliveries(JdbcClient database, BusinessClock clock, Duration lease, int stuckAfter) {
    this.database = database;
    this.clock = clock;
    this.lease = lease;
    this.stuckAfter = stuckAfter;
  }

  /**
   * A delivery claimed by this node.
   *
   * @param id of the delivery
   * @param lease proves the claim
   * @param event id of the event
   * @param attempts made before
   * @param kind of the event
   * @param body as it is posted
   */
  record Claimed(long id, String lease, long event, int attempts, String kind, String body) {}

  /** The next delivery for a webhook that is due; its customer's earlier ones are delivered. */
  Optional<Claimed> claim(String webhook) {
    Instant moment = clock.now();
    String now = Moments.column(moment);
    List<Long> due =
        database
            .sql(CLAIMABLE)
            .param("webhook", webhook)
            .param("now", now)
            .query(Long.class)
            .list();
    for (Long id : due) {
      String token = UUID.randomUUID().toString();
      int claimed =
          database
              .sql(CLAIM)
              .param("lease", token)
              .param("until", Moments.column(moment.plus(lease)))
              .param("id", id)
              .param("now", now)
              .update();
      if (claimed == 1) {
        return database
            .sql(CLAIMED)
            .param("id", id)
            .query((row, number) -> claimed(row, token))
            .optional();
      }
    }
    return Optional.empty();
  }

  private static Claimed claimed(ResultSet row, String lease) throws SQLException {
    String body =
        Envelope.of(
                row.getLong("event"),
                row.getString("kind"),
                row.getString("customer"),
                Moments.of(row, "created_at"),
                row.getString("body"))
            .json();
    return new Claimed(
        row.getLong("id"),
        lease,
        row.getLong("event"),
        row.getInt("attempts"),
        row.getString("kind"),
        body);
  }

  /** It was accepted. */
  void delivered(Claimed claimed) {
    database
        .sql(
            "update outbox_delivery set delivered_at = :now, attempts = attempts + 1,"
                + " leased_by = null, leased_until = null where id = :id and delivered_at is null")
        .param("now", Moments.column(clock.now()))
        .param("id", claimed.id())
        .update();
  }

  /** It was not accepted and is due again after a delay, unless another node has claimed it. */
  void failed(Claimed claimed, String failure, Duration delay) {
    Instant now = clock.now();
    database
        .sql(
            "update outbox_delivery set attempts = attempts + 1, failure = :failure,"
                + " failed_at = :now, due_at = :due, leased_by = null, leased_until = null"
                + " where id = :id and leased_by = :lease")
        .param("failure", failure)
        .param("now", Moments.column(now))
        .param("due", Moments.column(now.plus(delay)))
        .param("id", claimed.id())
        .param("lease", claimed.lease())
        .update();
  }

  /** It was not attempted: the node is stopping. */
  void released(Claimed claimed) {
    database
        .sql(
            "update outbox_delivery set leased_by = null, leased_until = null"
                + " where id = :id and leased_by = :lease")
        .param("id", claimed.id())
        .param("lease", claimed.lease())
        .update();
  }

  /** Makes an open delivery due at once; empty when there is none. */
  Optional<Delivery> retry(long id) {
    int due =
        database
            .sql("update outbox_delivery set due_at = :now where id = :id and delivered_at is null")
            .param("now", Moments.column(clock.now()))
            .param("id", id)
            .update();
    return due == 0
        ? Optional.empty()
        : database
            .sql(SHOWN + " where d.id = :id")
            .param("id", id)
            .query(this::delivery)
            .optional();
  }

  /**
   * Deliveries for display, the newest first.
   *
   * @param status those that are not delivered yet, of these the stuck ones, or those delivered
   * @param most how many
   */
  List<Delivery> list(DeliveryStatus status, int most) {
    return database
        .sql(
            SHOWN
                + " where d.delivered_at is "
                + (status == DeliveryStatus.DELIVERED ? "not null" : "null")
                + " and d.attempts >= :attempts order by d.id desc limit :most")
        .param("attempts", status == DeliveryStatus.STUCK ? stuckAfter : 0)
        .param("most", most)
        .query(this::delivery)
        .list();
  }

  private Delivery delivery(ResultSet row, int number) throws SQLException {
    Instant deliveredAt = Moments.ofNullable(row, "delivered_at");
    int attempts = row.getInt("attempts");
    DeliveryStatus open = attempts < stuckAfter ? DeliveryStatus.OPEN : DeliveryStatus.STUCK;
    return new Delivery(
        row.getLong("id"),
        row.getString("webhook"),
        row.getLong("event"),
        EventKind.of(row.getString("kind")),
        row.getString("customer"),
        deliveredAt == null ? open : DeliveryStatus.DELIVERED,
        attempts,
        row.getString("failure"),
        Moments.of(row, "created_at"),
        Moments.ofNullable(row, "failed_at"),
        Moments.of(row, "due_at"),
        deliveredAt);
  }
}
