package org.shouxin.policy.formula;

import static org.shouxin.policy.formula.FormulaFunctions.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;

/**
 * Reads limit formulas: numbers, facts, columns of the own row, {@code + - * /}, comparisons,
 * brackets and a short list of total functions. A divisor must never be zero, except in the first
 * argument of {@code IFERROR}, whose second is the value instead. A fact that may be missing is
 * read only where {@code ISBLANK} or 已知 has asked for it, or the row's own condition. Nothing else
 * is accepted.
 */
public final class FormulaParser {

  private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
  private static final int LONGEST = 1000;
  private static final int DEEPEST = 40;
  private static final int MOST_ARGUMENTS = 30;

  private final FormulaTokens tokens;
  private final FormulaNames names;
  private int depth;
  private int guarded;
  private int branched;

  private FormulaParser(String text, FormulaNames names) throws Unreadable {
    this.tokens = new FormulaTokens(text);
    this.names = names;
  }

  /** Whether formulas use the name for something other than a fact. */
  public static boolean isReserved(String name) {
    return FormulaNames.COLUMNS.contains(name)
        || name.equals(FormulaNames.LIMIT)
        || FormulaFunctions.NAMES.contains(name.toUpperCase(Locale.ROOT));
  }

  /**
   * Reads a formula.
   *
   * @param text with or without a leading equals sign
   * @return null when it is valid but reads a broken fact
   * @throws Unreadable if it does not parse, is not a number or might divide by zero
   */
  public static @Nullable Formula parse(String text, FormulaScope scope) throws Unreadable {
    return parser(text, scope).formula();
  }

  /**
   * Reads a formula whose result lies between two numbers, whatever the facts.
   *
   * @param unit of the result, for the refusal
   * @throws Unreadable also if the result might lie outside; with values that take it there
   */
  public static @Nullable Formula parse(
      String text, FormulaScope scope, BigDecimal least, BigDecimal most, Text unit)
      throws Unreadable {
    FormulaParser parser = parser(text, scope);
    Expression whole = parser.whole();
    Formula formula = parser.formula(whole);
    if (formula != null && !whole.interval().within(least, most)) {
      throw parser.outside(whole, least, most, unit);
    }
    return formula;
  }

  private static FormulaParser parser(String text, FormulaScope scope) throws Unreadable {
    if (text.length() > LONGEST) {
      throw new Unreadable(
          new Text("公式过长", "the formula is too long"),
          new Text("最多 " + LONGEST + " 个字符", "at most " + LONGEST + " characters"));
    }
    String body = text.strip();
    return new FormulaParser(
        body.startsWith("=") || body.startsWith("＝") ? body.substring(1) : body,
        new FormulaNames(scope));
  }

  private Expression whole() throws Unreadable {
    Expression whole = comparison();
    if (!tokens.atEnd()) {
      throw tokens.unexpected();
    }
    return number(whole);
  }

  private @Nullable Formula formula() throws Unreadable {
    return formula(whole());
  }

  private @Nullable Formula formula(Expression whole) {
    Expression.Quantity number = whole.number();
    if (names.readBroken() || number == null) {
      return null;
    }
    boolean plain = whole.constant() && names.columns().isEmpty() && isPlain(whole.text());
    return new ParsedFormula(
        plain ? whole.text() : "=" + whole.text(),
        names.facts(),
        names.columns(),
        names.tables(),
        number);
  }

  private static boolean isPlain(String text) {
    return text.matches("-?[0-9.]+");
  }

  private Expression comparison() throws Unreadable {
    Expression left = sum();
    if (!COMPARISONS.contains(tokens.peek())) {
      return left;
    }
    String operator = tokens.next();
    Expression compared = number(left).compared(operator, number(sum()));
    if (COMPARISONS.contains(tokens.peek())) {
      throw tokens.unexpected();
    }
    return compared;
  }

  private Expression sum() throws Unreadable {
    Expression left = product();
    while (tokens.peek().equals("+") || tokens.peek().equals("-")) {
      char operator = tokens.next().charAt(0);
      left = number(left).with(operator, number(product()));
    }
    return left;
  }

  private Expression product() throws Unreadable {
    Expression left = signed();
    while (tokens.peek().equals("*") || tokens.peek().equals("/")) {
      char operator = tokens.next().charAt(0);
      Expression right = number(signed());
      if (operator == '/'
          && !right.neverZero()
          && !names.known().contains(right.notZero())
          && guarded == 0) {
        throw zero(right);
      }
      left = number(left).with(operator, right);
    }
    return left;
  }

  private Unreadable outside(Expression whole, BigDecimal least, BigDecimal most, Text unit) {
    Expression above = whole.with('-', Expression.constant("", most));
    Expression below = Expression.constant("", least).with('-', whole);
    String bounds = least.toPlainString() + " 到 " + most.toPlainString();
    String within = least.toPlainString() + " to " + most.toPlainString();
    for (Expression beyond : List.of(above, below)) {
      Optional<String> values = Witness.of(beyond, 1, names);
      if (values.isPresent()) {
        boolean more = beyond == above;
        return new Unreadable(
            new Text(
                "在 "
                    + values.get()
                    + " 时公式的结果"
                    + (more ? "超过 " : "低于 ")
                    + (more ? most : least).toPlainString(),
                "the formula gives "
                    + (more
                        ? "more than " + most.toPlainString()
                        : "less than " + least.toPlainString())
                    + " when "
                    + values.get()),
            new Text(
                bounds + unit.zh() + "；用 MIN、MAX 截住",
                within + " " + unit.en() + "; cut by MIN, MAX"));
      }
    }
    return new Unreadable(
        new Text("看不出公式的结果总在范围之内", "the formula cannot be shown to stay in its range"),
        new Text(
            bounds + unit.zh() + "；用 MIN、MAX 截住", within + " " + unit.en() + "; cut by MIN, MAX"));
  }

