package org.shouxin.policy.formula;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.shouxin.policy.formula.Expression.Known;

/** Calls of functions as parts of a formula. */
final class FormulaCalls {

  private FormulaCalls() {}

  private static String call(String function, List<Expression> arguments) {
    return arguments.stream()
        .map(Expression::text)
        .collect(Collectors.joining(",", function + "(", ")"));
  }

  /** {@code MIN}, {@code MAX} or {@code SUM} of numbers. */
  static Expression folded(String function, List<Expression> arguments) {
    BinaryOperator<Fraction> fold =
        switch (function) {
          case "MIN" -> (a, b) -> a.compareTo(b) <= 0 ? a : b;
          case "MAX" -> (a, b) -> a.compareTo(b) >= 0 ? a : b;
          default -> Fraction::plus;
        };
    List<Expression.Quantity> numbers = new ArrayList<>();
    arguments.forEach(argument -> numbers.add(argument.asNumber()));
    boolean neverZero =
        !function.equals("SUM") && arguments.stream().allMatch(Expression::neverZero);
    return Expression.numeric(
        call(function, arguments),
        Expression.WHOLE,
        facts -> {
          Fraction result = numbers.get(0).of(facts);
          for (int i = 1; i < numbers.size(); i++) {
            result = fold.apply(result, numbers.get(i).of(facts));
          }
          return result;
        },
        arguments,
        neverZero,
        range(function, arguments));
  }

  private static Interval range(String function, List<Expression> arguments) {
    Interval all = arguments.get(0).interval();
    for (Expression argument : arguments.subList(1, arguments.size())) {
      Interval next = argument.interval();
      all =
          switch (function) {
            case "MIN" -> all.least(next);
            case "MAX" -> all.greatest(next);
            default -> all.with('+', next);
          };
    }
    return all;
  }

  /** {@code ROUND}, {@code ROUNDUP} or {@code ROUNDDOWN} to a number of decimals. */
  static Expression rounded(String function, List<Expression> arguments, int places) {
    RoundingMode mode =
        switch (function) {
          case "ROUNDUP" -> RoundingMode.UP;
          case "ROUNDDOWN" -> RoundingMode.DOWN;
          default -> RoundingMode.HALF_UP;
        };
    Expression.Quantity number = arguments.get(0).asNumber();
    return Expression.numeric(
        call(function, arguments),
        Expression.WHOLE,
        facts -> number.of(facts).rounded(places, mode),
        arguments,
        false,
        arguments.get(0).interval().rounded(places, mode));
  }

  static Expression abs(Expression argument) {
    Expression.Quantity number = argument.asNumber();
    return Expression.numeric(
        call("ABS", List.of(argument)),
        Expression.WHOLE,
        facts -> number.of(facts).abs(),
        List.of(argument),
        argument.neverZero(),
        argument.interval().abs());
  }

  static Expression either(Expression test, Expression met, Expression unmet) {
    Expression.Truth decides = test.asTruth();
    Expression.Quantity a = met.asNumber();
    Expression.Quantity b = unmet.asNumber();
    return Expression.numeric(
        call("IF", List.of(test, met, unmet)),
        Expression.WHOLE,
        facts -> decides.of(facts) ? a.of(facts) : b.of(facts),
        List.of(test, met, unmet),
        met.neverZero() && unmet.neverZero(),
        met.interval().or(unmet.interval()));
  }

  /** {@code IFERROR}: the second where the first divides by zero. */
  static Expression guarded(Expression risky, Expression otherwise) {
    Expression.Quantity a = risky.asNumber();
    Expression.Quantity b = otherwise.asNumber();
    return Expression.numeric(
        call(FormulaFunctions.GUARD, List.of(risky, otherwise)),
        Expression.WHOLE,
        facts -> {
          try {
            return a.of(facts);
          } catch (DividedByZero none) {
            return b.of(facts);
          }
        },
        List.of(risky, otherwise),
        risky.neverZero() && otherwise.neverZero(),
        risky.interval().or(otherwise.interval()));
  }

  /** {@code AND}, {@code OR} or {@code NOT} of truths; all are evaluated, as in Excel. */
  static Expression logical(String function, List<Expression> arguments) {
    List<Expression.Truth> truths = new ArrayList<>();
    arguments.forEach(argument -> truths.add(argument.asTruth()));
    Expression.Truth truth =
        switch (function) {
          case "AND" -> facts -> !each(truths, facts).contains(false);
          case "OR" -> facts -> each(truths, facts).contains(true);
          default -> facts -> !truths.get(0).of(facts);
        };
    boolean constant = arguments.stream().allMatch(Expression::constant);
    return Expression.truth(
        call(function, arguments), Expression.WHOLE, truth, constant, known(function, arguments));
  }

  /** What is there when all are true, or when not all are. */
  private static Known known(String function, List<Expression> arguments) {
    List<Known> each = arguments.stream().map(Expression::known).toList();
    return switch (function) {
      case "AND" ->
          new Known(
              union(each.stream().map(Known::whenTrue).toList()),
              intersection(each.stream().map(Known::whenFalse).toList()));
      case "OR" ->
          new Known(
              intersection(each.stream().map(Known::whenTrue).toList()),
              union(each.stream().map(Known::whenFalse).toList()));
      default -> each.get(0).negated();
    };
  }

  private static Set<String> union(List<Set<String>> sets) {
    Set<String> all = new TreeSet<>();
    sets.forEach(all::addAll);
    return all;
  }

  private static Set<String> intersection(List<Set<String>> sets) {
    Set<String> common = new TreeSet<>(sets.get(0));
    sets.forEach(common::retainAll);
    return common;
  }

  private static List<Boolean> each(List<Expression.Truth> truths, Formula.Values facts) {
    return truths.stream().map(truth -> truth.of(facts)).toList();
  }
}
