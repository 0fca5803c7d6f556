package org.shouxin.outbox;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What changed for a customer under a policy.
 *
 * @param policy id of the policy
 * @param decision id of the journal record that says why; null for none
 * @param before what held, by name; empty when nothing did
 * @param after what holds now, by name
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
