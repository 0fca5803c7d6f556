package org.shouxin.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses a query with everything that is wrong at once: parameters that the handler does not take,
 * takes once, cannot read or does not allow. A body that no handler takes is refused too.
 */
final class ParameterCheck implements HandlerInterceptor {

  /** Every operation takes it, see {@code Shouxin-Purpose}. */
  private static final String PURPOSE = "purpose";

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");
  private static final Text YEARS = new Text("1900 至 2999 年", "of the years 1900 to 2999");

  private final ConversionService conversions;
  private final Validator validator;

  ParameterCheck(ConversionService conversions, Validator validator) {
    this.conversions = conversions;
    this.validator = validator;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith("org.shouxin.")
        && request.getDispatcherType() == DispatcherType.REQUEST) {
      List<Problem> problems = path(request);
      problems.addAll(query(request, method));
      if (!problems.isEmpty()) {
        throw RefusedRequest.parameters(problems);
      }
      if (request.getMethod().equals(HttpMethod.POST.name())
          && BufferedRequest.body(request).length > 0
          && Arrays.stream(method.getMethodParameters())
              .noneMatch(each -> each.hasParameterAnnotation(RequestBody.class))) {
        throw RefusedRequest.of(
            new RefusedException(
                List.of(
                    new Problem(
                        "",
                        new Text("这个操作不接受内容", "this operation takes no body"),
                        "",
                        Text.NONE,
                        "unexpected_body"))));
      }
    }
    return true;
  }

  private List<Problem> query(HttpServletRequest request, HandlerMethod method) {
    List<Problem> problems = new ArrayList<>();
    Parameter[] parameters = method.getMethod().getParameters();
    @Nullable Object[] values = new Object[parameters.length];
    Set<String> known = new TreeSet<>();
    for (int i = 0; i < parameters.length; i++) {
      RequestParam declared = parameters[i].getAnnotation(RequestParam.class);
      if (declared != null) {
        known.add(name(parameters[i]));
        String[] given = request.getParameterValues(name(parameters[i]));
        values[i] = value(parameters[i], declared, given, problems);
      }
    }
    for (String name : Collections.list(request.getParameterNames())) {
      if (!known.contains(name) && !name.equals(PURPOSE)) {
        problems.add(
            problem(
                name,
                new Text("没有这个参数", "no such parameter"),
                name,
                Nearest.suggestion(name, known),
                "unknown_parameter"));
      }
    }
    if (!known.isEmpty()) {
      validator
          .forExecutables()
          .validateParameters(method.getBean(), method.getMethod(), values)
          .forEach(violation -> problems.add(JsonProblems.of(violation, parameters)));
    }
    return problems;
  }

  /** The name of a parameter in a query. */
  static String name(Parameter parameter) {
    RequestParam declared = parameter.getAnnotation(RequestParam.class);
    return declared == null || declared.name().isEmpty() ? parameter.getName() : declared.name();
  }

  /** What is given, as the handler takes it; null when there is nothing or it cannot be read. */
  private @Nullable Object value(
      Parameter parameter,
      RequestParam declared,
      String @Nullable [] given,
      List<Problem> problems) {
    String name = name(parameter);
    if (given == null) {
      if (declared.required() && declared.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
        Text what = new Text("缺少此参数", "this parameter is missing");
        problems.add(problem(name, what, "", BodyShape.allowed(parameter), "missing"));
      }
      return null;
    }
    if (given.length > 1) {
      Text what = new Text("同一参数给了两次", "a parameter is given twice");
      problems.add(problem(name, what, given[1], new Text("一次", "once"), "duplicate"));
    }
    if (parameter.getType() == String.class) {
      return text(name, given[0], problems);
    }
    try {
      Object value = conversions.convert(given[0], parameter.getType());
      if (value instanceof Instant moment && (moment.isBefore(FIRST) || !moment.isBefore(LAST))) {
        problems.add(problem(name, JsonProblems.OUT_OF_RANGE, given[0], YEARS, "range"));
      }
      return value;
    } catch (ConversionException unreadable) {
      problems.add(
          problem(
              name,
              new Text("无法读取", "cannot be read"),
              given[0],
              BodyShape.allowed(parameter),
              "wrong_type"));
      return null;
    }
  }

  private static @Nullable String text(String name, String given, List<Problem> problems) {
    try {
      return GivenText.read(name, given);
    } catch (Unreadable refused) {
      problems.add(GivenText.problem(RequestPlace.parameter(name), given, refused));
      return null;
    }
  }

  /** Codes in the path, which handlers then find as they are read everywhere. */
  private static List<Problem> path(HttpServletRequest request) {
    List<Problem> problems = new ArrayList<>();
    Object given = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (given instanceof Map<?, ?> variables) {
      Map<String, @Nullable String> read = new LinkedHashMap<>();
      variables.forEach(
          (name, value) -> {
            String text = text(String.valueOf(name), String.valueOf(value), problems);
            read.put(String.valueOf(name), text);
          });
      request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, read);
    }
    return problems;
  }

  private static Problem problem(String name, Text what, String found, Text allowed, String code) {
    return new Problem(RequestPlace.parameter(name), what, found, allowed, code);
  }
}
