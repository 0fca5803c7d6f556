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
final class Troubles {

  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
  private static final String RETRY_SECONDS = "5";

  private Troubles() {}

  static Trouble of(Throwable fault) {
    if (fault instanceof Refused refused) {
      return new Trouble(
          refused.status(), refused.what(), refused.problems(), retry(refused.status()), null);
    }
    if (fault instanceof RefusedException refused) {
      return of(Refused.of(refused));
    }
    Trouble expected = request(fault);
    if (expected == null) {
      expected = caller(fault);
    }
    if (expected != null) {
      return expected;
    }
    if (Away.is(fault) || fault instanceof AuthenticationServiceException) {
      LOG.warn("the database is away: {}", fault.toString());
      return away();
    }
    if (fault instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      return of(response.getStatusCode().value());
    }
    return fault(fault);
  }

  /** A status that a servlet or a filter answered. */
  static Trouble of(int code) {
    HttpStatus known = HttpStatus.resolve(code);
    HttpStatus status = known == null || !known.isError() ? HttpStatus.BAD_REQUEST : known;
    return switch (status) {
      case UNAUTHORIZED -> unknown();
      case FORBIDDEN -> new Trouble(status, Sentences.NOT_ALLOWED);
      case NOT_FOUND -> new Trouble(status, Sentences.NO_SUCH_PATH);
      case METHOD_NOT_ALLOWED -> new Trouble(status, Sentences.NO_SUCH_METHOD);
      case NOT_ACCEPTABLE -> new Trouble(status, Sentences.NOT_ACCEPTABLE);
      case UNSUPPORTED_MEDIA_TYPE -> new Trouble(status, Sentences.WRONG_MEDIA);
      case CONTENT_TOO_LARGE -> new Trouble(status, Sentences.TOO_LARGE);
      case SERVICE_UNAVAILABLE -> away();
      default ->
          new Trouble(status, status.is5xxServerError() ? Sentences.FAULT : Sentences.BAD_REQUEST);
    };
  }

  private static @Nullable Trouble request(Throwable fault) {
    if (fault instanceof HttpMessageNotReadableException unreadable) {
      return Unreadables.of(unreadable);
    }
    if (fault instanceof MethodArgumentTypeMismatchException mismatch) {
      return Unreadables.of(mismatch);
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
      return new Trouble(
          HttpStatus.METHOD_NOT_ALLOWED,
          Sentences.NO_SUCH_METHOD,
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

  private static Trouble absent(String name, Text what) {
    return new Trouble(HttpStatus.BAD_REQUEST, what, new Problem(name, what, "", Text.same("")));
  }

  private static @Nullable Trouble caller(Throwable fault) {
    if (fault instanceof AuthenticationServiceException) {
      return null;
    }
    if (fault instanceof AuthenticationException) {
      return unknown();
    }
    return fault instanceof AccessDeniedException
        ? new Trouble(HttpStatus.FORBIDDEN, Sentences.NOT_ALLOWED)
        : null;
  }

  private static Trouble unknown() {
    return new Trouble(
        HttpStatus.UNAUTHORIZED,
        Sentences.UNKNOWN_CALLER,
        List.of(),
        Map.of("WWW-Authenticate", "Bearer realm=\"shouxin\""),
        null);
  }

  private static Trouble away() {
    return new Trouble(
        HttpStatus.SERVICE_UNAVAILABLE,
        Sentences.AWAY,
        List.of(),
        retry(HttpStatus.SERVICE_UNAVAILABLE),
        null);
  }

  private static Map<String, String> retry(HttpStatus status) {
    return status == HttpStatus.SERVICE_UNAVAILABLE
        ? Map.of("Retry-After", RETRY_SECONDS)
        : Map.of();
  }

  private static Trouble fault(Throwable fault) {
    String id = UUID.randomUUID().toString();
    LOG.error("fault {}", id, fault);
    return new Trouble(HttpStatus.INTERNAL_SERVER_ERROR, Sentences.FAULT, List.of(), Map.of(), id);
  }
}
