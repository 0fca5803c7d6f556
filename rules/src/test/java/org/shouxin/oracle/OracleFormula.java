package org.shouxin.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A formula computed from its canonical text in exact fractions, as Excel would: truth is 1,
 * falsehood 0, and what was divided by zero stays without value until {@code IFERROR}.
 */
final class OracleFormula {

  private final String text;
  private final Function<String, BigDecimal> named;
  private final Function<String, Object> told;
  private int at;

  private OracleFormula(
      String text, Function<String, BigDecimal> named, Function<String, Object> told) {
    this.text = text.replace(" ", "");
    this.named = named;
    this.told = told;
  }

  /**
   * The formula's result, rounded to a multiple of a unit.
   *
   * @param told what is known of a fact of any type, null when it is missing
   */
  static BigDecimal compute(
      String text,
      Function<String, BigDecimal> named,
      Function<String, Object> told,
      BigDecimal unit,
      RoundingMode rounding) {
    OracleFormula formula =
        new OracleFormula(text.startsWith("=") ? text.substring(1) : text, named, told);
    OracleFraction value = formula.comparison();
    if (formula.at < formula.text.length() || value.undefined()) {
      throw new IllegalArgumentException(text + " at " + formula.at);
    }
    return value.by(OracleFraction.of(unit)).rounded(0, rounding).multiply(unit);
  }

  private boolean take(String token) {
    boolean here = text.startsWith(token, at);
    at += here ? token.length() : 0;
    return here;
  }

  private static OracleFraction truth(boolean true_) {
    return OracleFraction.whole(true_ ? 1 : 0);
  }

  private OracleFraction comparison() {
    OracleFraction left = sum();
    for (String operator : List.of("<=", ">=", "<>", "<", ">", "=")) {
      if (take(operator)) {
        OracleFraction right = sum();
        if (left.undefined() || right.undefined()) {
          return OracleFraction.UNDEFINED;
        }
        int compared = left.compareTo(right);
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

  private OracleFraction sum() {
    OracleFraction value = product();
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

  private OracleFraction product() {
    OracleFraction value = factor();
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

  private OracleFraction factor() {
    if (take("-")) {
      return factor().negated();
    }
    if (take("(")) {
      OracleFraction value = comparison();
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
      return OracleFraction.of(new BigDecimal(word));
    }
    if (word.equals("ISBLANK")) {
      int end = text.indexOf(')', at);
      String fact = text.substring(at + 1, end);
      at = end + 1;
      return truth(told.apply(fact) == null);
    }
    if (text.startsWith("=\"", at) || text.startsWith("<>\"", at)) {
      boolean equal = take("=") || !take("<>");
      int end = text.indexOf('"', at + 1);
      String option = text.substring(at + 1, end);
      at = end + 1;
      Object value = told.apply(word);
      Object spelt = value instanceof Boolean yes ? (yes ? "yes" : "no") : value;
      return truth(option.equals(spelt) == equal);
    }
    return take("(") ? call(word) : lazily(word);
  }

  /** What is missing stays without value, so that a branch that is not taken may read it. */
  private OracleFraction lazily(String word) {
    try {
      return OracleFraction.of(named.apply(word));
    } catch (IllegalStateException missing) {
      return OracleFraction.UNDEFINED;
    }
  }

  private OracleFraction call(String function) {
    List<OracleFraction> values = new ArrayList<>();
    do {
      values.add(comparison());
    } while (take(","));
    at++;
    OracleFraction first = values.get(0);
    if (function.equals("IFERROR")) {
      return first.undefined() ? values.get(1) : first;
    }
    if (function.equals("IF")) {
      return first.undefined() ? first : values.get(first.sign() != 0 ? 1 : 2);
    }
    if (values.stream().anyMatch(OracleFraction::undefined)) {
      return OracleFraction.UNDEFINED;
    }
    return switch (function) {
      case "MIN" -> values.stream().min(OracleFraction::compareTo).orElseThrow();
      case "MAX" -> values.stream().max(OracleFraction::compareTo).orElseThrow();
      case "SUM" -> values.stream().reduce(truth(false), OracleFraction::plus);
      case "ABS" -> first.sign() < 0 ? first.negated() : first;
      case "AND" -> truth(values.stream().allMatch(value -> value.sign() != 0));
      case "OR" -> truth(values.stream().anyMatch(value -> value.sign() != 0));
      case "NOT" -> truth(first.sign() == 0);
      case "ROUND" -> rounded(values, RoundingMode.HALF_UP);
      case "ROUNDUP" -> rounded(values, RoundingMode.UP);
      case "ROUNDDOWN" -> rounded(values, RoundingMode.DOWN);
      default -> throw new IllegalArgumentException(function);
    };
  }

  private static OracleFraction rounded(List<OracleFraction> values, RoundingMode mode) {
    int places = values.get(1).rounded(0, RoundingMode.UNNECESSARY).intValueExact();
    return OracleFraction.of(values.get(0).rounded(places, mode));
  }
}
