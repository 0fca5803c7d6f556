package org.shouxin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Permissions.Permission;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Ensures that a person who opens a customer's file states a purpose, and that it is logged before
 * the answer (R31). Where the path names the customer by {@code {customer}} nothing else is needed;
 * other endpoints marked {@code purpose} call {@link #opened} once they know whose file it is.
 * Systems state no purpose.
 */
@Component
public final class OpenedFiles implements HandlerInterceptor {

  private static final String PENDING = OpenedFiles.class.getName() + ".pending";
  private static final String CUSTOMER = "customer";

  private record Pending(Caller viewer, String purpose, String opened) {}

  private final Purposes purposes;

  OpenedFiles(Purposes purposes) {
    this.purposes = purposes;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Permission line = PermissionCheck.line(request);
    if (line == null || !line.purpose() || !Callers.current().person()) {
      return true;
    }
    String purpose = PurposeText.of(request);
    String opened = request.getMethod() + " " + request.getRequestURI();
    request.setAttribute(PENDING, new Pending(Callers.current(), purpose, opened));
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (variables instanceof Map<?, ?> map && map.get(CUSTOMER) instanceof String customer) {
      note(request, customer);
    }
    return true;
  }

  /** The current request shows this customer's file; logged if the caller is a person. */
  public void opened(String customer) {
    RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
    if (attributes != null
        && attributes.getAttribute(PENDING, RequestAttributes.SCOPE_REQUEST)
            instanceof Pending one) {
      purposes.note(one.viewer(), customer, one.purpose(), one.opened());
      attributes.removeAttribute(PENDING, RequestAttributes.SCOPE_REQUEST);
    }
  }

  private void note(HttpServletRequest request, String customer) {
    if (request.getAttribute(PENDING) instanceof Pending one) {
      purposes.note(one.viewer(), customer, one.purpose(), one.opened());
      request.removeAttribute(PENDING);
    }
  }

  /** Whether a file was opened that is not yet logged. */
  static boolean pending(@Nullable HttpServletRequest request) {
    return request != null && request.getAttribute(PENDING) != null;
  }
}
