package org.shouxin.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of an event to a webhook.
 *
 * @param id of the delivery
 * @param webhook name of its receiver
 * @param event id of the event
 * @param kind of the event
 * @param customer code of the customer
 * @param status whether it was delivered
 * @param attempts made so far
 * @param failure why the last attempt that failed did, such as HTTP 500
 * @param createdAt when the event happened
 * @param failedAt when an attempt last failed
 * @param dueAt not tried before
 * @param deliveredAt when it was accepted; not there until then
 */
record Delivery(
    long id,
    String webhook,
    long event,
    EventKind kind,
    String customer,
    DeliveryStatus status,
    int attempts,
    @Nullable String failure,
    Instant createdAt,
    @Nullable Instant failedAt,
    Instant dueAt,
    @Nullable Instant deliveredAt) {

  /** Whether an event was delivered. */
  enum DeliveryStatus {
    /** Not yet. */
    OPEN,
    /** Not yet, and many attempts failed; attempts continue. */
    STUCK,
    /** The webhook accepted it. */
    DELIVERED
  }
}
