package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Band;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.BandCompleteness;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.FormulaCell;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;

/** Compiles the score table (R12): the bands of each indicator cover its fact's range once. */
final class ScorecardSheet {

  private final Compilation compilation;
  private final Dictionary start;
  private final Map<String, Indicator> indicators = new LinkedHashMap<>();
  private final Map<String, List<BandCompleteness.Entry>> bands = new HashMap<>();
  private final Map<String, String> missing = new HashMap<>();
  private final Set<String> incomplete = new HashSet<>();

  private ScorecardSheet(Compilation compilation, List<Indicator> indicators, Dictionary start) {
    this.compilation = compilation;
    this.start = start;
    indicators.forEach(i -> this.indicators.put(Dictionary.key(i.row().id()), i));
  }

  /**
   * @param start what is known before scoring
   */
  static List<Band> compile(Compilation compilation, List<Indicator> indicators, Dictionary start) {
    return new ScorecardSheet(compilation, indicators, start).compile();
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
          compilation.condition(row, "band", indicator.fact(), true, () -> rowsOf(key));
      boolean formula = row.raw("points").startsWith("=") || row.raw("points").startsWith("＝");
      BigDecimal points =
          formula
              ? null
              : row.number("points", IndicatorsSheet.POINTS, indicator.least(), indicator.most());
      Formula computed = formula && condition != null ? computed(row, indicator, condition) : null;
      if (condition == null) {
        incomplete.add(key);
        continue;
      }
      if (condition.ranges().contains(Codes.MISSING)) {
        missing(row, key, condition);
      }
      bands
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(new BandCompleteness.Entry(row.id(), row.place("band"), condition.ranges()));
      if (points != null || computed != null) {
        compiled.add(
            new Band(
                row.ref(),
                indicator,
                condition,
                points == null ? BigDecimal.ZERO : points,
                computed,
                row.texts("reason"),
                row.raw("source")));
      }
    }
    indicators.forEach(this::covered);
    return compiled;
  }

  private @Nullable Formula computed(RowReader row, Indicator indicator, Condition condition) {
    if (indicator.fact().whenMissing() == WhenMissing.LOWEST_ROW) {
      row.problem(
          "points",
          new Text(
              "“" + indicator.fact().label().zh() + "”缺失时按最低档，得分须为数字",
              "without "
                  + indicator.fact().label().en()
                  + " the lowest row counts, so points are figures"),
          new Text("数字，或缺失时另有处理", "a figure, or another answer when it is missing"));
      return null;
    }
    return FormulaCell.between(
        compilation,
        Sheets.SCORECARD,
        row,
        "points",
        start,
        List.of(condition),
        indicator.least(),
        indicator.most(),
        IndicatorsSheet.POINTS);
  }

  /** A row for missing values is the only answer to them. */
  private void missing(RowReader row, String key, Condition condition) {
    Text label = condition.fact().label();
    WhenMissing answer = condition.fact().whenMissing();
    if (!answer.leavesMissing()) {
      row.problem("band", RowConditions.never(condition.fact()), RowConditions.ASK);
    } else if (answer != WhenMissing.NOT_APPLIED) {
      row.problem(
          "band",
          new Text(
              "“" + label.zh() + "”缺失时怎样处理，事实表已另有说法",
              "the facts sheet says otherwise what happens without " + label.en()),
          new Text("事实表中缺失时：不适用该行", "in the facts sheet, when missing: rows do not apply"));
    }
    String before = missing.putIfAbsent(key, row.place("band"));
    if (before != null) {
      row.problem(
          "band",
          new Text("“缺失”已见于 " + before, "missing is already covered at " + before),
          RowConditions.ASK);
    }
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
    if (indicator.fact().whenMissing() == WhenMissing.NOT_APPLIED && !missing.containsKey(key)) {
      compilation.rows(Sheets.INDICATORS).stream()
          .filter(row -> row.id().equals(indicator.row().id()))
          .forEach(row -> unanswered(row, indicator.fact()));
    }
  }

  private static void unanswered(RowReader row, Fact fact) {
    row.problem(
        "fact",
        new Text(
            "事实“" + fact.label().zh() + "”缺失时“不适用该行”，评分表没有“缺失”一行",
            "when "
                + fact.label().en()
                + " is missing its rows do not apply, and the scorecard has no row for missing"),
        new Text(
            "评分表中区间为“缺失”的一行，或事实表中缺失时：不评级、记零分、按最低档、剔除并重分权重、按假定值",
            "a row of the scorecard with the band missing; or in the facts sheet, when missing:"
                + " refuse, zero points, lowest row, leave out or assume"));
  }
}
