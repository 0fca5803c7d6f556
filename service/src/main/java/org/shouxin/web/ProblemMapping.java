package org.shouxin.web;

import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
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
import org.springframework.security.web.firewall.RequestRejectedException;
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
  private static final String RETRY_AFTER = "Retry-After";
  private static final String RETRY_SECONDS = "5";

  private ProblemMapping() {}

  static ProblemResponse of(Throwable fault) {
    if (fault instanceof RefusedRequest refused) {
      return of(refused);
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
      LOG.warn("the database is unavailable: {}", fault.toString());
      return unavailable();
    }
    if (fault instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      return of(response.getStatusCode().value());
    }
    return internal(fault);
  }

  static ProblemResponse of(RefusedRequest refused) {
    ProblemResponse response =
        new ProblemResponse(
            refused.code(),
            refused.status(),
            refused.what(),
            refused.problems(),
            refused.roles(),
            java.util.Map.of(),
            null);
    return refused.status() == HttpStatus.SERVICE_UNAVAILABLE
        ? response.with(RETRY_AFTER, RETRY_SECONDS)
        : response;
  }

  /** A status that a servlet or a filter answered. */
  static ProblemResponse of(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    if (known == null || !known.isError()) {
      return new ProblemResponse(ProblemCode.MALFORMED_REQUEST, ProblemTexts.BAD_REQUEST);
    }
    return switch (known) {
      case UNAUTHORIZED -> unknownCaller();
      case FORBIDDEN -> new ProblemResponse(ProblemCode.FORBIDDEN, ProblemTexts.NOT_ALLOWED);
      case NOT_FOUND -> new ProblemResponse(ProblemCode.NOT_FOUND, ProblemTexts.NO_SUCH_PATH);
      case METHOD_NOT_ALLOWED ->
          new ProblemResponse(ProblemCode.METHOD_NOT_ALLOWED, ProblemTexts.NO_SUCH_METHOD);
      case NOT_ACCEPTABLE ->
          new ProblemResponse(ProblemCode.NOT_ACCEPTABLE, ProblemTexts.NOT_ACCEPTABLE);
      case UNSUPPORTED_MEDIA_TYPE ->
          new ProblemResponse(ProblemCode.UNSUPPORTED_MEDIA_TYPE, ProblemTexts.WRONG_MEDIA);
      case CONTENT_TOO_LARGE ->
          new ProblemResponse(ProblemCode.BODY_TOO_LARGE, ProblemTexts.TOO_LARGE);
      case SERVICE_UNAVAILABLE -> unavailable();
      case INTERNAL_SERVER_ERROR ->
          new ProblemResponse(ProblemCode.INTERNAL_ERROR, ProblemTexts.INTERNAL_ERROR);
      default ->
          new ProblemResponse(ProblemCode.MALFORMED_REQUEST, ProblemTexts.BAD_REQUEST).with(known);
    };
  }

  private static @Nullable ProblemResponse request(Throwable fault) {
    if (fault instanceof HttpMessageNotReadableException unreadable) {
      return JsonProblems.of(unreadable);
    }
    if (fault instanceof MethodArgumentTypeMismatchException mismatch) {
      return of(RefusedRequest.parameter(JsonProblems.of(mismatch)));
    }
    if (fault instanceof MissingServletRequestParameterException missing) {
      return of(
          RefusedRequest.parameter(
              absent(missing.getParameterName(), new Text("缺少此参数", "this parameter is missing"))));
    }
    if (fault instanceof MissingRequestHeaderException missing) {
      return of(
          RefusedRequest.header(
              absent(missing.getHeaderName(), new Text("缺少此请求头", "this header is missing"))));
    }
    if (fault instanceof InvalidParameterException || fault instanceof RequestRejectedException) {
      return of(HttpStatus.BAD_REQUEST.value());
    }
    if (fault instanceof NoHandlerFoundException || fault instanceof NoResourceFoundException) {
      return of(HttpStatus.NOT_FOUND.value());
    }
    if (fault instanceof HttpRequestMethodNotSupportedException method) {
      ProblemResponse response = of(HttpStatus.METHOD_NOT_ALLOWED.value());
      String[] methods = method.getSupportedMethods();
      return methods == null ? response : response.with("Allow", String.join(", ", methods));
    }
    if (fault instanceof HttpMediaTypeNotAcceptableException) {
      return of(HttpStatus.NOT_ACCEPTABLE.value());
    }
    return fault instanceof HttpMediaTypeNotSupportedException
            || fault instanceof InvalidMediaTypeException
        ? of(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value())
        : null;
  }

  private static Problem absent(String name, Text what) {
    return new Problem(name, what, "", Text.same(""), "missing");
  }

  private static @Nullable ProblemResponse caller(Throwable fault) {
    if (fault instanceof AuthenticationServiceException) {
      return null;
    }
    if (fault instanceof AuthenticationException) {
      return unknownCaller();
    }
    return fault instanceof AccessDeniedException ? of(HttpStatus.FORBIDDEN.value()) : null;
  }

  private static ProblemResponse unknownCaller() {
    return new ProblemResponse(ProblemCode.UNAUTHENTICATED, ProblemTexts.UNKNOWN_CALLER)
        .with("WWW-Authenticate", "Bearer realm=\"shouxin\"");
  }

  private static ProblemResponse unavailable() {
    return new ProblemResponse(ProblemCode.UNAVAILABLE, ProblemTexts.UNAVAILABLE)
        .with(RETRY_AFTER, RETRY_SECONDS);
  }

  private static ProblemResponse internal(Throwable fault) {
    String id = UUID.randomUUID().toString();
    LOG.error("internal error {}", id, fault);
    return new ProblemResponse(ProblemCode.INTERNAL_ERROR, ProblemTexts.INTERNAL_ERROR).with(id);
  }
}
