package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;

/** The functions that a formula may call: few, total, and identical to Excel's. */
final class FormulaFunctions {

  /** The function inside whose first argument divisors may be zero. */
  static final String GUARD = "IFERROR";

  /** The test whether a fact is missing; 已知 is its opposite. */
  static final String BLANK = "ISBLANK";

  /** Its opposite in Chinese. */
  static final String KNOWN = "已知";

  /** Their names. */
  static final List<String> NAMES =
      List.of(
          "MIN",
          "MAX",
          "SUM",
          "ROUND",
          "ROUNDUP",
          "ROUNDDOWN",
          "IF",
          "AND",
          "OR",
          "NOT",
          "ABS",
          GUARD,
          BLANK);

  private static final int MOST_PLACES = 6;
  private static final int FEWEST_PLACES = -12;

  private FormulaFunctions() {}

  /**
   * Calls a function of the list.
   *
   * @throws Unreadable if it does not take these arguments
   */
  static Expression call(String function, List<Expression> arguments) throws Unreadable {
    return switch (function) {
      case "MIN", "MAX", "SUM" -> {
        for (Expression argument : arguments) {
          number(argument);
        }
        yield FormulaCalls.folded(function, arguments);
      }
      case "ROUND", "ROUNDUP", "ROUNDDOWN" -> {
        count(function, arguments, 2);
        number(arguments.get(0));
        yield FormulaCalls.rounded(function, arguments, places(function, arguments.get(1)));
      }
      case "IF" -> {
        count(function, arguments, 3);
        yield FormulaCalls.either(
            truth(arguments.get(0)), number(arguments.get(1)), number(arguments.get(2)));
      }
      case GUARD -> {
        count(function, arguments, 2);
        yield FormulaCalls.guarded(number(arguments.get(0)), number(arguments.get(1)));
      }
      case "ABS" -> {
        count(function, arguments, 1);
        yield FormulaCalls.abs(number(arguments.get(0)));
      }
      default -> {
        if (function.equals("NOT")) {
          count(function, arguments, 1);
        }
        for (Expression argument : arguments) {
          truth(argument);
        }
        yield FormulaCalls.logical(function, arguments);
      }
    };
  }

  private static void count(String function, List<Expression> arguments, int wanted)
      throws Unreadable {
    if (arguments.size() != wanted) {
      throw new Unreadable(
          new Text(
              function + " 有 " + arguments.size() + " 个参数",
              function + " has " + arguments.size() + " arguments"),
          Text.same(String.valueOf(wanted)));
    }
  }

  private static int places(String function, Expression argument) throws Unreadable {
    Fraction value = number(argument).constant() ? argument.value() : null;
    if (value != null) {
      BigDecimal places = value.rounded(BigDecimal.ONE, RoundingMode.FLOOR);
      if (Fraction.of(places).compareTo(value) == 0
          && places.compareTo(BigDecimal.valueOf(FEWEST_PLACES)) >= 0
          && places.compareTo(BigDecimal.valueOf(MOST_PLACES)) <= 0) {
        return places.intValueExact();
      }
    }
    throw new Unreadable(
        new Text(function + " 的小数位数有误", "the number of decimals of " + function + " is wrong"),
        new Text(
            FEWEST_PLACES + " 到 " + MOST_PLACES + " 的整数",
            "a whole number from " + FEWEST_PLACES + " to " + MOST_PLACES));
  }

  /** The expression, which must be a number. */
  static Expression number(Expression expression) throws Unreadable {
    if (!expression.isNumber()) {
      throw new Unreadable(
          new Text(
              "“" + expression.text() + "”是真假，不是数",
              expression.text() + " is true or false, not a number"),
          new Text(
              "一个数；比较只能写在 IF、AND、OR、NOT 里", "a number; comparisons only inside IF, AND, OR, NOT"));
    }
    return expression;
  }

  private static Expression truth(Expression expression) throws Unreadable {
    if (expression.isNumber()) {
      throw new Unreadable(
          new Text(
              "“" + expression.text() + "”是数，不是比较",
              expression.text() + " is a number, not a comparison"),
          new Text("比较，例如 cap>0", "a comparison, for example cap>0"));
    }
    return expression;
  }
}
