package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.PopulationFigure;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;
import org.shouxin.workbook.NaturalOrder;

/** Compiles the figures about all customers together (R15). */
final class PopulationSheet {

  private static final Text NUMBER =
      new Text("客户的数字事实，不由表推算", "a number about customers that no sheet derives");

  private PopulationSheet() {}

  private static final Set<PopulationFigure.Figure> WHOLE =
      Set.of(PopulationFigure.Figure.COUNT, PopulationFigure.Figure.RANK);

  /**
   * @param asked facts about customers
   */
  static List<PopulationFigure> compile(Compilation compilation, Dictionary asked) {
    List<PopulationFigure> figures = new ArrayList<>();
    for (RowReader row : compilation.rows(Sheets.POPULATION)) {
      Fact fact = number(row, "name", compilation.fact(row, "name", asked));
      Fact of = number(row, "of", compilation.fact(row, "of", asked));
      Fact within = within(row, compilation.fact(row, "within", asked));
      PopulationFigure.Figure figure = row.one("figure", PopulationFigure.Figure.class);
      if (fact != null && of != null && isFigure(compilation, of)) {
        row.problem(
            "of", new Text("统计对象本身由总体得出", "it is itself a figure about all customers"), NUMBER);
      }
      if (fact != null && fact.whole() && figure != null && !WHOLE.contains(figure)) {
        row.problem(
            "figure",
            new Text("“" + fact.label().zh() + "”是整数", fact.label().en() + " is a whole number"),
            new Text("户数、名次，或事实类型“数字”", "count, rank, or a fact of type number"));
      }
      if (fact != null && of != null && figure != null && (within != null || row.empty("within"))) {
        figures.add(new PopulationFigure(row.ref(), fact, figure, of, within, row.raw("source")));
      }
    }
    figures.sort(Comparator.comparing(figure -> figure.fact().name(), NaturalOrder.IDS));
    return figures;
  }

  private static boolean isFigure(Compilation compilation, Fact fact) {
    return compilation.rows(Sheets.POPULATION).stream().anyMatch(r -> r.id().equals(fact.name()));
  }

  private static @Nullable Fact number(RowReader row, String key, @Nullable Fact fact) {
    if (fact == null || (fact.type() == FactType.NUMBER && !fact.derived())) {
      return fact;
    }
    row.problem(
        key,
        new Text(
            "“" + fact.label().zh() + "”不是来源给出的数字",
            fact.label().en() + " is not a number from a source"),
        NUMBER);
    return null;
  }

  private static @Nullable Fact within(RowReader row, @Nullable Fact fact) {
    if (fact == null
        || ((fact.type() == FactType.TEXT || fact.type() == FactType.CHOICE) && !fact.derived())) {
      return fact;
    }
    row.problem(
        "within",
        new Text("“" + fact.label().zh() + "”不能分组", fact.label().en() + " cannot identify a group"),
        new Text("客户的文字或选项事实，不由表推算", "a text or choice that no sheet derives"));
    return null;
  }
}
