package org.shouxin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Permissions.Permission;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Ensures that a person who opens a customer's file states a purpose, and that it is logged before
 * the answer (R31). Where the path names the customer by {@code {customer}} nothing else is needed;
 * other endpoints marked {@code purpose} call {@link #opened} once they know whose file it is.
 * Systems state no purpose.
 */
@RestControllerAdvice
public final class OpenedFiles
    implements WebMvcConfigurer, HandlerInterceptor, ResponseBodyAdvice<Object> {

  private static final String PENDING = OpenedFiles.class.getName() + ".pending";
  private static final String CUSTOMER = "customer";

  private record Pending(Caller viewer, String purpose, String opened) {}

  private final Purposes purposes;

  OpenedFiles(Purposes purposes) {
    this.purposes = purposes;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
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
      opened(customer);
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

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  /** Withholds the answer if a person opened a file and that was not logged. */
  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (request instanceof ServletServerHttpRequest servlet
        && servlet.getServletRequest().getAttribute(PENDING) != null) {
      throw new IllegalStateException(
          "a customer's file was opened without being logged: " + request.getURI());
    }
    return body;
  }
}
