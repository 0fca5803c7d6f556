package org.shouxin.web;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;
import tools.jackson.core.JsonPointer;

/** Says what may stand at a place of a body, as the records that it is read into declare it. */
final class BodyShape {

  /** What a body is. */
  static final Text OBJECT = new Text("一个 JSON 对象", "a JSON object");

  private static final Text NUMBER = new Text("数", "a number");
  private static final Text WHOLE = new Text("整数", "a whole number");
  private static final Text TRUTH = new Text("true 或 false", "true or false");
  private static final Map<Class<?>, Text> KINDS =
      Map.ofEntries(
          Map.entry(String.class, new Text("文字", "text")),
          Map.entry(LocalDate.class, StrictJson.DAY),
          Map.entry(
              Instant.class,
              new Text("时刻，如 2026-10-31T08:00:00Z", "a moment such as 2026-10-31T08:00:00Z")),
          Map.entry(BigDecimal.class, NUMBER),
          Map.entry(Integer.class, WHOLE),
          Map.entry(int.class, WHOLE),
          Map.entry(Long.class, WHOLE),
          Map.entry(long.class, WHOLE),
          Map.entry(Boolean.class, TRUTH),
          Map.entry(boolean.class, TRUTH));

  private BodyShape() {}

  /**
   * What may stand at a place; nothing is said of a place that does not exist.
   *
   * @param body the record of the whole body
   * @param pointer to the place
   */
  static Text allowed(Class<?> body, String pointer) {
    Declared found = at(body, pointer);
    return found == null ? Text.NONE : allowed(raw(found.type()), found.by());
  }

  /** Whether a whole number stands at a place. */
  static boolean isWhole(Class<?> body, String pointer) {
    Declared found = at(body, pointer);
    return found != null && KINDS.get(raw(found.type())) == WHOLE;
  }

  /** What a parameter of a handler may be. */
  static Text allowed(Parameter parameter) {
    return allowed(parameter.getType(), parameter);
  }

  private record Declared(Type type, AnnotatedElement by) {}

  private static @Nullable Declared at(Class<?> body, String pointer) {
    Declared at = new Declared(body, body);
    for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
      Class<?> raw = raw(at.type());
      if (raw.isRecord()) {
        RecordComponent component = component(raw, rest.getMatchingProperty());
        if (component == null) {
          return null;
        }
        at = new Declared(component.getGenericType(), component.getAccessor());
      } else if (at.type() instanceof ParameterizedType parameterized) {
        Type[] arguments = parameterized.getActualTypeArguments();
        Type last = arguments[arguments.length - 1];
        at = new Declared(last, raw(last));
      } else {
        return null;
      }
    }
    return at;
  }

  /** Names of the fields of a record, as bodies write them. */
  static List<String> fields(Class<?> type) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .map(component -> name(component.getName()))
            .sorted()
            .toList()
        : List.of();
  }

  /** A component as bodies write it. */
  static String name(String component) {
    return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static @Nullable RecordComponent component(Class<?> type, String name) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> name(component.getName()).equals(name))
        .findFirst()
        .orElse(null);
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : Object.class;
  }

  private static Text allowed(Class<?> type, AnnotatedElement declared) {
    Size size = declared.getAnnotation(Size.class);
    Pattern pattern = declared.getAnnotation(Pattern.class);
    if (type.isEnum()) {
      return Text.same(String.join(", ", codes(type)));
    }
    if (Collection.class.isAssignableFrom(type)) {
      return size == null
          ? new Text("列表", "a list")
          : new Text(
              "列表，" + size.min() + " 到 " + size.max() + " 项",
              "a list of " + size.min() + " to " + size.max());
    }
    if (type == String.class && pattern != null && size == null) {
      return said(pattern);
    }
    if (type == String.class && size != null) {
      return new Text(
          "文字，" + size.min() + " 到 " + size.max() + " 个字符",
          "text of " + size.min() + " to " + size.max() + " characters");
    }
    Text kind = KINDS.getOrDefault(type, OBJECT);
    Text range = range(declared);
    return new Text(kind.zh() + range.zh(), kind.en() + range.en());
  }

  /** What a pattern allows: its message, Chinese and English with a bar between. */
  static Text said(Pattern pattern) {
    String[] said = pattern.message().split(" \\| ", -1);
    return new Text(said[0], said[said.length - 1]);
  }

  /** Codes of a closed set, as bodies write them. */
  static List<String> codes(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Text range(AnnotatedElement declared) {
    String least = null;
    boolean above = declared.isAnnotationPresent(Positive.class);
    if (above || declared.isAnnotationPresent(PositiveOrZero.class)) {
      least = "0";
    } else if (declared.isAnnotationPresent(Min.class)) {
      least = String.valueOf(declared.getAnnotation(Min.class).value());
    } else if (declared.isAnnotationPresent(DecimalMin.class)) {
      least = declared.getAnnotation(DecimalMin.class).value();
      above = !declared.getAnnotation(DecimalMin.class).inclusive();
    }
    String most = null;
    if (declared.isAnnotationPresent(Max.class)) {
      most = String.valueOf(declared.getAnnotation(Max.class).value());
    } else if (declared.isAnnotationPresent(DecimalMax.class)) {
      most = declared.getAnnotation(DecimalMax.class).value();
    }
    if (least == null) {
      return most == null ? Text.same("") : new Text("，至多 " + most, " of at most " + most);
    }
    if (most == null) {
      return above
          ? new Text("，大于 " + least, " above " + least)
          : new Text("，至少 " + least, " of at least " + least);
    }
    return above
        ? new Text("，大于 " + least + "，至多 " + most, " above " + least + ", at most " + most)
        : new Text("，" + least + " 到 " + most, " from " + least + " to " + most);
  }
}
