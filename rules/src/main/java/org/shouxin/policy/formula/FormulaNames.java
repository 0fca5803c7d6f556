package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;
import org.shouxin.workbook.SheetSchema;

/** The names that a formula may use, and those it does use. */
public final class FormulaNames {

  /** The columns that formulas may read, of the sheets that have them. */
  public static final List<String> COLUMNS =
      List.of("coefficient", "cap", "credit_days", "discount", "prepayment");

  /** The short name in formulas for the credit limit, where it is known. */
  static final String LIMIT = "limit";

  private static final String CREDIT_LIMIT = "credit_limit";

  private final Dictionary facts;
  private final List<String> allowed;
  private final Map<String, BigDecimal> columns;
  private final Predicate<String> broken;
  private final Map<String, Fact> factsRead = new LinkedHashMap<>();
  private final Map<String, Formula.Input> columnsRead = new LinkedHashMap<>();
  private boolean readBroken;

  /**
   * @param allowed keys of the columns that a formula of the sheet may read
   * @param columns the numbers of the own row; an empty cell is absent
   */
  FormulaNames(
      Dictionary facts,
      List<String> allowed,
      Map<String, BigDecimal> columns,
      Predicate<String> broken) {
    this.facts = facts;
    this.allowed = allowed;
    this.columns = columns;
    this.broken = broken;
  }

  /** The keys of the columns that a formula of this sheet may read. */
  public static List<String> columns(SheetSchema sheet) {
    return COLUMNS.stream().filter(key -> sheet.column(key).isPresent()).toList();
  }

  /** The facts read, in order of first use. */
  List<Fact> facts() {
    return List.copyOf(factsRead.values());
  }

  /** The columns read, in order of first use. */
  List<Formula.Input> columns() {
    return List.copyOf(columnsRead.values());
  }

  /** Whether a broken fact was read. */
  boolean readBroken() {
    return readBroken;
  }

  /**
   * The meaning of a name.
   *
   * @throws Unreadable if it has none, or a formula may not read it
   */
  Expression named(String name) throws Unreadable {
    String column = name.toLowerCase(Locale.ROOT);
    if (allowed.contains(column)) {
      BigDecimal value = columns.get(column);
      if (value == null && broken.test(column)) {
        readBroken = true;
        return Expression.constant("1", BigDecimal.ONE);
      }
      if (value == null) {
        throw new Unreadable(
            new Text(
                "公式用到本行的 " + column + "，但那一格为空",
                "the formula reads " + column + " of its row, but that cell is empty"),
            new Text("填写该格，或不引用它", "fill the cell, or do not name it"));
      }
      columnsRead.putIfAbsent(column, new Formula.Input(column, value));
      return Expression.constant(column, value);
    }
    Fact fact = facts.find(column.equals(LIMIT) ? CREDIT_LIMIT : name).orElse(null);
    if (broken.test(fact == null ? name : fact.name())) {
      readBroken = true;
      return Expression.constant("1", BigDecimal.ONE);
    }
    if (fact == null) {
      throw unknown(name);
    }
    if (fact.type() != FactType.NUMBER) {
      throw new Unreadable(
          new Text("事实“" + fact.name() + "”不是数字", "the fact " + fact.name() + " is not a number"),
          new Text("数字类型的事实", "facts of type number"));
    }
    if (fact.whenMissing().leavesMissing()) {
      throw new Unreadable(
          new Text(
              "事实“" + fact.name() + "”缺失时公式没有结果",
              "without the fact " + fact.name() + " the formula has no result"),
          new Text(
              "缺失时“不评级”或“按假定值”的事实，或由表推算的",
              "facts that refuse to grade or assume a value when missing, or are derived"));
    }
    factsRead.putIfAbsent(fact.name(), fact);
    return Expression.fact(fact);
  }

  private Unreadable unknown(String name) {
    if (name.matches("(?i)[a-z]{1,3}[0-9]{1,7}")) {
      return new Unreadable(
          new Text("不能引用单元格“" + name + "”", "the cell " + name + " cannot be referred to"),
          new Text(
              "事实名" + (allowed.isEmpty() ? "" : "，或本行的 " + String.join("、", allowed)),
              "fact names"
                  + (allowed.isEmpty()
                      ? ""
                      : ", or of the own row: " + String.join(", ", allowed))));
    }
    List<String> known = new ArrayList<>(allowed);
    facts.facts().stream()
        .filter(fact -> fact.type() == FactType.NUMBER)
        .forEach(fact -> known.add(fact.name()));
    return new Unreadable(
        new Text("没有名称“" + name + "”", "there is no name \"" + name + "\""),
        Nearest.suggestion(name, known));
  }
}
