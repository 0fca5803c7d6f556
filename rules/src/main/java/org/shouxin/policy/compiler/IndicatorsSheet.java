package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles the indicators (R11) and checks that their weights add up to 100 (R12). */
final class IndicatorsSheet {

  /** What all weights add up to, and the highest score. */
  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The unit of points and weights. */
  static final Text POINTS = new Text("分", "points");

  private static final BigDecimal LEAST = new BigDecimal("0.000001");

  private static final Text SCORABLE =
      new Text("数字、是否、日期或选项类型的事实", "a fact of type number, yes/no, date or choice");

  private final Compilation compilation;
  private final Map<String, List<RowReader>> weighed = new LinkedHashMap<>();
  private final Map<String, BigDecimal> sums = new HashMap<>();
  private final Set<String> incomplete = new HashSet<>();
  private final Map<String, RowReader> families = new HashMap<>();

  private IndicatorsSheet(Compilation compilation) {
    this.compilation = compilation;
  }

  /** Whether this is a valid key of a family. */
  static boolean isKey(String key) {
    return key.matches("[a-z][a-z0-9_]{0,29}");
  }

  /**
   * @param asked facts about customers
   */
  static List<Indicator> compile(Compilation compilation, Dictionary asked) {
    return new IndicatorsSheet(compilation).compile(asked);
  }

  private List<Indicator> compile(Dictionary asked) {
    List<Indicator> indicators = new ArrayList<>();
    for (RowReader row : compilation.rows(Sheets.INDICATORS)) {
      String assessment = AssessmentsSheet.of(compilation, row);
      String family = family(row);
      Fact fact = compilation.fact(row, "fact", asked);
      BigDecimal weight = row.number("weight", POINTS, LEAST, HUNDRED);
      Indicator.Counts counts = counts(row);
      if (assessment != null && counts == Indicator.Counts.WITHIN) {
        weigh(assessment, row, weight);
      }
      if (fact == null
          || weight == null
          || !scorable(row, fact)
          || assessment == null
          || counts == null) {
        compilation.breaks(row.id());
        continue;
      }
      indicators.add(
          new Indicator(
              row.ref(),
              assessment,
              family,
              row.texts("family"),
              row.texts("name"),
              fact,
              weight,
              counts,
              row.raw("source")));
    }
    weighed.forEach(this::total);
    boolean credit =
        compilation.rows(Sheets.INDICATORS).stream()
            .anyMatch(row -> row.empty("assessment") && isWithin(row));
    if (!credit && !compilation.rows(Sheets.INDICATORS).isEmpty()) {
      compilation
          .problems()
          .add(
              Sheets.INDICATORS.tab(),
              new Text("信用等级没有指标", "the credit grade has no indicators"),
              "",
              new Text("考评一列留空的行", "rows with an empty assessment"));
    }
    return indicators;
  }

  /** Whether a row's indicator counts among those whose weights add up to 100. */
  static boolean isWithin(RowReader row) {
    return !row.says("counts", "bonus") && !row.says("counts", "penalty");
  }

  private static Indicator.@Nullable Counts counts(RowReader row) {
    String code = row.empty("counts") ? "within" : row.choice("counts");
    if (!row.empty("counts") && !row.empty("family")) {
      row.problem(
          "family",
          new Text(
              "加分、扣分在 100 分之外，不计入可作条件的类别得分",
              "a bonus or penalty counts on top, not in a family whose points can be tested"),
          new Text("类别代号留空", "no family key"));
    }
    return code == null ? null : Indicator.Counts.valueOf(code.toUpperCase(Locale.ROOT));
  }

  private void weigh(String assessment, RowReader row, @Nullable BigDecimal weight) {
    if (weight == null) {
      incomplete.add(assessment);
      return;
    }
    weighed.computeIfAbsent(assessment, a -> new ArrayList<>()).add(row);
    sums.merge(assessment, weight, BigDecimal::add);
  }

  private void total(String assessment, List<RowReader> rows) {
    BigDecimal sum = sums.getOrDefault(assessment, HUNDRED);
    if (incomplete.contains(assessment) || sum.compareTo(HUNDRED) == 0) {
      return;
    }
    boolean credit = assessment.equals(Assessment.CREDIT);
    List<String> cells = rows.stream().map(row -> row.place("weight")).toList();
    String shown = Codes.plain(sum).toPlainString();
    BigDecimal difference = sum.subtract(HUNDRED);
    String by = Codes.plain(difference.abs()).toPlainString();
    boolean more = difference.signum() > 0;
    compilation
        .problems()
        .add(
            cells.get(0),
            new Text(
                (credit ? "" : "考评 " + assessment + " 的")
                    + "权重合计为 "
                    + shown
                    + (more ? "，多 " : "，少 ")
                    + by
                    + "，见 "
                    + span(cells),
                "the weights "
                    + (credit ? "" : "of " + assessment + " ")
                    + "add up to "
                    + shown
                    + ", "
                    + by
                    + (more ? " too many" : " short")
                    + ", see "
                    + span(cells)),
            "",
            new Text("合计 100", "100 in all"));
  }

  /** The key of the row's family, null for none. */
  private @Nullable String family(RowReader row) {
    String key = row.raw("family");
    if (key.isEmpty()) {
      return null;
    }
    if (!isKey(key)) {
      row.problem(
          "family",
          new Text("类别代号写法有误", "invalid family key"),
          new Text(
              "小写字母开头，只含小写字母、数字、_，最多 30 个",
              "lower-case letters, digits and underscores, a letter first; at most 30"));
      return null;
    }
    RowReader first = families.putIfAbsent(key, row);
    if (first != null
        && (!first.texts("family").equals(row.texts("family"))
            || !Outline.assessment(compilation, first)
                .equals(Outline.assessment(compilation, row)))) {
      row.problem(
          "family",
          new Text(
              "同一类别代号的名称和考评必须相同，见 " + first.place("family"),
              "a family has one name and belongs to one assessment, see " + first.place("family")),
          new Text("另一个代号，或相同的类别和考评", "another key, or the same family and assessment"));
    }
    return key;
  }

  private static String span(List<String> cells) {
    return cells.size() <= 3
        ? String.join(", ", cells)
        : cells.get(0) + ", " + cells.get(1) + ", … " + cells.get(cells.size() - 1);
  }

  private static boolean scorable(RowReader row, Fact fact) {
    if (fact.type() == FactType.TEXT) {
      row.problem("fact", new Text("文字不能评分", "a text cannot be scored"), SCORABLE);
      return false;
    }
    return true;
  }
}
