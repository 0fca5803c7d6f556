package org.shouxin.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;

/** Compiles the downgrades (R22) and what they share with the blacklist: up to three conditions. */
final class DowngradesSheet {

  private static final int TESTS = 3;
  private static final int MOST_STEPS = 50;

  private DowngradesSheet() {}

  /**
   * @param asked facts, admission, score and grade before
   * @param grades options with the grades' names
   */
  static List<Downgrade> compile(Compilation compilation, Dictionary asked, Fact grades) {
    List<Downgrade> downgrades = new ArrayList<>();
    for (RowReader row : compilation.rows(Sheets.DOWNGRADES)) {
      List<Condition> when = tests(compilation, row, asked);
      Integer steps = row.integer("steps", 1, MOST_STEPS);
      String to = reference(row, "to", grades, new Text("没有这个等级", "there is no such grade"));
      if (row.empty("steps") == row.empty("to")) {
        row.problem(
            "steps",
            row.empty("steps")
                ? new Text("“降几级”和“降至”都空", "neither steps down nor falls to is filled")
                : new Text("“降几级”和“降至”都填了", "both steps down and falls to are filled"),
            new Text("二者填一", "one of the two"));
      } else if (steps != null || to != null) {
        downgrades.add(
            new Downgrade(
                row.ref(),
                when,
                steps == null ? 0 : steps,
                to,
                row.texts("reason"),
                row.raw("source")));
      }
    }
    return downgrades;
  }

  /** The conditions of a row that must all be met. */
  static List<Condition> tests(Compilation compilation, RowReader row, Dictionary asked) {
    List<Condition> when = new ArrayList<>();
    for (int i = 1; i <= TESTS; i++) {
      Condition condition = compilation.pair(row, "fact_" + i, "condition_" + i, asked, true);
      if (condition == null) {
        continue;
      }
      WhenMissing missing = condition.fact().whenMissing();
      if (condition.ranges().contains(org.shouxin.facts.Codes.MISSING)
          && (missing == WhenMissing.REFUSE || missing == WhenMissing.ASSUME)) {
        row.problem(
            "condition_" + i,
            new Text(
                "“" + condition.fact().label().zh() + "”缺失时不评级或按假定值，问不到“缺失”",
                "without "
                    + condition.fact().label().en()
                    + " nothing is graded or a value is assumed, so it is never missing here"),
            new Text("不问缺失的条件", "a condition that does not ask for missing"));
      }
      when.add(condition);
    }
    return when;
  }

  /** The option that a cell names by code or name, null when it is empty or there is none. */
  static @Nullable String reference(RowReader row, String key, Fact among, Text unknown) {
    if (row.empty(key)) {
      return null;
    }
    var option = ChoiceCondition.option(among, row.raw(key));
    if (option == null) {
      row.problem(
          key,
          unknown,
          Nearest.suggestion(
              row.raw(key), among.options().stream().map(Fact.Option::code).toList()));
      return null;
    }
    String code = among.options().get((int) option.parts().get(0).low()).code();
    row.canonical(key, code);
    return code;
  }
}
