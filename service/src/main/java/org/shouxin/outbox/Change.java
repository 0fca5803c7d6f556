package org.shouxin.outbox;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change for a customer under a policy.
 *
 * @param policy id of the policy
 * @param decision id of the journal record with the reason; null for none
 * @param before the values before, by name; empty if none
 * @param after the values now, by name
 */
public record Change(
    String policy,
    @Nullable String decision,
    Map<String, ? extends @Nullable Object> before,
    Map<String, ? extends @Nullable Object> after) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  /** As the body of an event: one line of JSON, names sorted. */
  public String json() {
    Map<String, @Nullable Object> body = new TreeMap<>();
    body.put("policy", policy);
    body.put("decision", decision);
    body.put("before", new TreeMap<>(before));
    body.put("after", new TreeMap<>(after));
    return JSON.writeValueAsString(body);
  }
}
