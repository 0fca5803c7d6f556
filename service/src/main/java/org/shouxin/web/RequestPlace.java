package org.shouxin.web;

import org.jspecify.annotations.Nullable;
import org.shouxin.problem.RefusedException;

/**
 * Places of a request as problems name them: {@code /facts/on_time_pct} is a JSON pointer into the
 * body, {@code parameter limit} a parameter, {@code header Idempotency-Key} a header. Anything else
 * is a place outside the request, such as a row of a policy.
 */
public final class RequestPlace {

  private static final String PARAMETER = "parameter ";
  private static final String HEADER = "header ";

  private RequestPlace() {}

  /** A parameter of the path or the query. */
  public static String parameter(String name) {
    return PARAMETER + name;
  }

  /** A header. */
  public static String header(String name) {
    return HEADER + name;
  }

  /** The field of an object in a body. */
  public static String pointer(String parent, String field) {
    return parent + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  /** A refusal of a part of a body, its pointers continued from the one to the part. */
  public static RefusedException below(String pointer, RefusedException refused) {
    return pointer.isEmpty()
        ? refused
        : new RefusedException(
            refused.problems().stream()
                .map(
                    each ->
                        asPointer(each.where()) != null ? each.at(pointer + each.where()) : each)
                .toList());
  }

  /** A pointer; null for any other place. */
  static @Nullable String asPointer(String place) {
    return place.isEmpty() || place.startsWith("/") ? place : null;
  }

  /** The name of a parameter; null for any other place. */
  static @Nullable String asParameter(String place) {
    return place.startsWith(PARAMETER) ? place.substring(PARAMETER.length()) : null;
  }

  /** The name of a header; null for any other place. */
  static @Nullable String asHeader(String place) {
    return place.startsWith(HEADER) ? place.substring(HEADER.length()) : null;
  }
}
