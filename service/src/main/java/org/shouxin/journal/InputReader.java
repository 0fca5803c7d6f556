package org.shouxin.journal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the input of a record back into facts. */
final class InputReader {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser json;

  private InputReader(JsonParser json) {
    this.json = json;
  }

  static Facts read(String input, Dictionary dictionary) {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), input)) {
      return new InputReader(json).facts(dictionary);
    } catch (JacksonException | DateTimeException | ArithmeticException broken) {
      throw new IllegalArgumentException("no input of a record", broken);
    }
  }

  private Facts facts(Dictionary dictionary) {
    expect(JsonToken.START_OBJECT);
    name("customer");
    expect(JsonToken.VALUE_STRING);
    Facts.Builder facts = Facts.of(json.getString(), dictionary);
    name("facts");
    expect(JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      Fact fact = dictionary.fact(json.currentName());
      json.nextToken();
      facts.set(fact, value(fact));
    }
    expect(JsonToken.END_OBJECT);
    return facts.build();
  }

  private @Nullable Object value(Fact fact) {
    return switch (fact.type()) {
      case NUMBER -> new BigDecimal(json.getString());
      case YES_NO -> json.getBooleanValue();
      case DATE -> LocalDate.parse(json.getString());
      case CHOICE, TEXT -> json.getString();
    };
  }

  private void name(String name) {
    expect(JsonToken.PROPERTY_NAME);
    if (!json.currentName().equals(name)) {
      throw new IllegalArgumentException(json.currentName() + " where " + name + " belongs");
    }
  }

  private void expect(JsonToken token) {
    JsonToken found = json.nextToken();
    if (found != token) {
      throw new IllegalArgumentException(found + " where " + token + " belongs");
    }
  }
}
