package org.shouxin.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes values as JSON: exact plain numbers, days, codes, texts in two languages. */
public final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final JsonGenerator json;

  private JsonText(JsonGenerator json) {
    this.json = json;
  }

  /** One line without blanks. */
  public static String compact(Consumer<JsonText> content) {
    return write(content, ObjectWriteContext.empty());
  }

  /** Indented by two blanks a level, lines ended by LF on every system. */
  public static String indented(Consumer<JsonText> content) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return write(
        content,
        new Indented(
            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines)));
  }

  private static String write(Consumer<JsonText> content, ObjectWriteContext context) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(context, text)) {
      content.accept(new JsonText(json));
    }
    return text.toString();
  }

  private static final class Indented extends ObjectWriteContext.Base {
    private final PrettyPrinter printer;

    Indented(PrettyPrinter printer) {
      this.printer = printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }
  }

  /** Begins an object in an array, or the outermost. */
  public void startObject() {
    json.writeStartObject();
  }

  /** Begins an object under a name. */
  public void startObject(String name) {
    json.writeObjectPropertyStart(name);
  }

  /** Ends the object last begun. */
  public void end() {
    json.writeEndObject();
  }

  /** A string. */
  public void string(String name, String value) {
    json.writeStringProperty(name, value);
  }

  /** A whole number. */
  public void integer(String name, int value) {
    json.writeNumberProperty(name, value);
  }

  /** Yes or no. */
  public void truth(String name, boolean value) {
    json.writeBooleanProperty(name, value);
  }

  /** An exact number, plain and without trailing zeros. */
  public void number(String name, BigDecimal number) {
    json.writeNumberProperty(name, Codes.plain(number));
  }

  public void text(String name, Text text) {
    startObject(name);
    string("zh", text.zh());
    string("en", text.en());
    end();
  }

  /** Sheet and id of a workbook row, never its position. */
  public void row(RowRef row) {
    string("row", row.name());
  }

  /** A number, yes or no, day, code or text; null when there is none. */
  public void value(String name, @Nullable Object value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(Codes.plain(number));
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(value.toString());
    }
  }

  /** Which policy decided. */
  public void policy(Policy policy) {
    startObject("policy");
    string("id", policy.identity().id());
    integer("version", policy.identity().version());
    string("sha256", policy.sha256());
    end();
  }

  /** Something that prevents a decision. */
  public void problem(Problem problem) {
    startObject();
    string("where", problem.where());
    text("what", problem.what());
    string("found", problem.found());
    text("allowed", problem.allowed());
    end();
  }

  /** A string in an array. */
  public void element(String value) {
    json.writeString(value);
  }

  /** An array whose elements are written one by one. */
  public <T> void array(String name, List<T> elements, Consumer<T> writer) {
    json.writeArrayPropertyStart(name);
    elements.forEach(writer);
    json.writeEndArray();
  }

  /** The lower-case code of a constant. */
  public static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
