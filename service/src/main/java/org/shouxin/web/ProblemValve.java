package org.shouxin.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;

/**
 * What the server itself refuses, before any filter or endpoint sees it, is answered with a problem
 * too: a request line or a header that cannot be read, a method that nobody knows.
 */
final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    Trouble trouble = Troubles.of(status);
    Language language = Languages.of(request.getHeader("Accept-Language"));
    byte[] body = trouble.json(language).getBytes(StandardCharsets.UTF_8);
    response.setContentType(ProblemHandler.MEDIA_TYPE);
    response.setHeader("Content-Language", language == Language.ZH ? "zh" : "en");
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
