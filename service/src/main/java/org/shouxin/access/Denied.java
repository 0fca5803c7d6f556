package org.shouxin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Answers to known callers: forbidden, method not allowed and who is, or no such path. */
final class Denied implements AccessDeniedHandler {

  private final Permissions permissions;
  private final HandlerExceptionResolver problems;

  Denied(Permissions permissions, HandlerExceptionResolver problems) {
    this.permissions = permissions;
    this.problems = problems;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why) {
    problems.resolveException(request, response, null, said(request));
  }

  private Exception said(HttpServletRequest request) {
    List<String> methods = permissions.methods(PermissionCheck.path(request));
    if (methods.isEmpty()) {
      return new NoHandlerFoundException(
          request.getMethod(), request.getRequestURI(), HttpHeaders.EMPTY);
    }
    String asked = request.getMethod().equals(HttpMethod.HEAD.name()) ? "GET" : request.getMethod();
    return methods.contains(asked)
        ? RefusedRequest.forbidden(permissions.roles(asked, PermissionCheck.path(request)))
        : new HttpRequestMethodNotSupportedException(asked, methods);
  }
}
