package org.shouxin.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What the server itself refuses, before any filter or endpoint sees it, is answered with a problem
 * too: a request line or a header that cannot be read, a method that nobody knows. If no header was
 * read, which might say a language, it is said in both.
 */
final class ProblemValve extends ErrorReportValve {

  private final SlowBodies bodies;
  private final int most;

  /**
   * @param bodies bounds reading what is left of bodies
   * @param most length of which a body is read
   */
  ProblemValve(SlowBodies bodies, int most) {
    this.bodies = bodies;
    this.most = most;
  }

  /**
   * What is left of a body that was answered unread, as that of a wrong key is, is read within
   * bounds, and beyond them not waited for: the server itself would wait as long as something
   * comes, so that anybody without a key could take all threads.
   */
  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    super.invoke(request, response);
    boolean isExpected = request.getHeader(HttpHeaders.EXPECT) != null; // the server does not wait
    if (!isExpected && request.getAttribute(SlowBodies.UNFINISHED) == null) {
      bodies.drop(request, most);
    }
    if (request.getAttribute(SlowBodies.UNFINISHED) != null) {
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
        ProblemHandler.writeBilingual(problem, response);
      }
      response.finishResponse();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
