package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.ConditionText;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.policy.rows.Steps;
import org.shouxin.policy.rows.TableCompleteness;
import org.shouxin.problem.Text;

/**
 * Compiles the facts that conditions derive (R15, R16): exactly one row is met, whatever the facts.
 */
final class ClassesSheet {

  private final Compilation compilation;
  private final Map<Fact, List<Classification.ClassRow>> classes = new LinkedHashMap<>();
  private final Set<Fact> incomplete = new HashSet<>();
  private final Set<Fact> reported = new HashSet<>();

  private ClassesSheet(Compilation compilation) {
    this.compilation = compilation;
  }

  /**
   * @param facts the dictionary
   */
  static List<Classification> compile(Compilation compilation, Dictionary facts, Steps steps) {
    return new ClassesSheet(compilation).compile(facts, steps);
  }

  private List<Classification> compile(Dictionary facts, Steps steps) {
    for (RowReader row : compilation.rows(Sheets.CLASSES)) {
      Fact fact = compilation.fact(row, "class", facts);
      if (fact == null || !derivable(row, fact)) {
        continue;
      }
      Dictionary asked = fact.about() == Fact.About.ORDER ? steps.ordered() : steps.start();
      RowConditions tests = RowConditions.inTable(compilation, row, asked, "class");
      Object becomes = becomes(row, fact);
      if (!tests.whole() || becomes == null) {
        incomplete.add(fact);
      }
      classes
          .computeIfAbsent(fact, f -> new ArrayList<>())
          .add(
              new Classification.ClassRow(
                  row.ref(),
                  becomes == null ? 0 : fact.code(becomes),
                  tests.when(),
                  row.raw("source")));
    }
    List<Classification> compiled = new ArrayList<>();
    classes.forEach((fact, rows) -> compiled.add(new Classification(fact, rows)));
    compiled.stream().filter(c -> !incomplete.contains(c.fact())).forEach(this::covered);
    return compiled;
  }

  private void covered(Classification classification) {
    TableCompleteness coverage = new TableCompleteness(List.of());
    classification.rows().forEach(row -> coverage.add(row.row(), row.when()));
    coverage.check(compilation.problems());
  }

  private boolean derivable(RowReader row, Fact fact) {
    if ((fact.type() == FactType.CHOICE || fact.type() == FactType.YES_NO) && fact.derived()) {
      return true;
    }
    if (!reported.add(fact)) {
      return false;
    }
    row.problem(
        "class",
        new Text(
            "“" + fact.label().zh() + "”不是由表推算的选项或是否",
            fact.label().en() + " is not a choice or yes/no derived by a sheet"),
        new Text("事实表中“由表推算”的选项或是否", "a choice or yes/no of the facts sheet that is worked out"));
    return false;
  }

  private static @Nullable Object becomes(RowReader row, Fact fact) {
    if (row.empty("becomes")) {
      return null;
    }
    try {
      Object value = ValueReader.read(fact, row.raw("becomes"));
      if (value != null) {
        row.canonical("becomes", CasesSheet.canonical(value));
        return value;
      }
      row.problem(
          "becomes",
          new Text("分类总有结果", "a class is never missing"),
          ConditionText.shown(fact, fact.declared()));
    } catch (Unreadable unreadable) {
      row.problem("becomes", unreadable);
    }
    return null;
  }
}
