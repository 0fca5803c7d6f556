package org.shouxin.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A limit formula computed from its canonical text in exact fractions; truth is 1, falsehood 0. */
final class OracleFormula {

  /** Numerator and positive denominator. */
  private record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {

    static final Fraction NOTHING = whole(0);
    static final Fraction ONE = whole(1);

    static Fraction whole(long number) {
      return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
    }

    static Fraction of(BigDecimal number) {
      BigDecimal plain = number.setScale(Math.max(number.scale(), 0));
      return new Fraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    Fraction plus(Fraction b) {
      return new Fraction(
          over.multiply(b.under).add(b.over.multiply(under)), under.multiply(b.under));
    }

    Fraction negated() {
      return new Fraction(over.negate(), under);
    }

    Fraction times(Fraction b) {
      return new Fraction(over.multiply(b.over), under.multiply(b.under));
    }

    Fraction by(Fraction b) {
      BigInteger sign = BigInteger.valueOf(b.over.signum());
      return new Fraction(over.multiply(b.under).multiply(sign), under.multiply(b.over.abs()));
    }

    @Override
    public int compareTo(Fraction b) {
      return over.multiply(b.under).compareTo(b.over.multiply(under));
    }

    BigDecimal rounded(int places, RoundingMode mode) {
      return new BigDecimal(over).divide(new BigDecimal(under), places, mode);
    }
  }

  private final String text;
  private final Function<String, BigDecimal> named;
  private int at;

  private OracleFormula(String text, Function<String, BigDecimal> named) {
    this.text = text.replace(" ", "");
    this.named = named;
  }

  static BigDecimal limit(
      String text, Function<String, BigDecimal> named, BigDecimal unit, RoundingMode rounding) {
    OracleFormula formula =
        new OracleFormula(text.startsWith("=") ? text.substring(1) : text, named);
    Fraction value = formula.comparison();
    if (formula.at < formula.text.length()) {
      throw new IllegalArgumentException(text + " at " + formula.at);
    }
    return value.by(Fraction.of(unit)).rounded(0, rounding).multiply(unit).max(BigDecimal.ZERO);
  }

  private boolean take(String token) {
    boolean here = text.startsWith(token, at);
    at += here ? token.length() : 0;
    return here;
  }

  private static Fraction truth(boolean true_) {
    return true_ ? Fraction.ONE : Fraction.NOTHING;
  }

  private Fraction comparison() {
    Fraction left = sum();
    for (String operator : List.of("<=", ">=", "<>", "<", ">", "=")) {
      if (take(operator)) {
        int compared = left.compareTo(sum());
        return truth(
            switch (operator) {
              case "<=" -> compared <= 0;
              case ">=" -> compared >= 0;
              case "<>" -> compared != 0;
              case "<" -> compared < 0;
              case ">" -> compared > 0;
              default -> compared == 0;
            });
      }
    }
    return left;
  }

  private Fraction sum() {
    Fraction value = product();
    while (true) {
      if (take("+")) {
        value = value.plus(product());
      } else if (take("-")) {
        value = value.plus(product().negated());
      } else {
        return value;
      }
    }
  }

  private Fraction product() {
    Fraction value = factor();
    while (true) {
      if (take("*")) {
        value = value.times(factor());
      } else if (take("/")) {
        value = value.by(factor());
      } else {
        return value;
      }
    }
  }

  private Fraction factor() {
    if (take("-")) {
      return factor().negated();
    }
    if (take("(")) {
      Fraction value = comparison();
      at++;
      return value;
    }
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "._".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    String word = text.substring(from, at);
    if (Character.isDigit(word.charAt(0))) {
      return Fraction.of(new BigDecimal(word));
    }
    return take("(") ? call(word.toUpperCase(Locale.ROOT)) : Fraction.of(named.apply(word));
  }

  private Fraction call(String function) {
    List<Fraction> values = new ArrayList<>();
    do {
      values.add(comparison());
    } while (take(","));
    at++;
    Fraction first = values.get(0);
    return switch (function) {
      case "MIN" -> values.stream().min(Fraction::compareTo).orElseThrow();
      case "MAX" -> values.stream().max(Fraction::compareTo).orElseThrow();
      case "SUM" -> values.stream().reduce(Fraction.NOTHING, Fraction::plus);
      case "ABS" -> first.over.signum() < 0 ? first.negated() : first;
      case "IF" -> first.over.signum() != 0 ? values.get(1) : values.get(2);
      case "AND" -> truth(values.stream().allMatch(value -> value.over.signum() != 0));
      case "OR" -> truth(values.stream().anyMatch(value -> value.over.signum() != 0));
      case "NOT" -> truth(first.over.signum() == 0);
      case "ROUND", "ROUNDUP", "ROUNDDOWN" ->
          Fraction.of(
              first.rounded(
                  values.get(1).rounded(0, RoundingMode.UNNECESSARY).intValueExact(),
                  switch (function) {
                    case "ROUND" -> RoundingMode.HALF_UP;
                    case "ROUNDUP" -> RoundingMode.UP;
                    default -> RoundingMode.DOWN;
                  }));
      default -> throw new IllegalArgumentException(function);
    };
  }
}
