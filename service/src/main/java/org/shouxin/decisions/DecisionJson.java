package org.shouxin.decisions;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.NamedNumber;
import org.shouxin.decision.Decision.Origin;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.problem.Text;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * An answer as JSON: the public shape of a decision, the same wherever one is handed out.
 *
 * <p>Fields stand in a fixed order. Numbers are plain decimals, days are {@code 2026-10-31}, codes
 * are lower case, texts carry both languages. Workbook rows are named by sheet and id, never by
 * position, so that the same facts and policy give the same bytes wherever the rows stand. {@code
 * outcome} is {@code decided} or {@code undecided}; the latter has {@code missing} and {@code
 * facts} only.
 */
public final class DecisionJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final JsonGenerator json;

  private DecisionJson(JsonGenerator json) {
    this.json = json;
  }

  /** The canonical form: one line, no blanks, no line end. */
  public static String compact(Answer answer) {
    return write(answer, ObjectWriteContext.empty());
  }

  /** The same fields in the same order on indented lines, for people. */
  public static String indented(Answer answer) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    return write(answer, new Indented(printer));
  }

  private static final class Indented extends ObjectWriteContext.Base {
    private final DefaultPrettyPrinter printer;

    Indented(DefaultPrettyPrinter printer) {
      this.printer = printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public DefaultPrettyPrinter getPrettyPrinter() {
      return printer;
    }
  }

  private static String write(Answer answer, ObjectWriteContext context) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(context, text)) {
      new DecisionJson(json).answer(answer);
    }
    return text.toString();
  }

  private void answer(Answer answer) {
    json.writeStartObject();
    json.writeStringProperty("customer", answer.customer());
    json.writeStringProperty("as_of", answer.asOf().toString());
    policy(answer.policy());
    if (answer instanceof Decision decision) {
      json.writeStringProperty("outcome", "decided");
      conclusions(decision);
      limit(decision);
      terms(decision);
      array("reasons", decision.reasons(), this::reason);
      trace(decision);
    } else if (answer instanceof Undecided undecided) {
      json.writeStringProperty("outcome", "undecided");
      array("missing", undecided.missing(), fact -> json.writeString(fact.name()));
      array(
          "facts",
          undecided.policy().facts().facts().stream()
              .filter(fact -> undecided.facts().value(fact) != null)
              .toList(),
          fact -> fact(fact, undecided.facts().value(fact), Origin.GIVEN));
    }
    json.writeEndObject();
  }

  private void policy(Policy policy) {
    json.writeObjectPropertyStart("policy");
    json.writeStringProperty("id", policy.identity().id());
    json.writeNumberProperty("version", policy.identity().version());
    json.writeStringProperty("sha256", policy.sha256());
    json.writeEndObject();
  }

  private void conclusions(Decision decision) {
    json.writeStringProperty("admission", code(decision.admission()));
    number("score", decision.score());
    json.writeStringProperty("grade_before", decision.gradeBefore().code());
    json.writeStringProperty("grade", decision.grade().code());
    json.writeStringProperty("standing", decision.standing().code());
  }

  private void limit(Decision decision) {
    json.writeObjectPropertyStart("credit_limit");
    number("amount", decision.creditLimit());
    json.writeStringProperty("currency", decision.policy().identity().currency());
    json.writeStringProperty("formula", decision.terms().limit().text());
    array("numbers", decision.limitNumbers(), this::namedNumber);
    json.writeEndObject();
  }

  private void namedNumber(NamedNumber number) {
    json.writeStartObject();
    json.writeStringProperty("name", number.name());
    number("value", number.value());
    json.writeEndObject();
  }

  private void terms(Decision decision) {
    json.writeObjectPropertyStart("terms");
    row(decision.terms().row());
    json.writeNumberProperty("credit_days", decision.terms().creditDays());
    number("discount", decision.terms().discount());
    number("prepayment", decision.terms().prepayment());
    text("treatment", decision.terms().treatment());
    json.writeEndObject();
    text("grade_treatment", decision.grade().treatment());
    Object review = decision.nextReview();
    json.writeName("next_review");
    value(review);
  }

  private void reason(Reason reason) {
    json.writeStartObject();
    row(reason.row());
    text("text", reason.text());
    json.writeEndObject();
  }

  private void trace(Decision decision) {
    array("facts", decision.facts(), this::fact);
    array("criteria", decision.criteria(), this::criterion);
    array("indicators", decision.points(), this::indicator);
    array("downgrades", decision.downgrades(), this::downgrade);
    array("sanctions", decision.sanctions(), this::sanction);
  }

  private void fact(FactUsed used) {
    fact(used.fact(), used.value(), used.origin());
  }

  private void fact(Fact fact, @Nullable Object value, Origin origin) {
    json.writeStartObject();
    json.writeStringProperty("name", fact.name());
    json.writeName("value");
    value(value);
    json.writeStringProperty("origin", code(origin));
    json.writeEndObject();
  }

  private void criterion(CriterionResult result) {
    json.writeStartObject();
    row(result.criterion().row());
    text("name", result.criterion().name());
    json.writeStringProperty("fact", result.criterion().passes().fact().name());
    json.writeStringProperty("passes", result.criterion().passes().text());
    json.writeStringProperty("verdict", code(result.verdict()));
    json.writeEndObject();
  }

  private void indicator(IndicatorPoints given) {
    json.writeStartObject();
    row(given.indicator().row());
    text("family", given.indicator().family());
    text("name", given.indicator().name());
    json.writeStringProperty("fact", given.indicator().fact().name());
    json.writeName("value");
    value(given.value());
    json.writeName("band");
    var band = given.band();
    value(band == null ? null : band.row().name());
    number("points", given.points());
    number("weight", given.indicator().weight());
    json.writeBooleanProperty("left_out", given.leftOut());
    json.writeEndObject();
  }

  private void downgrade(Downgrade downgrade) {
    json.writeStartObject();
    row(downgrade.row());
    json.writeNumberProperty("steps", downgrade.steps());
    json.writeName("to");
    value(downgrade.to());
    json.writeEndObject();
  }

  private void sanction(Sanction sanction) {
    json.writeStartObject();
    row(sanction.row());
    json.writeStringProperty("standing", sanction.standing().code());
    json.writeEndObject();
  }

  private void row(RowRef row) {
    json.writeStringProperty("row", row.name());
  }

  private void text(String name, Text text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("zh", text.zh());
    json.writeStringProperty("en", text.en());
    json.writeEndObject();
  }

  private void number(String name, BigDecimal number) {
    json.writeNumberProperty(name, Codes.plain(number));
  }

  private void value(@Nullable Object value) {
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

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private interface Writer<T> {
    void write(T element);
  }

  private <T> void array(String name, List<T> elements, Writer<T> writer) {
    json.writeArrayPropertyStart(name);
    elements.forEach(writer::write);
    json.writeEndArray();
  }
}
