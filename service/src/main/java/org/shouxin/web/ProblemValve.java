package org.shouxin.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself refuses, before any filter or endpoint sees it, is answered with a problem
 * too: a request line or a header that cannot be read, a method that nobody knows. If no header was
 * read, which might say a language, it is said in both.
 */
final class ProblemValve extends ErrorReportValve {

  /** The rest of a body that is slow, or answered unread, is not waited for by the server. */
  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    UnreadBody.note(request);
    super.invoke(request, response);
    if (UnreadBody.isLeft(request)) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      ProblemResponse problem = ProblemMapping.of(status);
      if (request.getHeaderNames().hasMoreElements()) {
        ProblemHandler.write(problem, request, response);
      } else {
        ProblemHandler.writeBilingual(problem, request, response);
      }
      response.finishResponse();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
