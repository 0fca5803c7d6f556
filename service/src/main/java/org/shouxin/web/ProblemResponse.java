package org.shouxin.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.http.HttpStatus;

/**
 * A problem to be answered.
 *
 * @param code its kind
 * @param status HTTP status
 * @param what in a sentence
 * @param problems what is wrong with which field
 * @param roles who may do it; empty when that is not the matter
 * @param headers to be sent with it
 * @param id of the details in the log; null when there are none
 */
record ProblemResponse(
    ProblemCode code,
    HttpStatus status,
    Text what,
    List<Problem> problems,
    List<String> roles,
    Map<String, String> headers,
    @Nullable String id) {

  ProblemResponse(ProblemCode code, Text what, List<Problem> problems) {
    this(code, code.status(), what, List.copyOf(problems), List.of(), Map.of(), null);
  }

  /** The same with a header. */
  ProblemResponse with(String header, String value) {
    return new ProblemResponse(code, status, what, problems, roles, Map.of(header, value), id);
  }

  /** The same with another status. */
  ProblemResponse with(HttpStatus other) {
    return new ProblemResponse(code, other, what, problems, roles, headers, id);
  }

  /** The same, naming the roles that may. */
  ProblemResponse allowing(List<String> able) {
    return new ProblemResponse(code, status, what, problems, List.copyOf(able), headers, id);
  }

  /** The same with its problems at other places. */
  ProblemResponse with(List<Problem> others) {
    return new ProblemResponse(code, status, what, List.copyOf(others), roles, headers, id);
  }
}
