package org.shouxin.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that tables keep, numbers exactly. */
public final class KeptJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private KeptJson() {}

  /**
   * What the service wrote.
   *
   * @throws JacksonException if it is no JSON
   */
  public static JsonNode read(String text) {
    return JSON.readTree(text);
  }

  /** What may have been changed behind the service's back; an empty object for what is no JSON. */
  public static JsonNode suspect(@Nullable String text) {
    try {
      return read(text == null ? "{}" : text);
    } catch (JacksonException falsified) {
      return JSON.createObjectNode();
    }
  }
}
