package org.shouxin.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.shouxin.problem.Text;
import org.springframework.http.HttpStatus;

/**
 * The kinds of problems that the service answers with. What each means and what to do about it is
 * in {@code problems.txt}, and is served at {@link #type()}.
 */
public enum ProblemCode {
  MALFORMED_REQUEST,
  INVALID_PARAMETER,
  INVALID_HEADER,
  INVALID_JSON,
  INCOMPLETE_BODY,
  UNAUTHENTICATED,
  FORBIDDEN,
  ABOVE_AUTHORITY,
  NOT_FOUND,
  UNKNOWN_CUSTOMER,
  UNKNOWN_DECISION,
  UNKNOWN_RECORD,
  UNKNOWN_ORDER,
  UNKNOWN_OVERRIDE,
  UNKNOWN_INCIDENT,
  UNKNOWN_RUN,
  UNKNOWN_KEY,
  UNKNOWN_DELIVERY,
  UNKNOWN_PROBLEM,
  METHOD_NOT_ALLOWED,
  NOT_ACCEPTABLE,
  CONFLICT,
  NOT_DECIDED,
  NUMBER_TAKEN,
  ALREADY_DONE,
  NOT_REPRODUCIBLE,
  BODY_TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE,
  EXPECTATION_FAILED,
  INVALID_BODY,
  KEY_REUSED,
  UNDECIDED,
  PURPOSE_REQUIRED,
  TOO_MANY_WRONG_KEYS,
  INTERNAL_ERROR,
  NOT_IMPLEMENTED,
  UNAVAILABLE;

  /** As answers write it, {@code unknown_customer}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code that answers write so; empty when there is none. */
  static Optional<ProblemCode> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  /** The most general one that is answered with a status. */
  static ProblemCode of(HttpStatus status) {
    return Arrays.stream(values())
        .filter(each -> ProblemCatalogue.kind(each).statuses().contains(status.value()))
        .findFirst()
        .orElse(MALFORMED_REQUEST);
  }

  /** Its URI, at which it is documented. */
  public String type() {
    return ProblemsEndpoint.PATH + "/" + code();
  }

  /** What it is called. */
  public Text title() {
    return ProblemCatalogue.kind(this).title();
  }

  /** The status that it is answered with; the first where it may be one of several. */
  public HttpStatus status() {
    return HttpStatus.valueOf(ProblemCatalogue.kind(this).statuses().get(0));
  }
}
