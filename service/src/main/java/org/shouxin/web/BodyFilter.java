package org.shouxin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body once and whole, so that its size is bounded however it is sent and its digest can be
 * taken. Comes after the security chain: nobody unknown makes us keep a body.
 */
final class BodyFilter extends OncePerRequestFilter {

  private final int most;

  /**
   * @param most bytes
   */
  BodyFilter(int most) {
    this.most = most;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most) {
      ProblemHandler.write(tooLarge(), request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      ProblemHandler.write(tooLarge(), request, response);
      return;
    }
    chain.doFilter(new ReadRequest(request, body), response);
  }

  private static Trouble tooLarge() {
    return new Trouble(HttpStatus.CONTENT_TOO_LARGE, Sentences.TOO_LARGE);
  }
}
