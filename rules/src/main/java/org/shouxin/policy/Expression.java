package org.shouxin.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;

/**
 * A part of a formula, with its canonical text and what is known about its value.
 *
 * @param text canonical, brackets only where they are needed
 * @param binding how strongly its outermost operator binds
 * @param number what it computes, null for a truth
 * @param truth what it decides, null for a number
 * @param constant whether it reads no fact
 * @param neverZero whether no allowed value of the facts makes it zero, though it may divide by
 *     zero inside {@code IFERROR}
 */
record Expression(
    String text,
    int binding,
    @Nullable Quantity number,
    @Nullable Truth truth,
    boolean constant,
    boolean neverZero) {

  static final int COMPARED = 1;
  static final int ADDED = 2;
  static final int MULTIPLIED = 3;
  static final int SIGNED = 4;
  static final int WHOLE = 5;

  /** Computes a number from the facts. */
  interface Quantity {
    Fraction of(Function<Fact, BigDecimal> facts);
  }

  /** Decides a truth from the facts. */
  interface Truth {
    boolean of(Function<Fact, BigDecimal> facts);
  }

  boolean isNumber() {
    return number != null;
  }

  private Quantity asNumber() {
    if (number == null) {
      throw new IllegalStateException(text);
    }
    return number;
  }

  private Truth asTruth() {
    if (truth == null) {
      throw new IllegalStateException(text);
    }
    return truth;
  }

  /** The value of a constant number; null when it divides by zero. */
  @Nullable Fraction value() {
    try {
      return asNumber()
          .of(
              fact -> {
                throw new IllegalStateException(fact.name());
              });
    } catch (DividedByZero none) {
      return null;
    }
  }

  static Expression constant(String text, BigDecimal value) {
    Fraction fraction = Fraction.of(value);
    return new Expression(text, WHOLE, facts -> fraction, null, true, !fraction.isZero());
  }

  static Expression fact(Fact fact) {
    boolean neverZero = !fact.declared().contains(Codes.of(BigDecimal.ZERO));
    return new Expression(
        fact.name(), WHOLE, facts -> Fraction.of(facts.apply(fact)), null, false, neverZero);
  }

  Expression negated() {
    Quantity operand = asNumber();
    return new Expression(
        "-" + (binding < SIGNED ? "(" + text + ")" : text),
        SIGNED,
        facts -> operand.of(facts).negated(),
        null,
        constant,
        neverZero);
  }

  /** Joins two numbers by {@code + - *} or {@code /}; a divisor is never zero. */
  Expression with(char operator, Expression right) {
    int strength = operator == '+' || operator == '-' ? ADDED : MULTIPLIED;
    BinaryOperator<Fraction> apply =
        switch (operator) {
          case '+' -> Fraction::plus;
          case '-' -> Fraction::minus;
          case '*' -> Fraction::times;
          default -> Fraction::over;
        };
    Quantity a = asNumber();
    Quantity b = right.asNumber();
    Quantity both = facts -> apply.apply(a.of(facts), b.of(facts));
    return numeric(
        bracketed(strength) + operator + right.bracketed(strength + 1),
        strength,
        both,
        List.of(this, right),
        strength == MULTIPLIED && neverZero && right.neverZero);
  }

  Expression compared(String operator, Expression right) {
    IntPredicate holds =
        switch (operator) {
          case "=" -> sign -> sign == 0;
          case "<>" -> sign -> sign != 0;
          case "<" -> sign -> sign < 0;
          case "<=" -> sign -> sign <= 0;
          case ">" -> sign -> sign > 0;
          default -> sign -> sign >= 0;
        };
    Quantity a = asNumber();
    Quantity b = right.asNumber();
    return new Expression(
        bracketed(ADDED) + operator + right.bracketed(ADDED),
        COMPARED,
        null,
        facts -> holds.test(a.of(facts).compareTo(b.of(facts))),
        constant && right.constant,
        false);
  }

  private String bracketed(int atLeast) {
    return binding < atLeast ? "(" + text + ")" : text;
  }

  private static Expression numeric(
      String text, int binding, Quantity number, List<Expression> parts, boolean neverZero) {
    boolean constant = parts.stream().allMatch(Expression::constant);
    Expression whole = new Expression(text, binding, number, null, constant, neverZero);
    Fraction value = constant && !neverZero ? whole.value() : null;
    return value == null
        ? whole
        : new Expression(text, binding, number, null, true, !value.isZero());
  }

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
    List<Quantity> numbers = new ArrayList<>();
    arguments.forEach(argument -> numbers.add(argument.asNumber()));
    boolean neverZero =
        !function.equals("SUM") && arguments.stream().allMatch(Expression::neverZero);
    return numeric(
        call(function, arguments),
        WHOLE,
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
    Quantity number = arguments.get(0).asNumber();
    return numeric(
        call(function, arguments),
        WHOLE,
        facts -> number.of(facts).rounded(places, mode),
        arguments,
        false);
  }

  static Expression abs(Expression argument) {
    Quantity number = argument.asNumber();
    return numeric(
        call("ABS", List.of(argument)),
        WHOLE,
        facts -> number.of(facts).abs(),
        List.of(argument),
        argument.neverZero);
  }

  static Expression either(Expression test, Expression met, Expression unmet) {
    Truth decides = test.asTruth();
    Quantity a = met.asNumber();
    Quantity b = unmet.asNumber();
    return numeric(
        call("IF", List.of(test, met, unmet)),
        WHOLE,
        facts -> decides.of(facts) ? a.of(facts) : b.of(facts),
        List.of(test, met, unmet),
        met.neverZero && unmet.neverZero);
  }

  /** {@code IFERROR}: the second where the first divides by zero. */
  static Expression guarded(Expression risky, Expression otherwise) {
    Quantity a = risky.asNumber();
    Quantity b = otherwise.asNumber();
    return numeric(
        call(FormulaFunctions.GUARD, List.of(risky, otherwise)),
        WHOLE,
        facts -> {
          try {
            return a.of(facts);
          } catch (DividedByZero none) {
            return b.of(facts);
          }
        },
        List.of(risky, otherwise),
        risky.neverZero && otherwise.neverZero);
  }

  /** {@code AND}, {@code OR} or {@code NOT} of truths; each is looked at, as Excel does. */
  static Expression logical(String function, List<Expression> arguments) {
    List<Truth> truths = new ArrayList<>();
    arguments.forEach(argument -> truths.add(argument.asTruth()));
    Truth truth =
        switch (function) {
          case "AND" -> facts -> !each(truths, facts).contains(false);
          case "OR" -> facts -> each(truths, facts).contains(true);
          default -> facts -> !truths.get(0).of(facts);
        };
    boolean constant = arguments.stream().allMatch(Expression::constant);
    return new Expression(call(function, arguments), WHOLE, null, truth, constant, false);
  }

  private static List<Boolean> each(List<Truth> truths, Function<Fact, BigDecimal> facts) {
    return truths.stream().map(truth -> truth.of(facts)).toList();
  }
}
