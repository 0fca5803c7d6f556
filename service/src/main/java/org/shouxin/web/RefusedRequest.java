package org.shouxin.web;

import java.util.List;
import java.util.Optional;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.http.HttpStatus;

/**
 * A request that is answered with a problem (RFC 9457) and nothing done. Thrown out of a
 * transaction it rolls back.
 */
public final class RefusedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemResponse response;

  RefusedRequest(ProblemResponse response) {
    super(response.what().in(Language.EN));
    this.response = response;
  }

  /**
   * @param code the kind of problem
   * @param what what is wrong, in a sentence
   * @param problems what is wrong with which field, see {@link RequestPlace}
   */
  public RefusedRequest(ProblemCode code, Text what, List<Problem> problems) {
    this(new ProblemResponse(code, what, problems));
  }

  /** A request that is refused as a whole. */
  public RefusedRequest(ProblemCode code, Text what) {
    this(code, what, List.of());
  }

  /** A request that is refused for what the kind of problem says. */
  public static RefusedRequest of(ProblemCode code) {
    return new RefusedRequest(code, code.title());
  }

  /**
   * 422: read, but its values are refused; of a kind of its own if that is all that is wrong. What
   * the service itself lacks is 503, without its files: they are none of the caller's.
   */
  public static RefusedRequest of(RefusedException refused) {
    List<Problem> problems = refused.problems();
    if (problems.stream().anyMatch(each -> each.code().equals(ProblemCode.UNAVAILABLE.code()))) {
      return new RefusedRequest(ProblemCode.UNAVAILABLE, ProblemTexts.UNPREPARED);
    }
    Optional<ProblemCode> only =
        problems.size() == 1 ? ProblemCode.of(problems.get(0).code()) : Optional.empty();
    return only.map(
            code ->
                new RefusedRequest(code, code.title(), problems)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT))
        .orElseGet(
            () -> new RefusedRequest(ProblemCode.INVALID_BODY, ProblemTexts.REFUSED, problems));
  }

  /** 400: a parameter cannot be read. */
  public static RefusedRequest parameter(Problem problem) {
    return parameters(List.of(problem.at(RequestPlace.parameter(problem.where()))));
  }

  static RefusedRequest parameters(List<Problem> problems) {
    return new RefusedRequest(ProblemCode.INVALID_PARAMETER, problems.get(0).what(), problems);
  }

  /** 400: a header cannot be read. */
  public static RefusedRequest header(Problem problem) {
    return new RefusedRequest(
        ProblemCode.INVALID_HEADER,
        problem.what(),
        List.of(problem.at(RequestPlace.header(problem.where()))));
  }

  /** 403: known, but without a role that may. */
  public static RefusedRequest forbidden(List<String> roles) {
    String names = String.join(", ", roles);
    return new RefusedRequest(
            ProblemCode.FORBIDDEN,
            new Text("没有权限；可以做的角色：" + names, "not allowed; the roles that may: " + names))
        .allowing(roles);
  }

  /** The same, naming the roles that may. */
  public RefusedRequest allowing(List<String> able) {
    return new RefusedRequest(response.allowing(able));
  }

  /** The same with another of the statuses that its kind may have. */
  public RefusedRequest with(HttpStatus other) {
    return new RefusedRequest(response.with(other));
  }

  /** The same with its problems at other places. */
  public RefusedRequest with(List<Problem> others) {
    return new RefusedRequest(response.with(others));
  }

  /** The status to answer. */
  public HttpStatus status() {
    return response.status();
  }

  /** What is wrong with which field. */
  public List<Problem> problems() {
    return response.problems();
  }

  ProblemResponse response() {
    return response;
  }
}
