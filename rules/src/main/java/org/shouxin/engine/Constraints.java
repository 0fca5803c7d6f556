package org.shouxin.engine;

import java.util.List;
import java.util.StringJoiner;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Ranges.Range;
import org.shouxin.policy.condition.Condition;

/**
 * Conditions as constraints of rules: facts by name, and behind every code the value that it
 * represents. A code is compared as a whole number; an excluded bound is the code next to it.
 */
final class Constraints {

  private final RuleConstants names;

  Constraints(RuleConstants names) {
    this.names = names;
  }

  /** Conditions that must all be met; without any, something that always holds. */
  String all(List<Condition> conditions) {
    StringJoiner all = new StringJoiner(", ");
    all.setEmptyValue("present(" + names.fact(Conclusion.AS_OF_MONTH) + ")");
    conditions.forEach(condition -> all.add(of(condition)));
    return all.toString();
  }

  /** A condition. */
  String of(Condition condition) {
    return of(condition.fact(), condition.ranges());
  }

  /** Whether the code of a fact is in the ranges. */
  String of(Fact fact, Ranges ranges) {
    StringJoiner any = new StringJoiner(" || ");
    any.setEmptyValue("false");
    ranges.parts().forEach(part -> any.add(part(fact, part)));
    return any.toString();
  }

  /** Whether a fact is missing. */
  String missing(Fact fact) {
    return "missing(" + names.fact(fact) + ")";
  }

  private String part(Fact fact, Range range) {
    String slot = names.fact(fact);
    long low = range.low();
    long high = range.high();
    if (low == Codes.MISSING) {
      return high == Codes.MISSING
          ? missing(fact)
          : missing(fact) + " || " + part(fact, new Range(Codes.LOWEST, high));
    }
    if (low == Codes.LOWEST) {
      return high == Codes.HIGHEST
          ? "present(" + slot + ")"
          : "atMost(" + slot + ", " + high(fact, high) + ")";
    }
    if (high == Codes.HIGHEST) {
      return "atLeast(" + slot + ", " + low(fact, low) + ")";
    }
    return low == high
        ? "is(" + slot + ", " + code(fact, low) + ")"
        : "within(" + slot + ", " + between(fact, low, high) + ")";
  }

  /** One code of a fact, by name if it has one. */
  String code(Fact fact, long code) {
    List<String> options = names.options(fact);
    return options == null ? Source.literal(code, value(fact, code)) : options.get((int) code);
  }

  private String between(Fact fact, long low, long high) {
    if (names.options(fact) != null) {
      return code(fact, low) + ", " + code(fact, high);
    }
    return switch (fact.type()) {
      case NUMBER, DATE -> low(fact, low) + ", " + high(fact, high);
      case YES_NO, CHOICE, TEXT -> low + "L, " + Source.literal(high, values(fact, low, high));
    };
  }

  private static String values(Fact fact, long low, long high) {
    StringJoiner values = new StringJoiner(", ");
    for (long code = low; code <= high; code++) {
      values.add(value(fact, code));
    }
    return values.toString();
  }

  private static String low(Fact fact, long code) {
    boolean end = fact.declared().parts().get(0).low() == code;
    String value = inside(fact, code) ? "over " + value(fact, code - 1) : value(fact, code);
    return Source.literal(code, end ? value + ", the lowest" : value);
  }

  private static String high(Fact fact, long code) {
    boolean end = fact.declared().parts().get(0).high() == code;
    String value = inside(fact, code) ? "under " + value(fact, code + 1) : value(fact, code);
    return Source.literal(code, end ? value + ", the highest" : value);
  }

  /** Whether a code represents the numbers between two of the grid. */
  private static boolean inside(Fact fact, long code) {
    return fact.type() == FactType.NUMBER && !Codes.exact(code);
  }

  private static String value(Fact fact, long code) {
    return switch (fact.type()) {
      case NUMBER ->
          inside(fact, code)
              ? "between " + value(fact, code - 1) + " and " + value(fact, code + 1)
              : Codes.grouped(Codes.number(code)) + unit(fact);
      case DATE -> code == 0 ? "the as-of date" : days(code) + " the as-of date";
      case YES_NO -> code == 0 ? "no" : "yes";
      case CHOICE -> fact.options().get((int) code).code();
      case TEXT -> Long.toString(code);
    };
  }

  private static String unit(Fact fact) {
    String unit = fact.unit().en();
    return unit.isEmpty() ? "" : " " + unit;
  }

  private static String days(long code) {
    long days = Math.abs(code);
    return days + (days == 1 ? " day " : " days ") + (code < 0 ? "before" : "after");
  }
}
