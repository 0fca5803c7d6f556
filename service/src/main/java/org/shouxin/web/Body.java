package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object that came with a request, read field by field; everything that is wrong with it is
 * told at once by {@link #done}, each field by its JSON pointer. Not for several threads.
 */
public final class Body {

  private static final Text OBJECT = BodyShape.OBJECT;

  private final JsonNode object;
  private final String pointer;
  private final Problems problems;
  private final Set<String> asked = new HashSet<>();

  private Body(JsonNode object, String pointer, Problems problems) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
  }

  /**
   * The body of a request.
   *
   * @param json strict, with decimals exact
   * @throws RefusedRequest if there is no JSON object
   */
  public static Body of(HttpServletRequest request, JsonMapper json) {
    JsonNode root = BodyReader.tree(BufferedRequest.body(request), json);
    return new Body(root, "", new Problems());
  }

  /** An element of a list as a body of its own, with problems of its own. */
  public static Body of(JsonNode element, String pointer) {
    Problems problems = new Problems();
    if (!element.isObject()) {
      problems.add(wrong(pointer, element, OBJECT));
    }
    return new Body(element, pointer, problems);
  }

  /** The pointer to a field. */
  public String pointer(String field) {
    return Fields.pointer(pointer, field);
  }

  /** Adds a problem. */
  public void refuse(Problem problem) {
    problems.add(problem);
  }

  /** A text of at most so many characters, without blanks around it; null when it is not given. */
  public @Nullable String text(String field, int most) {
    JsonNode value = field(field);
    if (value == null) {
      return null;
    }
    Text allowed = text(most);
    if (!value.isString()) {
      problems.add(wrong(pointer(field), value, allowed));
      return null;
    }
    String text = value.stringValue().strip();
    if (text.isEmpty() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      problems.add(
          new Problem(
              pointer(field),
              new Text("长度或字符不对", "length out of range, or control characters"),
              text,
              allowed));
      return null;
    }
    return text;
  }

  /** The same; a text that is not given is a problem and stands as empty. */
  public String needed(String field, int most) {
    int before = problems.all().size();
    String text = text(field, most);
    if (text == null && problems.all().size() == before) {
      problems.add(absent(field, text(most)));
    }
    return text == null ? "" : text;
  }

  private static Text text(int most) {
    return new Text("文字，1 到 " + most + " 个字符", "text of 1 to " + most + " characters");
  }

  /** A day, {@code 2026-10-31}; null when it is not given. */
  public @Nullable LocalDate day(String field) {
    JsonNode value = field(field);
    if (value == null) {
      return null;
    }
    Optional<LocalDate> day =
        value.isString() ? StrictJson.day(value.stringValue()) : Optional.empty();
    if (day.isEmpty()) {
      problems.add(wrong(pointer(field), value, StrictJson.DAY));
    }
    return day.orElse(null);
  }

  /** The same; a day that is not given is a problem and stands as 1970-01-01. */
  public LocalDate neededDay(String field) {
    int before = problems.all().size();
    LocalDate day = day(field);
    if (day == null && problems.all().size() == before) {
      problems.add(absent(field, StrictJson.DAY));
    }
    return day == null ? LocalDate.EPOCH : day;
  }

  /** Yes or no; no when it is not given. */
  public boolean truth(String field) {
    JsonNode value = field(field);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      problems.add(wrong(pointer(field), value, new Text("true 或 false", "true or false")));
      return false;
    }
    return value.booleanValue();
  }

  /** An object; null when it is not given, which is a problem. */
  public @Nullable JsonNode object(String field) {
    JsonNode value = field(field);
    if (value == null) {
      problems.add(absent(field, OBJECT));
      return null;
    }
    if (!value.isObject()) {
      problems.add(wrong(pointer(field), value, OBJECT));
      return null;
    }
    return value;
  }

  /** A list of 1 to so many; null when it is not, which is a problem. */
  public @Nullable JsonNode list(String field, int most) {
    JsonNode value = field(field);
    Text allowed = new Text("列表，1 到 " + most + " 项", "a list of 1 to " + most);
    if (value == null) {
      problems.add(absent(field, allowed));
      return null;
    }
    if (!value.isArray() || value.isEmpty() || value.size() > most) {
      problems.add(
          new Problem(
              pointer(field),
              new Text("不是这样的列表", "no such list"),
              value.isArray() ? value.size() + "" : JsonProblems.found(value),
              allowed));
      return null;
    }
    return value;
  }

  private @Nullable JsonNode field(String field) {
    asked.add(field);
    JsonNode value = object.get(field);
    return value == null || value.isNull() ? null : value;
  }

  private Problem absent(String field, Text allowed) {
    return new Problem(pointer(field), new Text("缺少此字段", "this field is missing"), "", allowed);
  }

  /** A value of another kind than the one allowed. */
  public static Problem wrong(String pointer, JsonNode found, Text allowed) {
    return JsonProblems.wrongType(pointer, found, allowed);
  }

  /**
   * To be called when every field was read: fields that were not are unknown.
   *
   * @throws RefusedException with everything that is wrong
   */
  public void done() throws RefusedException {
    if (object.isObject()) {
      for (String field : object.propertyNames()) {
        if (!asked.contains(field)) {
          problems.add(
              new Problem(
                  pointer(field),
                  new Text("没有这个字段", "no such field"),
                  field,
                  Nearest.suggestion(field, asked.stream().sorted().toList())));
        }
      }
    }
    if (!problems.none()) {
      throw new RefusedException(problems.all());
    }
  }
}
