package org.shouxin.policy.compiler;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.FormulaCell;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.policy.rows.Steps;
import org.shouxin.problem.Text;

/** Compiles the facts that formulas derive. */
final class MeasuresSheet {

  private MeasuresSheet() {}

  /**
   * @param facts the dictionary
   */
  static List<Measure> compile(Compilation compilation, Dictionary facts, Steps steps) {
    List<Measure> measures = new ArrayList<>();
    Map<String, String> places = new HashMap<>();
    for (RowReader row : compilation.rows(Sheets.MEASURES)) {
      Fact fact = compilation.fact(row, "name", facts);
      Integer decimals = row.integer("places", 0, Codes.PLACES);
      RoundingMode rounding = row.one("rounding", RoundingMode.class);
      if (fact == null) {
        continue;
      }
      String before = places.putIfAbsent(fact.name(), row.place("name"));
      if (before != null) {
        row.problem(
            "name",
            new Text("这个事实已由 " + before + " 推算", "it is already derived at " + before + " already"),
            Text.NONE);
      } else if (fact.type() != FactType.NUMBER || !fact.derived()) {
        row.problem(
            "name",
            new Text(
                "“" + fact.label().zh() + "”不是由表推算的数字",
                fact.label().en() + " is not a number derived by a sheet"),
            new Text("事实表中“由表推算”的数字", "a number of the facts sheet that is worked out by a sheet"));
        continue;
      }
      if (fact.whole() && decimals != null && decimals > 0) {
        row.problem(
            "places",
            new Text("“" + fact.label().zh() + "”是整数", fact.label().en() + " is a whole number"),
            Text.same("0"));
      }
      boolean order = fact.about() == Fact.About.ORDER;
      Formula formula =
          FormulaCell.read(
              compilation,
              Sheets.MEASURES,
              row,
              "formula",
              order ? steps.ordered() : steps.start(),
              Map.of(),
              List.of());
      if (formula != null && decimals != null && rounding != null) {
        measures.add(new Measure(row.ref(), fact, formula, decimals, rounding, row.raw("source")));
      }
    }
    return measures;
  }
}
