package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shouxin.facts.Fact;

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
        neverZero);
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
        false);
  }

  static Expression abs(Expression argument) {
    Expression.Quantity number = argument.asNumber();
    return Expression.numeric(
        call("ABS", List.of(argument)),
        Expression.WHOLE,
        facts -> number.of(facts).abs(),
        List.of(argument),
        argument.neverZero());
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
        met.neverZero() && unmet.neverZero());
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
        risky.neverZero() && otherwise.neverZero());
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
    return new Expression(
        call(function, arguments), Expression.WHOLE, null, truth, constant, false);
  }

  private static List<Boolean> each(
      List<Expression.Truth> truths, Function<Fact, BigDecimal> facts) {
    return truths.stream().map(truth -> truth.of(facts)).toList();
  }
}
