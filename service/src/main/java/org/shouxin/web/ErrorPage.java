package org.shouxin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the servlet container could not pass to an endpoint is answered with a problem too. */
@Controller
class ErrorPage implements ErrorController {

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer known ? known : 404;
    ProblemHandler.write(trouble(fault, code), request, response);
  }

  private static ProblemResponse trouble(@Nullable Object fault, int code) {
    if (fault instanceof IOException && HttpStatus.valueOf(code).is4xxClientError()) {
      return new ProblemResponse(ProblemCode.INCOMPLETE_BODY, ProblemTexts.BROKEN_OFF);
    }
    return fault instanceof Throwable thrown
        ? ProblemMapping.of(root(thrown))
        : ProblemMapping.of(code);
  }

  private static Throwable root(Throwable thrown) {
    return thrown instanceof jakarta.servlet.ServletException wrapper && wrapper.getCause() != null
        ? wrapper.getCause()
        : thrown;
  }
}
