package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shouxin.facts.Dictionary;
import org.shouxin.policy.Band;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.BandCompleteness;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;

/** Compiles the score table (R12): the bands of each indicator cover its fact's range once. */
final class ScorecardSheet {

  private final Compilation compilation;
  private final Map<String, Indicator> indicators = new LinkedHashMap<>();
  private final Map<String, List<BandCompleteness.Entry>> bands = new HashMap<>();
  private final Set<String> incomplete = new HashSet<>();

  private ScorecardSheet(Compilation compilation, List<Indicator> indicators) {
    this.compilation = compilation;
    indicators.forEach(i -> this.indicators.put(Dictionary.key(i.row().id()), i));
  }

  static List<Band> compile(Compilation compilation, List<Indicator> indicators) {
    return new ScorecardSheet(compilation, indicators).compile();
  }

  private List<Band> compile() {
    List<Band> compiled = new ArrayList<>();
    for (RowReader row : compilation.rows(Sheets.SCORECARD)) {
      if (row.empty("indicator")) {
        continue;
      }
      String key = Dictionary.key(row.raw("indicator"));
      Indicator indicator = indicators.get(key);
      if (indicator == null) {
        unknown(row);
        continue;
      }
      row.canonical("indicator", indicator.row().id());
      Condition condition =
          compilation.condition(row, "band", indicator.fact(), false, () -> rowsOf(key));
      BigDecimal points =
          row.number("points", IndicatorsSheet.POINTS, BigDecimal.ZERO, indicator.weight());
      if (condition == null) {
        incomplete.add(key);
        continue;
      }
      bands
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(new BandCompleteness.Entry(row.id(), row.place("band"), condition.ranges()));
      if (points != null) {
        compiled.add(
            new Band(
                row.ref(), indicator, condition, points, row.texts("reason"), row.raw("source")));
      }
    }
    indicators.forEach(this::covered);
    return compiled;
  }

  private List<RowReader> rowsOf(String key) {
    return compilation.rows(Sheets.SCORECARD).stream()
        .filter(row -> Dictionary.key(row.raw("indicator")).equals(key))
        .toList();
  }

  private void unknown(RowReader row) {
    if (compilation.rows(Sheets.INDICATORS).stream()
        .noneMatch(i -> Dictionary.key(i.id()).equals(Dictionary.key(row.raw("indicator"))))) {
      Nearest.to(row.raw("indicator"), indicators.keySet()).ifPresent(incomplete::add);
      row.problem(
          "indicator",
          new Text("没有这个指标", "no such indicator"),
          Nearest.suggestion(
              row.raw("indicator"),
              compilation.rows(Sheets.INDICATORS).stream().map(RowReader::id).toList()));
    }
  }

  private void covered(String key, Indicator indicator) {
    if (incomplete.contains(key)) {
      return;
    }
    List<BandCompleteness.Entry> entries = bands.get(key);
    if (entries == null) {
      compilation
          .problems()
          .add(
              indicator.row().place(),
              new Text(
                  "指标“" + indicator.name().zh() + "”在评分表中没有行",
                  "the indicator " + indicator.name().en() + " has no rows in the scorecard"),
              indicator.row().id(),
              Text.NONE);
      return;
    }
    BandCompleteness.check(indicator.fact(), entries, compilation.problems());
  }
}
