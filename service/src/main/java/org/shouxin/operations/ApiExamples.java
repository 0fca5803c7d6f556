package org.shouxin.operations;

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

  static final ApiExamples NONE = new ApiExamples(Map.of(), Map.of(), Map.of());

  ApiExamples {
    bodies = bodies == null ? Map.of() : bodies;
    parameters = parameters == null ? Map.of() : parameters;
    links = links == null ? Map.of() : links;
  }
}
