package org.shouxin.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Recurrence;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which problem an exception is answered with. */
final class ProblemMapping {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapping.class);

  private static final Recurrence UNAVAILABLE = new Recurrence();

  private ProblemMapping() {}

  static ProblemResponse of(Throwable fault) {
    if (fault instanceof RefusedRequest refused) {
      return refused.response();
    }
    if (fault instanceof RefusedException refused) {
      return RefusedRequest.of(refused).response();
    }
    if (fault instanceof HttpMessageNotReadableException unreadable) {
      return JsonProblems.of(unreadable).response();
    }
    if (fault instanceof MethodArgumentTypeMismatchException mismatch) {
      return pathVariable(mismatch);
    }
    if (fault instanceof AuthenticationServiceException || DatabaseUnavailable.is(fault)) {
      String cause = NestedExceptionUtils.getMostSpecificCause(fault).toString();
      if (UNAVAILABLE.isNews(cause)) {
        LOG.warn("the database is unavailable: {}", cause);
      }
      return new ProblemResponse(ProblemCode.UNAVAILABLE, ProblemTexts.UNAVAILABLE, List.of());
    }
    SQLException refused = DatabaseFaults.behind(fault);
    if (refused != null) {
      LOG.error("the database failed: {}", DatabaseFaults.problem(refused).in(Language.EN), fault);
      return new ProblemResponse(ProblemCode.UNAVAILABLE, ProblemTexts.UNAVAILABLE, List.of());
    }
    HttpStatus status = status(fault);
    if (status == null) {
      return internal(fault);
    }
    ProblemResponse expected = of(status.value());
    return fault instanceof HttpRequestMethodNotSupportedException method
            && method.getSupportedMethods() != null
        ? expected.with("Allow", String.join(", ", method.getSupportedMethods()))
        : expected;
  }

  /** A status that a servlet or a filter answered. */
  static ProblemResponse of(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    if (known == null || !known.isError()) {
      return of(HttpStatus.BAD_REQUEST.value());
    }
    ProblemCode code = ProblemCode.of(known);
    return new ProblemResponse(
            code,
            code == ProblemCode.MALFORMED_REQUEST
                ? ProblemTexts.BAD_REQUEST
                : ProblemCatalogue.kind(code).remedy(),
            List.of())
        .with(known);
  }

  private static @Nullable HttpStatus status(Throwable fault) {
    if (fault instanceof InvalidParameterException || fault instanceof RequestRejectedException) {
      return HttpStatus.BAD_REQUEST;
    }
    if (fault instanceof AuthenticationException) {
      return HttpStatus.UNAUTHORIZED;
    }
    if (fault instanceof AccessDeniedException) {
      return HttpStatus.FORBIDDEN;
    }
    if (fault instanceof InvalidMediaTypeException) {
      return HttpStatus.UNSUPPORTED_MEDIA_TYPE;
    }
    HttpStatusCode code = fault instanceof ErrorResponse known ? known.getStatusCode() : null;
    return code != null && code.is4xxClientError() ? HttpStatus.resolve(code.value()) : null;
  }

  /** What is not even an id is unknown like any other: the handler says what is then unknown. */
  private static ProblemResponse pathVariable(MethodArgumentTypeMismatchException mismatch) {
    Refusals refusals = mismatch.getParameter().getMethodAnnotation(Refusals.class);
    Optional<ProblemCode> unknown =
        refusals == null
            ? Optional.empty()
            : Stream.of(refusals.value())
                .filter(each -> each.status() == HttpStatus.NOT_FOUND)
                .findFirst();
    return unknown.map(code -> RefusedRequest.of(code).response()).orElseGet(() -> of(404));
  }

  private static ProblemResponse internal(Throwable fault) {
    String id = UUID.randomUUID().toString();
    LOG.error("internal error {}", id, fault);
    ProblemCode code = ProblemCode.INTERNAL_ERROR;
    return new ProblemResponse(
        code, code.status(), ProblemTexts.INTERNAL_ERROR, List.of(), List.of(), Map.of(), id);
  }
}
