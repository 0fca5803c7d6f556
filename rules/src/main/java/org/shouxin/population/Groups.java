package org.shouxin.population;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;

/**
 * Groups of customers for a figure: those with the same value of a fact, or all of them. Groups are
 * numbered from 0. Filled by one thread, then read only.
 */
final class Groups {

  /** No group: the fact is missing, or no customer of the population has its value. */
  static final int NONE = -1;

  /** The one group of all customers. */
  private static final String ALL = "";

  private final @Nullable Fact within;
  private final Map<Object, Integer> numbers = new LinkedHashMap<>();

  /**
   * @param within the fact that the members of a group share; null for one group of all
   */
  Groups(@Nullable Fact within) {
    this.within = within;
  }

  @Nullable Fact within() {
    return within;
  }

  int size() {
    return numbers.size();
  }

  /** The group of a customer, created if necessary. */
  int add(Facts facts) {
    Object value = value(facts);
    return value == null ? NONE : add(value);
  }

  /** The group with this value of the fact, created if necessary. */
  int add(Object value) {
    Integer number = numbers.putIfAbsent(folded(value), numbers.size());
    return number == null ? numbers.size() - 1 : number;
  }

  /** The one group of all. */
  int addAll() {
    return add(ALL);
  }

  /** The group of a customer. */
  int find(Facts facts) {
    Object value = value(facts);
    return value == null ? NONE : numbers.getOrDefault(folded(value), NONE);
  }

  /** The value that the members of each group share, by number. */
  Iterable<Object> values() {
    return numbers.keySet();
  }

  private @Nullable Object value(Facts facts) {
    if (within == null) {
      return ALL;
    }
    Object given = facts.value(within);
    return given == null ? within.assumed() : given;
  }

  private static Object folded(Object value) {
    return value instanceof BigDecimal number ? Codes.plain(number) : value;
  }
}
