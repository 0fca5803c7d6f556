package org.shouxin.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.WhenMissing;
import org.shouxin.problem.Text;

/** Compiles the indicators (R11) and checks that their weights add up to 100 (R12). */
final class IndicatorsSheet {

  /** What all weights add up to, and the highest score. */
  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final BigDecimal LEAST = new BigDecimal("0.000001");

  private IndicatorsSheet() {}

  static List<Indicator> compile(Compilation compilation, Dictionary facts) {
    List<Indicator> indicators = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    boolean whole = true;
    for (RowReader row : compilation.rows(Sheets.INDICATORS)) {
      Fact fact = compilation.fact(row, "fact", facts);
      BigDecimal weight = row.number("weight", new Text("分", "points"), LEAST, HUNDRED);
      whole &= weight != null;
      if (weight != null) {
        sum = sum.add(weight);
        cells.add(row.place("weight"));
      }
      if (fact == null || weight == null || !scorable(row, fact)) {
        compilation.breaks(row.id());
        continue;
      }
      indicators.add(
          new Indicator(
              row.ref(),
              Assessment.CREDIT,
              null,
              row.texts("family"),
              row.texts("name"),
              fact,
              weight,
              row.raw("source")));
    }
    if (whole && !cells.isEmpty() && sum.compareTo(HUNDRED) != 0) {
      String shown = Codes.plain(sum).toPlainString();
      compilation
          .problems()
          .add(
              cells.get(0),
              new Text(
                  "权重合计为 " + shown + "，见 " + span(cells),
                  "the weights add up to " + shown + ", see " + span(cells)),
              "",
              new Text("合计 100", "100 in all"));
    }
    return indicators;
  }

  private static String span(List<String> cells) {
    return cells.size() <= 3
        ? String.join(", ", cells)
        : cells.get(0) + ", " + cells.get(1) + ", … " + cells.get(cells.size() - 1);
  }

  private static boolean scorable(RowReader row, Fact fact) {
    if (fact.type() == FactType.TEXT) {
      row.problem(
          "fact",
          new Text("文字不能评分", "a text cannot be scored"),
          new Text("数字、是否、日期或选项类型的事实", "a fact of type number, yes/no, date or choice"));
      return false;
    }
    if (fact.whenMissing() == WhenMissing.NOT_APPLIED) {
      row.problem(
          "fact",
          new Text(
              "事实“" + fact.label().zh() + "”缺失时“不适用该行”，不能用于评分",
              "when "
                  + fact.label().en()
                  + " is missing its rows do not apply, so it cannot be scored"),
          new Text(
              "缺失时：不评级、记零分、按最低档、剔除并重分权重或按假定值",
              "when missing: refuse, zero points, lowest row, leave out or assume"));
      return false;
    }
    return true;
  }
}
