package org.shouxin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
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
    int code = status instanceof Integer known ? known : HttpStatus.NOT_FOUND.value();
    ProblemResponse problem;
    if (fault instanceof IOException && HttpStatus.valueOf(code).is4xxClientError()) {
      problem =
          new ProblemResponse(ProblemCode.INCOMPLETE_BODY, ProblemTexts.BROKEN_OFF, List.of());
    } else if (fault instanceof ServletException wrapper) {
      problem = ProblemMapping.of(Objects.requireNonNullElse(wrapper.getCause(), wrapper));
    } else if (fault instanceof Throwable thrown) {
      problem = ProblemMapping.of(thrown);
    } else {
      problem = ProblemMapping.of(code);
    }
    ProblemHandler.write(problem, request, response);
  }
}
