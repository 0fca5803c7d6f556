package org.shouxin.outbox;

import java.io.StringWriter;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The body that is posted: {@code id}, {@code kind}, {@code customer}, {@code at}, and {@code data}
 * as it was added. The same event has the same bytes at every attempt.
 */
final class Envelope {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Envelope() {}

  static String json(long id, String kind, String customer, Instant at, String data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("id", String.valueOf(id));
      json.writeStringProperty("kind", kind);
      json.writeStringProperty("customer", customer);
      json.writeStringProperty("at", at.toString());
      json.writeName("data");
      json.writeRawValue(data);
      json.writeEndObject();
    }
    return text.toString();
  }
}
