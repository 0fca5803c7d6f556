package org.shouxin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Text;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How bodies are read and answers written. Read: nothing unknown, nothing twice, nothing guessed or
 * rounded, decimals exact, days written in one way, texts without blanks around them. Written:
 * decimals plain, fields without a value left out. Codes of closed sets are the names of Java enums
 * in lower case.
 */
public final class StrictJson {

  /** What a day is. */
  static final Text DAY =
      new Text(
          "日期，如 2026-10-31，1900 至 2999 年", "a day such as 2026-10-31, of the years 1900 to 2999");

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  private StrictJson() {}

  /** A mapper that reads and writes so. */
  static JsonMapper mapper() {
    JsonMapper.Builder json =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    customize(json);
    return json.build();
  }

  /** One line without blanks. */
  public static String compact(Object answer) {
    return mapper().writeValueAsString(answer);
  }

  /** For people: indented by two blanks a level, lines ended by LF on every system. */
  public static String indented(Object answer) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return mapper()
        .writer()
        .with(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
        .writeValueAsString(answer);
  }

  static void customize(JsonMapper.Builder json) {
    json.enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Float,
            exact ->
                exact
                    .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
        .addModule(
            new SimpleModule("shouxin")
                .addDeserializer(LocalDate.class, new DayDeserializer())
                .addDeserializer(String.class, new TextDeserializer())
                .addDeserializer(
                    Integer.class,
                    new WholeDeserializer<>(Integer.class, BigDecimal::intValueExact))
                .addDeserializer(
                    Long.class, new WholeDeserializer<>(Long.class, BigDecimal::longValueExact)))
        .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
  }

  /** The day that a text writes as {@link #DAY} says; empty for any other text. */
  static Optional<LocalDate> day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR
          ? Optional.of(day)
          : Optional.empty();
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static final class DayDeserializer extends StdDeserializer<LocalDate> {

    DayDeserializer() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDate) context.handleUnexpectedToken(getValueType(context), parser);
      }
      String text = parser.getString();
      return day(text)
          .orElseGet(
              () ->
                  (LocalDate)
                      context.handleWeirdStringValue(LocalDate.class, text, "%s", DAY.en()));
    }
  }

  /** A text without blanks around it. */
  private static final class TextDeserializer extends StdDeserializer<String> {

    TextDeserializer() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      return parser.hasToken(JsonToken.VALUE_STRING)
          ? Invisible.trim(parser.getString())
          : (String) context.handleUnexpectedToken(getValueType(context), parser);
    }
  }

  /**
   * Whether this is a whole number, however it is written: {@code 30}, {@code 30.0}, {@code 3e1}.
   */
  static boolean isWhole(JsonNode value) {
    return value.isNumber() && isWhole(value.decimalValue());
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /** A whole number, also one that is written with decimals or an exponent. */
  private static final class WholeDeserializer<T extends Number> extends StdDeserializer<T> {

    private final Function<BigDecimal, T> exact;

    WholeDeserializer(Class<T> type, Function<BigDecimal, T> exact) {
      super(type);
      this.exact = exact;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken().isNumeric()) {
        try {
          return exact.apply(parser.getDecimalValue());
        } catch (ArithmeticException brokenOrBeyond) {
          // refused below
        }
      }
      return (T) context.handleUnexpectedToken(getValueType(context), parser);
    }
  }
}
