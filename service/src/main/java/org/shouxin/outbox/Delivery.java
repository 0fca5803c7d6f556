package org.shouxin.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A delivery for display. Times are UTC.
 *
 * @param id of the delivery
 * @param webhook its receiver
 * @param event id of the event
 * @param kind of the event
 * @param customer the customer of the event
 * @param attempts made so far
 * @param failure of the last attempt that failed
 * @param createdAt when the event happened
 * @param failedAt when an attempt last failed
 * @param dueAt not tried before
 * @param deliveredAt when it was accepted; null until then
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Delivery(
    long id,
    String webhook,
    long event,
    String kind,
    String customer,
    int attempts,
    @Nullable String failure,
    @Nullable Instant createdAt,
    @Nullable Instant failedAt,
    @Nullable Instant dueAt,
    @Nullable Instant deliveredAt) {}