  /**
   * The refusal of a divisor, with values that make it zero if some are found; in a branch of
   * {@code IF} the test might exclude them.
   */
  private Unreadable zero(Expression divisor) {
    Optional<String> values = branched > 0 ? Optional.empty() : Witness.of(divisor, 0, names);
    return new Unreadable(
        new Text(
            "除数“"
                + divisor.text()
                + "”"
                + values
                    .map(when -> "在 " + when + " 时为零")
                    .orElse(divisor.constant() ? "为零" : "可能为零"),
            "the divisor "
                + divisor.text()
                + values
                    .map(when -> " is zero when " + when)
                    .orElse(divisor.constant() ? " is zero" : " might be zero")),
        new Text(
            "非零的数、本行非零的单元格，或允许范围不含 0 的事实"
                + (divisor.constant()
                    ? ""
                    : "；否则写 IF(" + divisor.text() + "=0,…,…) 或 IFERROR(…,…)"),
            "a number or cell of the row other than 0, or a fact whose declared range excludes 0"
                + (divisor.constant()
                    ? ""
                    : "; else IF(" + divisor.text() + "=0,…,…) or IFERROR(…,…)")));
  }

  private Expression signed() throws Unreadable {
    deeper();
    Expression result;
    if (tokens.peek().equals("-")) {
      tokens.next();
      result = number(signed()).negated();
    } else if (tokens.peek().equals("+")) {
      tokens.next();
      result = number(signed());
    } else {
      result = operand();
    }
    depth--;
    return result;
  }

  private void deeper() throws Unreadable {
    if (++depth > DEEPEST) {
      throw new Unreadable(
          new Text("公式嵌套过深", "the formula is nested too deeply"),
          new Text("最多 " + DEEPEST + " 层", "at most " + DEEPEST + " levels"));
    }
  }

  private Expression operand() throws Unreadable {
    if (tokens.peek().equals("(")) {
      tokens.next();
      Expression inside = comparison();
      tokens.expect(")");
      return inside;
    }
    if (tokens.atNumber()) {
      BigDecimal number = tokens.number();
      return Expression.constant(number.toPlainString(), number);
    }
    if (tokens.atText()) {
      return option();
    }
    if (!tokens.atName()) {
      throw tokens.unexpected();
    }
    String name = tokens.next();
    if (tokens.peek().equals("(")) {
      return function(name);
    }
    Fact choice = names.choice(name);
    return choice == null ? names.named(name) : chosen(choice);
  }

  /** {@code "sporadic"=kind}, the other way round. */
  private Expression option() throws Unreadable {
    Unreadable unexpected = tokens.unexpected();
    String written = tokens.literal();
    boolean equal = tokens.peek().equals("=");
    if (!equal && !tokens.peek().equals("<>")) {
      throw unexpected;
    }
    tokens.next();
    Fact choice = tokens.atName() ? names.choice(tokens.peek()) : null;
    if (choice == null) {
      throw unexpected;
    }
    tokens.next();
    return names.option(choice, equal, written);
  }

  /** {@code kind="sporadic"}: a choice is only compared with its options. */
  private Expression chosen(Fact choice) throws Unreadable {
    boolean equal = tokens.peek().equals("=");
    if (!equal && !tokens.peek().equals("<>")) {
      throw names.comparedOnly(choice);
    }
    tokens.next();
    return names.option(choice, equal, tokens.atText() ? tokens.literal() : tokens.next());
  }

  private Expression function(String written) throws Unreadable {
    String function = written.toUpperCase(Locale.ROOT);
    if (!FormulaFunctions.NAMES.contains(function) && !function.equals(FormulaFunctions.KNOWN)) {
      throw new Unreadable(
          new Text("不允许函数“" + written + "”", "the function " + written + " is not allowed"),
          Text.same(String.join(", ", FormulaFunctions.NAMES)));
    }
    if (function.equals(FormulaFunctions.BLANK) || function.equals(FormulaFunctions.KNOWN)) {
      return blank(function.equals(FormulaFunctions.BLANK));
    }
    return FormulaFunctions.call(function, arguments(function));
  }

  private Expression blank(boolean blank) throws Unreadable {
    tokens.expect("(");
    if (!tokens.atName()) {
      throw tokens.unexpected();
    }
    Expression missing = names.blank(tokens.next());
    tokens.expect(")");
    return blank ? missing : FormulaFunctions.call("NOT", List.of(missing));
  }

  private List<Expression> arguments(String function) throws Unreadable {
    tokens.expect("(");
    List<Expression> arguments = new ArrayList<>();
    boolean guard = function.equals(FormulaFunctions.GUARD);
    boolean branches = function.equals("IF");
    do {
      boolean guards = guard && arguments.isEmpty();
      guarded += guards ? 1 : 0;
      Set<String> before = names.known();
      boolean branch = branches && !arguments.isEmpty();
      branched += branch ? 1 : 0;
      if (branch) {
        Expression.Known test = arguments.get(0).known();
        names.knows(arguments.size() == 1 ? test.whenTrue() : test.whenFalse());
      }
      arguments.add(comparison());
      names.restore(before);
      branched -= branch ? 1 : 0;
      guarded -= guards ? 1 : 0;
    } while (tokens.skip(","));
    tokens.expect(")");
    if (arguments.size() > MOST_ARGUMENTS) {
      throw new Unreadable(
          new Text(function + " 的参数过多", "too many arguments of " + function),
          Text.same("≤ " + MOST_ARGUMENTS));
    }
    return arguments;
  }
}
