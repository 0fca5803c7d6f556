package org.shouxin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Adds the caller's name to everything logged while a request is served. */
final class CallerLog extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (MDC.MDCCloseable named = MDC.putCloseable("caller", request.getRemoteUser())) {
      chain.doFilter(request, response);
    }
  }
}
