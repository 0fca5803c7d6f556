package org.shouxin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Authenticates a caller by the key in {@code Authorization: Bearer sx_…} or {@code X-API-Key}. */
final class KeyFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;
  private final WrongKeys wrong;
  private final HandlerExceptionResolver problems;

  KeyFilter(ApiKeys keys, WrongKeys wrong, HandlerExceptionResolver problems) {
    this.keys = keys;
    this.wrong = wrong;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String presented = presented(request);
    if (presented == null) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Secret> secret = Secret.of(presented);
    String address = request.getRemoteAddr();
    boolean throttled;
    Optional<Caller> caller;
    try {
      throttled = wrong.tooMany(address) && secret.filter(keys::mayBe).isEmpty();
      caller = throttled ? Optional.empty() : secret.flatMap(keys::holder);
    } catch (DataAccessException unavailable) {
      problems.resolveException(request, response, null, unavailable);
      return;
    }
    if (caller.isEmpty()) {
      wrong.add(address, secret.map(Secret::toString).orElse("malformed"));
      problems.resolveException(
          request,
          response,
          null,
          throttled
              ? RefusedRequest.of(ProblemCode.TOO_MANY_WRONG_KEYS)
              : new BadCredentialsException("no such key"));
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(Callers.token(caller.get()));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private static @Nullable String presented(HttpServletRequest request) {
    String key = request.getHeader("X-API-Key");
    return key == null ? bearer(request) : key.strip();
  }

  /** A key sent as a bearer token; null for none, or a token of another kind. */
  static @Nullable String bearer(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return null;
    }
    String token = header.substring(BEARER.length()).strip();
    return token.startsWith(Secret.PREFIX) ? token : null;
  }
}
