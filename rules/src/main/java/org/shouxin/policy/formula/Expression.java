package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;

/**
 * A part of a formula, with its canonical text and what is known about its value.
 *
 * @param text canonical, brackets only where they are needed
 * @param binding how strongly its outermost operator binds
 * @param number what it computes, null for a truth
 * @param truth its truth value, null for a number
 * @param constant whether it reads no fact
 * @param neverZero whether no allowed value of the facts makes it zero, though it may divide by
 *     zero inside {@code IFERROR}
 * @param range where its values lie; null for a truth
 * @param known what is certain when it is true, and when it is false
 */
record Expression(
    String text,
    int binding,
    @Nullable Quantity number,
    @Nullable Truth truth,
    boolean constant,
    boolean neverZero,
    @Nullable Interval range,
    Known known) {

  /**
   * Names of facts that are not missing, and {@link Expression#notZero} of expressions that are not
   * zero.
   *
   * @param whenTrue when the expression is true
   * @param whenFalse when it is false
   */
  record Known(Set<String> whenTrue, Set<String> whenFalse) {

    /** Nothing is certain. */
    static final Known NOTHING = new Known(Set.of(), Set.of());

    /** The same of the negated expression. */
    Known negated() {
      return new Known(whenFalse, whenTrue);
    }
  }

  /** The comparison that holds when another does not. */
  private static final Map<String, String> OPPOSITES =
      Map.of("=", "<>", "<>", "=", ">", "<=", "<=", ">", "<", ">=", ">=", "<");

  static final int COMPARED = 1;
  static final int ADDED = 2;
  static final int MULTIPLIED = 3;
  static final int SIGNED = 4;
  static final int WHOLE = 5;

  /** Computes a number from the facts. */
  interface Quantity {
    Fraction of(Formula.Values facts);
  }

  /** Computes a truth value from the facts. */
  interface Truth {
    boolean of(Formula.Values facts);
  }

  boolean isNumber() {
    return number != null;
  }

  Quantity asNumber() {
    if (number == null) {
      throw new IllegalStateException(text);
    }
    return number;
  }

  /** Where the values of a number lie. */
  Interval interval() {
    if (range == null) {
      throw new IllegalStateException(text);
    }
    return range;
  }

  Truth asTruth() {
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
    return numeric(text, WHOLE, facts -> fraction, true, false, Interval.of(fraction));
  }

  /**
   * The number of a fact.
   *
   * @param range where it lies
   */
  static Expression fact(Fact fact, Interval range) {
    return numeric(fact.name(), WHOLE, facts -> number(facts, fact), false, false, range);
  }

  /** The number that a table has for the facts. */
  static Expression lookUp(LookUp table) {
    return numeric(
        table.name(),
        WHOLE,
        facts -> Fraction.of(table.cell(facts).value()),
        false,
        false,
        table.range());
  }

  private static Fraction number(Formula.Values facts, Fact fact) {
    BigDecimal number = facts.number(fact);
    if (number == null) {
      throw new IllegalStateException(fact.name() + " is missing");
    }
    return Fraction.of(number);
  }

  /** {@code ISBLANK}: whether a fact is missing. */
  static Expression blank(Fact fact) {
    return truth(
        "ISBLANK(" + fact.name() + ")",
        WHOLE,
        facts -> facts.number(fact) == null,
        false,
        new Known(Set.of(), Set.of(fact.name())));
  }

  /**
   * Whether a choice is one of its options, or a yes/no fact one of the two.
   *
   * @param spelt canonical text of the option
   * @param option its code
   */
  static Expression chosen(Fact fact, boolean equal, String spelt, long option) {
    BigDecimal wanted = BigDecimal.valueOf(option);
    return truth(
        fact.name() + (equal ? "=" : "<>") + "\"" + spelt + "\"",
        COMPARED,
        facts -> wanted.equals(facts.number(fact)) == equal,
        false,
        Known.NOTHING);
  }

  static Expression truth(String text, int binding, Truth truth, boolean constant, Known known) {
    return new Expression(text, binding, null, truth, constant, false, null, known);
  }

  private static Expression numeric(
      String text,
      int binding,
      Quantity number,
      boolean constant,
      boolean neverZero,
      Interval range) {
    boolean excluded = neverZero || range.excludesZero();
    return new Expression(text, binding, number, null, constant, excluded, range, Known.NOTHING);
  }

  Expression negated() {
    Quantity operand = asNumber();
    return numeric(
        "-" + (binding < SIGNED ? "(" + text + ")" : text),
        SIGNED,
        facts -> operand.of(facts).negated(),
        constant,
        neverZero,
        interval().negated());
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
        strength == MULTIPLIED && neverZero && right.neverZero,
        interval().with(operator, right.interval()));
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
    return truth(
        bracketed(ADDED) + operator + right.bracketed(ADDED),
        COMPARED,
        facts -> holds.test(a.of(facts).compareTo(b.of(facts))),
        constant && right.constant,
        nonZero(operator, right));
  }

  /** What a comparison with a constant says of zero: {@code x>0} makes sure that x is not zero. */
  private Known nonZero(String operator, Expression right) {
    Fraction bound = right.constant ? right.value() : null;
    if (bound == null || constant) {
      return Known.NOTHING;
    }
    int sign = bound.above().signum();
    boolean whenTrue = excludesZero(operator, sign);
    boolean whenFalse = excludesZero(Objects.requireNonNull(OPPOSITES.get(operator)), sign);
    Set<String> certain = Set.of(notZero());
    return new Known(whenTrue ? certain : Set.of(), whenFalse ? certain : Set.of());
  }

  /** Whether what compares so with a bound of this sign is not zero. */
  private static boolean excludesZero(String operator, int sign) {
    return switch (operator) {
      case "=" -> sign != 0;
      case "<>" -> sign == 0;
      case ">" -> sign >= 0;
      case ">=" -> sign > 0;
      case "<" -> sign <= 0;
      default -> sign < 0;
    };
  }

  /** How {@link Known} says that this expression is not zero. */
  String notZero() {
    return text + "<>0";
  }

  private String bracketed(int atLeast) {
    return binding < atLeast ? "(" + text + ")" : text;
  }

  /** A number composed of parts. */
  static Expression numeric(
      String text,
      int binding,
      Quantity number,
      List<Expression> parts,
      boolean neverZero,
      Interval range) {
    boolean constant = parts.stream().allMatch(Expression::constant);
    Expression whole = numeric(text, binding, number, constant, neverZero, range);
    Fraction value = constant ? whole.value() : null;
    return value == null ? whole : numeric(text, binding, number, true, false, Interval.of(value));
  }
}
