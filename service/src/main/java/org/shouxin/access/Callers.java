package org.shouxin.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The current caller. */
public final class Callers {

  private Callers() {}

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
