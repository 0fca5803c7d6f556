package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.formula.FormulaNames;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.FormulaCell;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.policy.rows.Steps;
import org.shouxin.problem.Text;

/** Compiles the changes of the limit (R20, R25). */
final class LimitsSheet {

  private static final int MOST_STEP = 10_000;

  private LimitsSheet() {}

  /** The changes, by step. */
  static List<LimitChange> compile(Compilation compilation, Steps steps) {
    List<LimitChange> limits = new ArrayList<>();
    Map<Integer, String> numbers = new HashMap<>();
    Dictionary asked = steps.granted();
    for (RowReader row : compilation.rows(Sheets.LIMITS)) {
      Integer step = StagesSheet.step(row, 1, MOST_STEP, numbers);
      List<Condition> when = RowConditions.of(compilation, row, asked).when();
      Map<String, BigDecimal> inputs = new LinkedHashMap<>();
      for (String key : FormulaNames.columns(Sheets.LIMITS)) {
        FormulaCell.put(inputs, key, row.number(key, Text.NONE, BigDecimal.ZERO, Codes.LARGEST));
      }
      Formula limit =
          FormulaCell.read(compilation, Sheets.LIMITS, row, "limit", asked, inputs, when);
      Fact until = until(row, compilation.fact(row, "until", steps.start()));
      if (step != null && limit != null && (until != null || row.empty("until"))) {
        limits.add(
            new LimitChange(
                row.ref(), step, when, limit, until, row.texts("reason"), row.raw("source")));
      }
    }
    limits.sort(Comparator.comparingInt(LimitChange::step));
    return limits;
  }

  private static @Nullable Fact until(RowReader row, @Nullable Fact fact) {
    if (fact == null || fact.type() == FactType.DATE) {
      return fact;
    }
    row.problem(
        "until",
        new Text("“" + fact.label().zh() + "”不是日期", fact.label().en() + " is not a date"),
        new Text("日期类型的事实", "a fact of type date"));
    return null;
  }
}
