package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.ChoiceCondition;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;

/**
 * Compiles the downgrades (R22) and the conditions, up to three, that they share with the
 * blacklist.
 */
final class DowngradesSheet {

  private static final int MOST_STEPS = 50;

  private DowngradesSheet() {}

  /**
   * @param asked facts and conclusions known after scoring
   * @param grades options with the grades' names
   * @param ungraded code of the grade of those who are left ungraded, null for none
   */
  static List<Downgrade> compile(
      Compilation compilation, Dictionary asked, Fact grades, @Nullable String ungraded) {
    List<Downgrade> downgrades = new ArrayList<>();
    for (RowReader row : compilation.rows(Sheets.DOWNGRADES)) {
      List<Condition> when = RowConditions.of(compilation, row, asked).when();
      Integer steps = row.integer("steps", -MOST_STEPS, MOST_STEPS);
      if (steps != null && steps == 0) {
        row.problem(
            "steps",
            new Text("零级不是降级也不是升级", "no step is neither down nor up"),
            new Text("降级为正，升级为负", "above 0 for down, below for up"));
      }
      String to = GradesSheet.graded(row, "to", grades, ungraded);
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
