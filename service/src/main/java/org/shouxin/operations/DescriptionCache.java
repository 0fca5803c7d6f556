package org.shouxin.operations;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps the description of the interface as it was written first: it changes with the version of
 * the service and, as its examples name days, with the day. Comes after the security chain.
 */
final class DescriptionCache extends OncePerRequestFilter {

  /** A description as it was written on a day. */
  private record Written(LocalDate day, @Nullable String type, byte[] bytes) {}

  private final Map<String, Written> written = new ConcurrentHashMap<>();
  private final Supplier<LocalDate> today;

  DescriptionCache(Supplier<LocalDate> today) {
    this.today = today;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    LocalDate day = today.get();
    String asked = request.getRequestURI() + " " + request.getHeader("Accept");
    Written kept = request.getMethod().equals("GET") ? written.get(asked) : null;
    if (kept != null && kept.day().equals(day)) {
      response.setContentType(kept.type());
      response.setContentLength(kept.bytes().length);
      response.getOutputStream().write(kept.bytes());
      return;
    }
    ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, caching);
    if (request.getMethod().equals("GET") && caching.getStatus() == HttpServletResponse.SC_OK) {
      if (written.size() > 8) {
        written.clear();
      }
      written.put(
          asked, new Written(day, caching.getContentType(), caching.getContentAsByteArray()));
    }
    caching.copyBodyToResponse();
  }
}
