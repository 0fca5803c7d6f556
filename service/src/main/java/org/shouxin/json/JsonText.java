package org.shouxin.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.policy.RowRef;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes an object as canonical JSON: fields in the order of the calls, exact plain numbers. */
public final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final JsonGenerator json;

  private JsonText(JsonGenerator json) {
    this.json = json;
  }

  /** An object on one line without blanks. */
  public static String of(Consumer<JsonText> fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      fields.accept(new JsonText(json));
      json.writeEndObject();
    }
    return text.toString();
  }

  /** A number without trailing zeros, yes or no, or anything else as text; null for none. */
  public JsonText value(String name, @Nullable Object value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(Codes.plain(number));
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Enum<?> constant) {
      json.writeString(code(constant));
    } else {
      json.writeString(value.toString());
    }
    return this;
  }

  /** Sheet and id of a workbook row, never its position. */
  public JsonText row(RowRef row) {
    return value("row", row.name());
  }

  /** An object. */
  public JsonText object(String name, Runnable fields) {
    json.writeObjectPropertyStart(name);
    fields.run();
    json.writeEndObject();
    return this;
  }

  /** An array of objects, whose fields are written one after the other. */
  public <T> JsonText objects(String name, List<T> elements, Consumer<T> fields) {
    json.writeArrayPropertyStart(name);
    for (T element : elements) {
      json.writeStartObject();
      fields.accept(element);
      json.writeEndObject();
    }
    json.writeEndArray();
    return this;
  }

  /** An array of texts. */
  public JsonText texts(String name, List<String> elements) {
    json.writeArrayPropertyStart(name);
    elements.forEach(json::writeString);
    json.writeEndArray();
    return this;
  }

  /** The lower-case code of a constant. */
  public static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
