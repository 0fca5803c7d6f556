package org.shouxin.operations;

import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;

/**
 * Examples of an operation, which tests send to the running service.
 *
 * @param bodies that work, each under a name
 * @param parameters values of parameters that work
 * @param links what of an answer is a parameter of another operation: JSON pointer by {@code
 *     operation.parameter}
 */
record ApiExamples(
    Map<String, Object> bodies, Map<String, Object> parameters, Map<String, String> links) {

  private static final String FILE = "examples.yaml";

  static final ApiExamples NONE = new ApiExamples(Map.of(), Map.of(), Map.of());

  ApiExamples {
    bodies = bodies == null ? Map.of() : bodies;
    parameters = parameters == null ? Map.of() : parameters;
    links = links == null ? Map.of() : links;
  }

  /**
   * All of them, by operation.
   *
   * @param today what days of examples are counted from
   */
  static Map<String, ApiExamples> read(LocalDate today) {
    try {
      return Yaml31.mapper()
          .readValue(
              DescriptionFiles.dated(DescriptionFiles.text(FILE), today),
              new TypeReference<Map<String, ApiExamples>>() {});
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FILE, unreadable);
    }
  }
}
