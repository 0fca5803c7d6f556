package org.shouxin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Permissions.Permission;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;

/** Allows what the table of permissions allows, and nothing else. */
final class PermissionCheck implements AuthorizationManager<RequestAuthorizationContext> {

  private static final String LINE = PermissionCheck.class.getName() + ".line";

  private final Permissions permissions;

  PermissionCheck(Permissions permissions) {
    this.permissions = permissions;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    Optional<Permission> line = permissions.of(request.getMethod(), path(request));
    line.ifPresent(permission -> request.setAttribute(LINE, permission));
    return new AuthorizationDecision(line.isPresent() && allowed(line.get(), authentication.get()));
  }

  private static boolean allowed(Permission permission, @Nullable Authentication authentication) {
    return permission.anyone()
        || (authentication != null
            && authentication.isAuthenticated()
            && authentication.getPrincipal() instanceof Caller caller
            && permission.allows(caller));
  }

  /** The path as the mappings of endpoints see it. */
  static PathContainer path(HttpServletRequest request) {
    return ServletRequestPathUtils.parse(request).pathWithinApplication();
  }

  /** The line that allowed a request; null if none did. */
  static @Nullable Permission line(HttpServletRequest request) {
    return (Permission) request.getAttribute(LINE);
  }
}
