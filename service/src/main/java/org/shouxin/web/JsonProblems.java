package org.shouxin.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what about a body or a parameter cannot be read: the field, the place, what is allowed. */
final class JsonProblems {

  private static final Map<Class<?>, Text> KINDS =
      Map.ofEntries(
          Map.entry(String.class, new Text("文字", "text")),
          Map.entry(LocalDate.class, StrictJson.DAY),
          Map.entry(
              Instant.class,
              new Text("时刻，如 2026-10-31T08:00:00Z", "a moment such as 2026-10-31T08:00:00Z")),
          Map.entry(BigDecimal.class, new Text("数", "a number")),
          Map.entry(Integer.class, new Text("整数", "a whole number")),
          Map.entry(int.class, new Text("整数", "a whole number")),
          Map.entry(Long.class, new Text("整数", "a whole number")),
          Map.entry(long.class, new Text("整数", "a whole number")),
          Map.entry(Boolean.class, new Text("true 或 false", "true or false")),
          Map.entry(boolean.class, new Text("true 或 false", "true or false")));

  private static final int DEEPEST = StreamReadConstraints.DEFAULT_MAX_DEPTH;
  private static final int LONGEST_NUMBER = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

  private JsonProblems() {}

  static ProblemResponse of(HttpMessageNotReadableException unreadable) {
    return unreadable.getCause() instanceof JacksonException json
        ? of(json)
        : new ProblemResponse(
            HttpStatus.BAD_REQUEST,
            ProblemTexts.UNREADABLE,
            new Problem("", new Text("没有内容", "there is no body"), "", Body.OBJECT));
  }

  /** A number with an exponent that no computer reads. */
  static Problem beyondReading() {
    return new Problem(
        "",
        new Text("有一个数的指数过大", "a number has too large an exponent"),
        "",
        new Text("普通的数，如 1234.5", "an ordinary number, such as 1234.5"));
  }

  /** What is wrong with a body: 400 when it is no JSON, 422 when it is not the JSON asked for. */
  static ProblemResponse of(JacksonException json) {
    boolean kind = json instanceof DatabindException || json instanceof InputCoercionException;
    return kind && !trailing(json)
        ? new ProblemResponse(HttpStatus.UNPROCESSABLE_CONTENT, ProblemTexts.REFUSED, field(json))
        : new ProblemResponse(HttpStatus.BAD_REQUEST, ProblemTexts.UNREADABLE, notJson(json));
  }

  private static boolean trailing(JacksonException json) {
    return json.getOriginalMessage().startsWith("Trailing token");
  }

  private static Problem notJson(JacksonException json) {
    Text what = new Text("不是有效的 JSON", "not valid JSON");
    Text allowed = Body.OBJECT;
    if (trailing(json)) {
      what = new Text("对象之后还有内容", "something follows the object");
    } else if (json.getOriginalMessage().startsWith("Duplicate")) {
      what = new Text("同一字段给了两次", "a field is given twice");
      allowed = new Text("每个字段一次", "each field once");
    } else if (json instanceof StreamConstraintsException) {
      what = new Text("嵌套过深，或名称、数过长", "nested too deeply, or a name or number is too long");
      allowed =
          new Text(
              "至多 " + DEEPEST + " 层，数至多 " + LONGEST_NUMBER + " 位",
              "at most " + DEEPEST + " levels, numbers of " + LONGEST_NUMBER + " digits");
    }
    return new Problem(
        pointer(json),
        new Text(
            what.zh() + place(json, "（第 %d 行第 %d 列）"),
            what.en() + place(json, " (line %d, column %d)")),
        "",
        allowed);
  }

  private static Problem field(JacksonException json) {
    if (json instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds() == null
              ? List.of()
              : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return new Problem(
          pointer(json),
          new Text("没有这个字段", "no such field"),
          unknown.getPropertyName(),
          Nearest.suggestion(unknown.getPropertyName(), known));
    }
    Class<?> asked =
        json instanceof MismatchedInputException wrong
            ? wrong.getTargetType()
            : json instanceof InputCoercionException beyond ? beyond.getTargetType() : null;
    Object found = json instanceof InvalidFormatException wrong ? wrong.getValue() : "";
    return new Problem(
        pointer(json),
        new Text(
            "类型或内容不对" + place(json, "（第 %d 行第 %d 列）"),
            "of the wrong kind" + place(json, " (line %d, column %d)")),
        String.valueOf(found),
        allowed(asked));
  }

  static ProblemResponse of(MethodArgumentTypeMismatchException mismatch) {
    Text what = new Text("无法读取", "cannot be read");
    return new ProblemResponse(
        HttpStatus.BAD_REQUEST,
        ProblemTexts.BAD_REQUEST,
        new Problem(
            mismatch.getName(),
            what,
            String.valueOf(mismatch.getValue()),
            allowed(mismatch.getRequiredType())));
  }

  private static Text allowed(@Nullable Class<?> kind) {
    if (kind == null) {
      return Text.same("");
    }
    if (kind.isEnum()) {
      return Text.same(
          Arrays.stream(kind.getEnumConstants())
              .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")));
    }
    if (Iterable.class.isAssignableFrom(kind) || kind.isArray()) {
      return new Text("列表", "a list");
    }
    return KINDS.getOrDefault(kind, Body.OBJECT);
  }

  private static String place(JacksonException json, String form) {
    TokenStreamLocation at = json.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : String.format(Locale.ROOT, form, at.getLineNr(), at.getColumnNr());
  }

  private static String pointer(JacksonException json) {
    String pointer = "";
    for (JacksonException.Reference step : json.getPath()) {
      String name = step.getPropertyName();
      pointer = Fields.pointer(pointer, name == null ? String.valueOf(step.getIndex()) : name);
    }
    return pointer;
  }
}
