package org.shouxin.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what about a body or a parameter cannot be read: the field, the place, what is allowed. */
final class JsonProblems {

  private static final Text MISSING = new Text("缺少此字段", "this field is missing");
  static final Text OUT_OF_RANGE = new Text("超出范围", "out of range");

  private static final Text WRONG_TYPE = new Text("类型或内容不对", "wrong type");
  private static final int DEEPEST = StreamReadConstraints.DEFAULT_MAX_DEPTH;
  private static final int LONGEST_NUMBER = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

  private JsonProblems() {}

  static RefusedRequest of(HttpMessageNotReadableException unreadable) {
    return unreadable.getCause() instanceof JacksonException json
        ? notJson(json)
        : refused(noBody());
  }

  static Problem noBody() {
    return new Problem("", new Text("没有内容", "there is no body"), "", BodyShape.OBJECT, "missing");
  }

  /** A body that is no JSON object. */
  static RefusedRequest refused(Problem problem) {
    return new RefusedRequest(ProblemCode.INVALID_JSON, ProblemTexts.UNREADABLE, List.of(problem));
  }

  /** A number with an exponent that no computer reads. */
  static Problem beyondReading() {
    return new Problem(
        "",
        new Text("有一个数的指数过大", "a number has too large an exponent"),
        "",
        new Text("普通的数，如 1234.5", "an ordinary number, such as 1234.5"),
        "range");
  }

  /** A value of another type than the one allowed. */
  static Problem wrongType(String pointer, JsonNode found, Text allowed) {
    return new Problem(pointer, WRONG_TYPE, found(found), allowed, "wrong_type");
  }

  /** A value as problems quote it. */
  static String found(JsonNode value) {
    return value.isObject()
        ? "{…}"
        : value.isArray() ? "[…]" : value.isMissingNode() ? "" : value.asString();
  }

  static RefusedRequest notJson(JacksonException json) {
    Text what = new Text("不是有效的 JSON", "not valid JSON");
    Text allowed = BodyShape.OBJECT;
    if (json.getOriginalMessage().startsWith("Trailing token")) {
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
    return refused(
        new Problem(
            pointer(json),
            new Text(
                what.zh() + place(json, "（第 %d 行第 %d 列）"),
                what.en() + place(json, " (line %d, column %d)")),
            "",
            allowed,
            json.getOriginalMessage().startsWith("Duplicate") ? "duplicate" : "unreadable"));
  }

  /**
   * A field that the record of a body does not take.
   *
   * @param given the whole body
   * @param body its record
   */
  static Problem of(JacksonException refused, JsonNode given, Class<?> body) {
    String pointer = pointer(refused);
    if (refused instanceof UnrecognizedPropertyException unknown) {
      return new Problem(
          pointer,
          new Text("没有这个字段", "no such field"),
          unknown.getPropertyName(),
          Nearest.suggestion(
              unknown.getPropertyName(), BodyShape.fields(unknown.getReferringClass())),
          "unknown_field");
    }
    JsonNode found = given.at(pointer);
    Text allowed = BodyShape.allowed(body, pointer);
    return StrictJson.isWhole(found) && BodyShape.isWhole(body, pointer)
        ? new Problem(pointer, OUT_OF_RANGE, found(found), allowed, "range")
        : wrongType(pointer, found, allowed);
  }

  /** A field that Bean Validation refuses. */
  static Problem of(ConstraintViolation<?> violation, Class<?> body) {
    String pointer = pointer(violation.getPropertyPath());
    return of(violation, pointer, BodyShape.allowed(body, pointer));
  }

  /** A parameter that Bean Validation refuses. */
  static Problem of(ConstraintViolation<?> violation, Parameter[] parameters) {
    int index = 0;
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PARAMETER) {
        index = node.as(Path.ParameterNode.class).getParameterIndex();
      }
    }
    return of(
        violation,
        RequestPlace.parameter(ParameterCheck.name(parameters[index])),
        BodyShape.allowed(parameters[index]));
  }

  private static Problem of(ConstraintViolation<?> violation, String where, Text allowed) {
    Annotation rule = violation.getConstraintDescriptor().getAnnotation();
    Object value = violation.getInvalidValue();
    String found = String.valueOf(value instanceof Collection<?> list ? list.size() : value);
    if (rule instanceof NotNull) {
      return new Problem(where, MISSING, "", allowed, "missing");
    }
    if (rule instanceof Size) {
      Text what = new Text("长度超出范围", "length out of range");
      return new Problem(where, what, found, allowed, "length");
    }
    if (rule instanceof Pattern pattern) {
      Text what = new Text("写法不对", "not of the required form");
      return new Problem(where, what, found, BodyShape.said(pattern), "form");
    }
    if (rule instanceof PastOrPresent) {
      Text what = new Text("不能在将来", "must not be in the future");
      return new Problem(where, what, found, new Text("今天或更早", "today or earlier"), "range");
    }
    if (rule instanceof FutureOrPresent) {
      Text what = new Text("不能在过去", "must not be in the past");
      return new Problem(where, what, found, new Text("今天或更晚", "today or later"), "range");
    }
    return new Problem(where, OUT_OF_RANGE, found, allowed, "range");
  }

  private static String place(JacksonException json, String form) {
    @Nullable TokenStreamLocation at = json.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : String.format(Locale.ROOT, form, at.getLineNr(), at.getColumnNr());
  }

  private static String pointer(JacksonException json) {
    String pointer = "";
    for (JacksonException.Reference step : json.getPath()) {
      String name = step.getPropertyName();
      pointer =
          RequestPlace.pointer(pointer, name == null ? String.valueOf(step.getIndex()) : name);
    }
    return pointer;
  }

  private static String pointer(Path path) {
    String pointer = "";
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        pointer = RequestPlace.pointer(pointer, String.valueOf(node.getIndex()));
      } else if (node.getKey() != null) {
        pointer = RequestPlace.pointer(pointer, String.valueOf(node.getKey()));
      }
      String name = node.getName();
      if (name != null && !name.startsWith("<")) {
        pointer = RequestPlace.pointer(pointer, BodyShape.name(name));
      }
    }
    return pointer;
  }
}
