package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.condition.ChoiceCondition;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.condition.ConditionText;
import org.shouxin.policy.formula.Expression.Known;
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

  private final FormulaScope scope;
  private final Dictionary facts;
  private final List<String> allowed;
  private Set<String> known = new TreeSet<>();
  private final Map<String, Fact> factsRead = new LinkedHashMap<>();
  private final Map<String, Formula.Input> columnsRead = new LinkedHashMap<>();
  private final Map<String, LookUp> tablesRead = new LinkedHashMap<>();
  private boolean readBroken;

  FormulaNames(FormulaScope scope) {
    this.scope = scope;
    this.facts = scope.facts();
    this.allowed = scope.headings().values().stream().distinct().toList();
    for (Condition condition : scope.when()) {
      Fact fact = condition.fact();
      if (scope.knows(fact)) {
        known.add(fact.name());
      }
      if (scope.excludesZero(fact)) {
        known.add(fact(fact).notZero());
      }
    }
  }

  /** The keys of the columns that a formula of this sheet may read. */
  public static List<String> columns(SheetSchema sheet) {
    return COLUMNS.stream().filter(key -> sheet.column(key).isPresent()).toList();
  }

  /** Those columns by their keys and by their headings in both languages, without units. */
  public static Map<String, String> headings(SheetSchema sheet) {
    Map<String, String> headings = new LinkedHashMap<>();
    for (String key : columns(sheet)) {
      headings.put(key, key);
      sheet
          .column(key)
          .ifPresent(
              column -> {
                headings.put(heading(column.heading().zh()), key);
                headings.put(heading(column.heading().en()), key);
              });
    }
    return headings;
  }

  private static String heading(String label) {
    return Dictionary.key(label.replaceAll("[（(].*[)）]", ""));
  }

  /** The values that a fact can have where the formula stands. */
  Ranges values(Fact fact) {
    return scope.values(fact);
  }

  /** The facts read, in order of first use. */
  List<Fact> facts() {
    return List.copyOf(factsRead.values());
  }

  /** The columns read, in order of first use. */
  List<Formula.Input> columns() {
    return List.copyOf(columnsRead.values());
  }

  /** The look-up tables read, in order of first use. */
  List<LookUp> tables() {
    return List.copyOf(tablesRead.values());
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
    String lower = name.toLowerCase(Locale.ROOT);
    String column =
        scope.headings().getOrDefault(lower, scope.headings().getOrDefault(heading(name), lower));
    if (allowed.contains(column)) {
      BigDecimal value = scope.columns().get(column);
      if (value == null && scope.broken().test(column)) {
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
    if (scope.broken().test(fact == null ? name : fact.name())) {
      readBroken = true;
      return Expression.constant("1", BigDecimal.ONE);
    }
    LookUp table = fact == null ? scope.tables().get(Dictionary.key(name)) : null;
    if (table != null) {
      return lookUp(table);
    }
    if (fact == null) {
      throw unknown(name);
    }
    if (fact.type() != FactType.NUMBER) {
      throw notNumber(fact);
    }
    read(fact);
    return fact(fact);
  }

  private Expression fact(Fact fact) {
    return Expression.fact(fact, Interval.of(fact, scope.values(fact)));
  }

  private Expression lookUp(LookUp table) throws Unreadable {
    for (Fact fact : table.asked()) {
      if (facts.find(fact.name()).isEmpty()) {
        throw new Unreadable(
            new Text(
                "查表“" + table.name() + "”用到的“" + fact.label().zh() + "”在这一步还没有结论",
                fact.label().en()
                    + ", which the look-up "
                    + table.name()
                    + " asks, is not yet known at this step"),
            new Text("只问这一步已知事实的查表", "look-ups of facts that are known at this step"));
      }
      if (fact.whenMissing().leavesMissing()
          && !known.contains(fact.name())
          && !table.answersMissing(fact)) {
        throw new Unreadable(
            new Text(
                "查表“" + table.name() + "”没有“" + fact.label().zh() + "”缺失的一格",
                "the look-up " + table.name() + " has no cell without " + fact.label().en()),
            new Text(
                "查表中条件为“缺失”的一行或一列，或 IF(已知(" + fact.name() + "),…,…)",
                "a row or column of the look-up for missing, or IF(ISBLANK("
                    + fact.name()
                    + "),…,…)"));
      }
      factsRead.putIfAbsent(fact.name(), fact);
    }
    tablesRead.putIfAbsent(table.name(), table);
    return Expression.lookUp(table);
  }

  private void read(Fact fact) throws Unreadable {
    if (fact.whenMissing().leavesMissing() && !known.contains(fact.name())) {
      throw new Unreadable(
          new Text(
              "事实“" + fact.name() + "”缺失时公式没有结果",
              "without the fact " + fact.name() + " the formula has no result"),
          new Text(
              "IF(已知(" + fact.name() + "),…,…)，或本行的条件不含缺失，或缺失时“不评级”“按假定值”的事实",
              "IF(ISBLANK("
                  + fact.name()
                  + "),…,…), a condition of the row on it, or facts that refuse to grade or assume"
                  + " a value when missing"));
    }
    factsRead.putIfAbsent(fact.name(), fact);
  }

  /** The facts that are there at this place of the formula. */
  Set<String> known() {
    return known;
  }

  /** Adds facts that are there at this place. */
  void knows(Set<String> more) {
    Set<String> all = new TreeSet<>(known);
    all.addAll(more);
    known = all;
  }

  void restore(Set<String> before) {
    known = before;
  }

  /** The choice or yes/no fact of this name; null for anything else. */
  @Nullable Fact choice(String name) {
    return facts
        .find(name)
        .filter(fact -> fact.type() == FactType.CHOICE || fact.type() == FactType.YES_NO)
        .filter(
            fact ->
                !scope.broken().test(fact.name()) && !scope.headings().containsKey(heading(name)))
        .orElse(null);
  }

  Unreadable comparedOnly(Fact choice) {
    return new Unreadable(
        new Text(
            "“" + choice.name() + "”不是数字，只能与选项比较",
            choice.name() + " is not a number; it can only be compared with an option"),
        Text.same("IF(" + choice.name() + "=\"" + spelt(choice, 0) + "\",…,…)"));
  }

  /** A value as a formula writes it: a number, or an option in quotes. */
  static String shown(Fact fact, BigDecimal value) {
    return fact.type() == FactType.NUMBER
        ? Codes.plain(value).toPlainString()
        : '"' + spelt(fact, value.intValueExact()) + '"';
  }

  private static String spelt(Fact choice, int code) {
    return choice.type() == FactType.YES_NO
        ? code == 1 ? "yes" : "no"
        : choice.options().get(code).code();
  }

  /**
   * The comparison of a choice with an option.
   *
   * @param written the option by code or label
   */
  Expression option(Fact choice, boolean equal, String written) throws Unreadable {
    read(choice);
    Boolean truth = choice.type() == FactType.YES_NO ? ValueReader.truth(written) : null;
    Ranges option =
        choice.type() == FactType.YES_NO
            ? truth == null ? null : Ranges.of(truth ? 1 : 0, truth ? 1 : 0)
            : ChoiceCondition.option(choice, written);
    if (option == null) {
      throw new Unreadable(
          new Text(
              "“" + choice.label().zh() + "”没有选项“" + written + "”",
              choice.label().en() + " has no option \"" + written + "\""),
          ConditionText.shown(choice, choice.declared()));
    }
    int code = (int) option.parts().get(0).low();
    return Expression.chosen(choice, equal, spelt(choice, code), code);
  }

  /** Whether a fact is missing. */
  Expression blank(String name) throws Unreadable {
    Fact fact = facts.find(name).orElse(null);
    if (scope.broken().test(fact == null ? name : fact.name())) {
      readBroken = true;
      return Expression.truth("ISBLANK", Expression.WHOLE, facts -> false, false, Known.NOTHING);
    }
    if (fact == null || fact.type() == FactType.TEXT || fact.type() == FactType.DATE) {
      throw fact == null ? unknown(name) : notNumber(fact);
    }
    if (!fact.whenMissing().leavesMissing()) {
      throw new Unreadable(
          new Text(
              "“" + fact.label().zh() + "”在这里不会缺失", fact.label().en() + " is never missing here"),
          new Text("不问它是否已知", "no test for it"));
    }
    factsRead.putIfAbsent(fact.name(), fact);
    return Expression.blank(fact);
  }

  private static Unreadable notNumber(Fact fact) {
    return new Unreadable(
        new Text("事实“" + fact.name() + "”不是数字", "the fact " + fact.name() + " is not a number"),
        new Text("数字类型的事实", "facts of type number"));
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
    scope.tables().values().forEach(table -> known.add(table.name()));
    return new Unreadable(
        new Text("没有名称“" + name + "”", "there is no name \"" + name + "\""),
        Nearest.suggestion(name, known));
  }
}
