package org.shouxin.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * The body that is posted. The same event has the same bytes at every attempt.
 *
 * @param id of the event; the same when it is sent again
 * @param kind of the event
 * @param customer code of the customer
 * @param occurredAt when it happened
 * @param data what changed
 */
@JsonPropertyOrder({"id", "kind", "customer", "occurred_at", "data"})
public record Envelope(
    String id,
    String kind,
    String customer,
    @JsonProperty("occurred_at") Instant occurredAt,
    RawValue data) {

  private static final JsonMapper JSON = new JsonMapper();

  static Envelope of(long id, String kind, String customer, Instant at, String data) {
    return new Envelope(String.valueOf(id), kind, customer, at, new RawValue(data));
  }

  /** As it is posted. */
  String json() {
    return JSON.writeValueAsString(this);
  }
}
