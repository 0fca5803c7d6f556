package org.shouxin.web;

import java.util.List;
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

  private final HttpStatus status;
  private final transient Text what;
  private final transient List<Problem> problems;

  /**
   * @param status 4xx or 503
   * @param what what is wrong, in a sentence
   * @param problems what is wrong with which field; {@code where} is a JSON pointer into the body
   *     or the name of a parameter or header
   */
  public RefusedRequest(HttpStatus status, Text what, List<Problem> problems) {
    super(what.in(Language.EN));
    this.status = status;
    this.what = what;
    this.problems = List.copyOf(problems);
  }

  /** A request that is refused as a whole. */
  public RefusedRequest(HttpStatus status, Text what) {
    this(status, what, List.of());
  }

  /** 404: no such thing. */
  public static RefusedRequest missing(Text what) {
    return new RefusedRequest(HttpStatus.NOT_FOUND, what);
  }

  /** 409: not as things stand. */
  public static RefusedRequest conflict(Text what) {
    return new RefusedRequest(HttpStatus.CONFLICT, what);
  }

  /** 403: known, but not allowed this. */
  public static RefusedRequest forbidden(Text what) {
    return new RefusedRequest(HttpStatus.FORBIDDEN, what);
  }

  /** 400: one parameter, header or field cannot be read. */
  public static RefusedRequest unreadable(Problem problem) {
    return new RefusedRequest(HttpStatus.BAD_REQUEST, problem.what(), List.of(problem));
  }

  /** 422: read, but its values are refused. */
  public static RefusedRequest of(RefusedException refused) {
    return new RefusedRequest(
        HttpStatus.UNPROCESSABLE_CONTENT, ProblemTexts.REFUSED, refused.problems());
  }

  /** The status to answer. */
  public HttpStatus status() {
    return status;
  }

  /** What is wrong, in a sentence. */
  public Text what() {
    return what;
  }

  /** What is wrong with which field. */
  public List<Problem> problems() {
    return problems;
  }
}
