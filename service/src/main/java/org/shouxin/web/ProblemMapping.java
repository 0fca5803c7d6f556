package org.shouxin.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Which problem an exception is answered with. */
final class ProblemMapping {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapping.class);
  private static final String RETRY_SECONDS = "5";

  private ProblemMapping() {}

  static ProblemResponse of(Throwable fault) {
    if (fault instanceof RefusedRequest refused) {
      return new ProblemResponse(
          refused.status(), refused.what(), refused.problems(), retry(refused.status()), null);
    }
    if (fault instanceof RefusedException refused) {
      return of(RefusedRequest.of(refused));
    }
    ProblemResponse expected = request(fault);
    if (expected == null) {
      expected = caller(fault);
    }
    if (expected != null) {
      return expected;
    }
    if (DatabaseUnavailable.is(fault) || fault instanceof AuthenticationServiceException) {
      LOG.warn("the database is away: {}", fault.toString());
      return away();
    }
    if (fault instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      return of(response.getStatusCode().value());
    }
    return fault(fault);
  }

  /** A status that a servlet or a filter answered. */
  static ProblemResponse of(int code) {
    HttpStatus known = HttpStatus.resolve(code);
    HttpStatus status = known == null || !known.isError() ? HttpStatus.BAD_REQUEST : known;
    return switch (status) {
      case UNAUTHORIZED -> unknown();
      case FORBIDDEN -> new ProblemResponse(status, ProblemTexts.NOT_ALLOWED);
      case NOT_FOUND -> new ProblemResponse(status, ProblemTexts.NO_SUCH_PATH);
      case METHOD_NOT_ALLOWED -> new ProblemResponse(status, ProblemTexts.NO_SUCH_METHOD);
      case NOT_ACCEPTABLE -> new ProblemResponse(status, ProblemTexts.NOT_ACCEPTABLE);
      case UNSUPPORTED_MEDIA_TYPE -> new ProblemResponse(status, ProblemTexts.WRONG_MEDIA);
      case CONTENT_TOO_LARGE -> new ProblemResponse(status, ProblemTexts.TOO_LARGE);
      case SERVICE_UNAVAILABLE -> away();
      default ->
          new ProblemResponse(
              status, status.is5xxServerError() ? ProblemTexts.FAULT : ProblemTexts.BAD_REQUEST);
    };
  }

  private static @Nullable ProblemResponse request(Throwable fault) {
    if (fault instanceof HttpMessageNotReadableException unreadable) {
      return JsonProblems.of(unreadable);
    }
    if (fault instanceof MethodArgumentTypeMismatchException mismatch) {
      return JsonProblems.of(mismatch);
    }
    if (fault instanceof MissingServletRequestParameterException missing) {
      return absent(missing.getParameterName(), new Text("缺少此参数", "this parameter is missing"));
    }
    if (fault instanceof MissingRequestHeaderException missing) {
      return absent(missing.getHeaderName(), new Text("缺少此请求头", "this header is missing"));
    }
    if (fault instanceof NoHandlerFoundException || fault instanceof NoResourceFoundException) {
      return of(HttpStatus.NOT_FOUND.value());
    }
    if (fault instanceof HttpRequestMethodNotSupportedException method) {
      String[] methods = method.getSupportedMethods();
      return new ProblemResponse(
          HttpStatus.METHOD_NOT_ALLOWED,
          ProblemTexts.NO_SUCH_METHOD,
          List.of(),
          methods == null ? Map.of() : Map.of("Allow", String.join(", ", methods)),
          null);
    }
    if (fault instanceof HttpMediaTypeNotAcceptableException) {
      return of(HttpStatus.NOT_ACCEPTABLE.value());
    }
    return fault instanceof HttpMediaTypeNotSupportedException
            || fault instanceof InvalidMediaTypeException
        ? of(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value())
        : null;
  }

  private static ProblemResponse absent(String name, Text what) {
    return new ProblemResponse(
        HttpStatus.BAD_REQUEST, what, new Problem(name, what, "", Text.same("")));
  }

  private static @Nullable ProblemResponse caller(Throwable fault) {
    if (fault instanceof AuthenticationServiceException) {
      return null;
    }
    if (fault instanceof AuthenticationException) {
      return unknown();
    }
    return fault instanceof AccessDeniedException
        ? new ProblemResponse(HttpStatus.FORBIDDEN, ProblemTexts.NOT_ALLOWED)
        : null;
  }

  private static ProblemResponse unknown() {
    return new ProblemResponse(
        HttpStatus.UNAUTHORIZED,
        ProblemTexts.UNKNOWN_CALLER,
        List.of(),
        Map.of("WWW-Authenticate", "Bearer realm=\"shouxin\""),
        null);
  }

  private static ProblemResponse away() {
    return new ProblemResponse(
        HttpStatus.SERVICE_UNAVAILABLE,
        ProblemTexts.AWAY,
        List.of(),
        retry(HttpStatus.SERVICE_UNAVAILABLE),
        null);
  }

  private static Map<String, String> retry(HttpStatus status) {
    return status == HttpStatus.SERVICE_UNAVAILABLE
        ? Map.of("Retry-After", RETRY_SECONDS)
        : Map.of();
  }

  private static ProblemResponse fault(Throwable fault) {
    String id = UUID.randomUUID().toString();
    LOG.error("fault {}", id, fault);
    return new ProblemResponse(
        HttpStatus.INTERNAL_SERVER_ERROR, ProblemTexts.FAULT, List.of(), Map.of(), id);
  }
}
