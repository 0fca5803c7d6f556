package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Answers every exception with a problem (RFC 9457), in the caller's language. */
@RestControllerAdvice
class ProblemHandler {

  /** Also for what is refused before Spring's own mapper can be asked. */
  private static final JsonMapper JSON = StrictJson.mapper();

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
  private static final String RETRY_SECONDS = "5";

  @ExceptionHandler(Throwable.class)
  void answer(Throwable fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(ProblemMapping.of(fault), request, response);
  }

  /** Writes a problem, unless an answer is on its way already. */
  static void write(
      ProblemResponse problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = Languages.of(request);
    String code = language == Language.ZH ? "zh" : "en";
    write(problem, text -> text.in(language), code, request, response);
  }

  /** The same in both languages, for a request whose headers were never read. */
  static void writeBilingual(
      ProblemResponse problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(problem, text -> text.zh() + " / " + text.en(), "zh, en", request, response);
  }

  private static void write(
      ProblemResponse problem,
      Function<Text, String> words,
      String language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      LOG.warn("answer broken off: {} {}", problem.status().value(), problem.what().en());
      return;
    }
    byte[] body = JSON.writeValueAsBytes(ProblemDocument.of(problem, words));
    response.resetBuffer();
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
    problem.headers().forEach(response::setHeader);
    switch (problem.status()) {
      case UNAUTHORIZED ->
          response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"shouxin\"");
      case TOO_MANY_REQUESTS -> response.setHeader(HttpHeaders.RETRY_AFTER, "60");
      case SERVICE_UNAVAILABLE -> response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      default -> {}
    }
    UnreadBody.settle(request, response);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
