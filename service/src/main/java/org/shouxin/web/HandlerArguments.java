package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers the {@link IdempotentRequest} under way, and the caller's language. */
final class HandlerArguments implements HandlerMethodArgumentResolver {

  private final Idempotency idempotency;

  HandlerArguments(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == IdempotentRequest.class
        || parameter.getParameterType() == Language.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest given,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request =
        Objects.requireNonNull(given.getNativeRequest(HttpServletRequest.class));
    return parameter.getParameterType() == Language.class
        ? Languages.of(request)
        : idempotency.request(request);
  }
}
