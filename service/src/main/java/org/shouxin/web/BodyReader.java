package org.shouxin.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads bodies into records and refuses them with everything that is wrong at once: fields that are
 * unknown or of the wrong type, fields beyond what Bean Validation allows, and content that {@link
 * BodyContent} refuses. Safe for several threads.
 */
@Component
@ConditionalOnWebApplication
public final class BodyReader {

  /** So many problems are more than anybody reads. */
  private static final int MOST_PROBLEMS = 50;

  private final JsonMapper json;
  private final Validator validator;
  private final ObjectProvider<BodyContent<?>> contents;

  BodyReader(JsonMapper json, Validator validator, ObjectProvider<BodyContent<?>> contents) {
    this.json = json;
    this.validator = validator;
    this.contents = contents;
  }

  /**
   * Reads a body.
   *
   * @throws RefusedRequest 400 if it is no JSON, 422 if it is no object
   */
  static JsonNode tree(byte[] body, JsonMapper json) {
    JsonNode root;
    try {
      root = body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
    } catch (JacksonException unreadable) {
      throw JsonProblems.notJson(unreadable);
    } catch (NumberFormatException beyond) {
      throw JsonProblems.refused(JsonProblems.beyondReading());
    }
    if (root.isMissingNode()) {
      throw JsonProblems.refused(JsonProblems.noBody());
    }
    if (!root.isObject()) {
      throw RefusedRequest.of(
          new RefusedException(List.of(JsonProblems.wrongType("", root, BodyShape.OBJECT))));
    }
    return root;
  }

  /**
   * Reads a body into a record.
   *
   * @throws RefusedRequest 400 if it is no JSON object
   * @throws RefusedException with everything that is wrong
   */
  <T> T read(byte[] body, Class<T> type) throws RefusedException {
    return read(tree(body, json), type, "");
  }

  /**
   * Reads a part of a body into a record.
   *
   * @param pointer to the part
   * @throws RefusedException with everything that is wrong
   */
  public <T> T read(JsonNode part, Class<T> type, String pointer) throws RefusedException {
    Problems problems = new Problems();
    T bound = bind(part, type, problems);
    if (bound != null) {
      List<Problem> violations = violations(bound, type);
      violations.stream().filter(each -> !covered(each, problems)).forEach(problems::add);
      if (!problems.none()) {
        content(bound, type, problems);
      }
    }
    if (bound == null || !problems.none()) {
      throw RequestPlace.below(pointer, new RefusedException(problems.all()));
    }
    return bound;
  }

  /** Binds what can be bound: what is refused is noted, taken out, and the rest tried again. */
  private <T> @Nullable T bind(JsonNode given, Class<T> type, Problems problems) {
    if (!given.isObject()) {
      problems.add(JsonProblems.wrongType("", given, BodyShape.OBJECT));
      return null;
    }
    JsonNode readable = GivenText.of(given, problems);
    JsonNode rest = readable;
    Set<String> taken = new HashSet<>();
    while (taken.size() < MOST_PROBLEMS) {
      try {
        return json.treeToValue(rest, type);
      } catch (JacksonException refused) {
        if (rest == readable) {
          rest = readable.deepCopy();
        }
        Problem problem = JsonProblems.of(refused, given, type);
        String place = problem.where();
        if (taken.add(place)) {
          problems.add(problem);
        } else {
          // a list that takes no gap goes as a whole
          place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
        if (!takeOut(rest, place)) {
          return null;
        }
      }
    }
    return null;
  }

  private static boolean takeOut(JsonNode root, String pointer) {
    JsonPointer place = JsonPointer.compile(pointer);
    if (place.matches()) {
      return false;
    }
    JsonPointer last = place.last();
    JsonNode parent = root.at(place.head());
    if (parent instanceof ArrayNode array && array.has(last.getMatchingIndex())) {
      array.set(last.getMatchingIndex(), NullNode.getInstance());
      return true;
    }
    return parent instanceof ObjectNode object && object.remove(last.getMatchingProperty()) != null;
  }

  private <T> List<Problem> violations(T bound, Class<T> type) {
    List<Problem> all = new ArrayList<>();
    for (ConstraintViolation<T> violation : validator.validate(bound)) {
      all.add(JsonProblems.of(violation, type));
    }
    all.sort(Comparator.comparing(Problem::where));
    return all;
  }

  private static boolean covered(Problem violation, Problems problems) {
    String where = violation.where() + "/";
    return problems.all().stream().anyMatch(each -> where.startsWith(each.where() + "/"));
  }

  private <T> void content(T bound, Class<T> type, Problems problems) {
    for (BodyContent<?> each : contents) {
      if (each.type().isAssignableFrom(type)) {
        try {
          check(each, bound);
        } catch (RefusedException refused) {
          List<Problem> shape = List.copyOf(problems.all());
          refused.problems().stream()
              .filter(one -> shape.stream().noneMatch(seen -> seen.where().equals(one.where())))
              .forEach(problems::add);
        }
      }
    }
  }

  private static <T> void check(BodyContent<T> content, Object body) throws RefusedException {
    content.check(content.type().cast(body));
  }
}
