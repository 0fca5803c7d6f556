package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.Movement;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles how far the grade may move from one run to the next. */
final class MovementSheet {

  private static final int MOST_STEPS = 50;

  private MovementSheet() {}

  /**
   * @param facts about customers
   * @param asked facts and conclusions known after scoring
   * @param grades options with the grades' names
   */
  static List<Movement> compile(
      Compilation compilation, Dictionary facts, Dictionary asked, Fact grades) {
    List<Movement> movements = new ArrayList<>();
    for (RowReader row : compilation.rows(Sheets.MOVEMENT)) {
      Fact previous = previous(row, compilation.fact(row, "previous", facts), grades);
      String direction = row.choice("direction");
      Integer steps = row.integer("most_steps", 0, MOST_STEPS);
      List<Condition> when = RowConditions.of(compilation, row, asked).when();
      if (previous != null && direction != null && steps != null) {
        movements.add(
            new Movement(
                row.ref(),
                previous,
                direction.equals("up"),
                steps,
                when,
                row.texts("reason"),
                row.raw("source")));
      }
    }
    return movements;
  }

  private static @Nullable Fact previous(RowReader row, @Nullable Fact fact, Fact grades) {
    if (fact == null) {
      return null;
    }
    List<String> codes = grades.options().stream().map(Fact.Option::code).toList();
    List<String> others =
        fact.options().stream().map(Fact.Option::code).filter(c -> !codes.contains(c)).toList();
    if (fact.type() == FactType.CHOICE && others.isEmpty()) {
      return fact;
    }
    Text grade =
        new Text(
            "选项都是等级代码的事实：" + String.join("、", codes),
            "a fact whose options are grades: " + String.join(", ", codes));
    row.problem(
        "previous",
        fact.type() == FactType.CHOICE
            ? new Text(
                "选项 " + String.join("、", others) + " 不是等级",
                "its options " + String.join(", ", others) + " are not grades")
            : new Text("“" + fact.label().zh() + "”不是选项", fact.label().en() + " is not a choice"),
        grade);
    return null;
  }
}
