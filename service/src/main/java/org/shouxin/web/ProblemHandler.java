package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.shouxin.problem.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Answers every exception with a problem (RFC 9457), in the caller's language. */
@RestControllerAdvice
class ProblemHandler {

  /** Also for what is refused before Spring's own mapper can be asked. */
  static final JsonMapper JSON = StrictJson.mapper();

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  @ExceptionHandler(Throwable.class)
  void answer(Throwable fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(ProblemMapping.of(fault), request, response);
  }

  /** Writes a problem, unless an answer is on its way already. */
  static void write(
      ProblemResponse problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      LOG.warn("answer broken off: {} {}", problem.status().value(), problem.what().en());
      return;
    }
    Language language = Languages.of(request);
    byte[] body = JSON.writeValueAsBytes(problem.document(language));
    response.resetBuffer();
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader("Content-Language", language == Language.ZH ? "zh" : "en");
    problem.headers().forEach(response::setHeader);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
