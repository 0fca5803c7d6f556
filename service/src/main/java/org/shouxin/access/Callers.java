package org.shouxin.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** The current caller. */
public final class Callers {

  private Callers() {}

  /** A caller as Spring Security carries it; holds no secret. */
  static AbstractAuthenticationToken token(Caller caller) {
    return new PreAuthenticatedAuthenticationToken(
        caller,
        null,
        AuthorityUtils.createAuthorityList(
            caller.roles().stream().map(role -> "ROLE_" + role.name()).toList()));
  }

  /**
   * The caller of the request that this thread serves.
   *
   * @throws IllegalStateException outside a request, or without a known caller: commands and
   *     scheduled work pass a {@link Caller} themselves
   */
  public static Caller current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("no caller in this context");
  }
}
