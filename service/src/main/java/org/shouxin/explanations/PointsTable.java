package org.shouxin.explanations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Band;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;

/**
 * Every indicator's value, band, points, weight and points lost, with subtotals by family (R11).
 */
final class PointsTable {

  private static final int WIDEST = 44;

  private final Language language;

  PointsTable(Language language) {
    this.language = language;
  }

  /** The table, a line for each indicator under its family. */
  String print(List<IndicatorPoints> points, Style style) {
    StringBuilder out = new StringBuilder();
    Map<Text, List<IndicatorPoints>> families = new LinkedHashMap<>();
    for (IndicatorPoints given : points) {
      families.computeIfAbsent(given.indicator().family(), first -> new ArrayList<>()).add(given);
    }
    TextTable table =
        new TextTable(
            WIDEST,
            Side.LEFT,
            Side.RIGHT,
            Side.LEFT,
            Side.RIGHT,
            Side.RIGHT,
            Side.RIGHT,
            Side.LEFT);
    table.row(
        Kind.FAINT,
        language.say("指标", "Indicator"),
        language.say("数值", "Value"),
        language.say("区间", "Band"),
        language.say("得分", "Points"),
        language.say("权重", "Weight"),
        language.say("扣分", "Lost"),
        language.say("工作簿", "Workbook"));
    families.forEach(
        (family, all) -> {
          table.row(Kind.HEADING, subtotal(family.in(language), all));
          all.forEach(given -> table.row(given.leftOut() ? Kind.FAINT : lost(given), cells(given)));
        });
    table.row(Kind.HEADING, subtotal(language.say("合计", "Total"), points));
    out.append(table.print(style));
    if (points.stream().anyMatch(IndicatorPoints::leftOut)) {
      out.append("  ")
          .append(
              language.say(
                  "缺失的指标不计入，得分 = 得分合计 × 100 ÷ 计入的权重合计。",
                  "Indicators left out are not included: score = points × 100 ÷ weights counted."))
          .append('\n');
    }
    return out.toString();
  }

  private static Kind lost(IndicatorPoints given) {
    return given.indicator().lost(given.points()).signum() > 0 ? Kind.NOTICE : Kind.PLAIN;
  }

  private String[] subtotal(String name, List<IndicatorPoints> all) {
    BigDecimal points = BigDecimal.ZERO;
    BigDecimal weights = BigDecimal.ZERO;
    BigDecimal lost = BigDecimal.ZERO;
    for (IndicatorPoints given : all) {
      if (!given.leftOut()) {
        points = points.add(given.points());
        weights = given.indicator().isWithin() ? weights.add(given.indicator().weight()) : weights;
        lost = lost.add(given.indicator().lost(given.points()));
      }
    }
    return new String[] {name, "", "", plain(points), plain(weights), plain(lost), ""};
  }

  private String[] cells(IndicatorPoints given) {
    Band band = given.band();
    Fact fact = given.indicator().fact();
    BigDecimal weight = given.indicator().weight();
    return new String[] {
      "  " + given.indicator().name().in(language),
      Amounts.shown(fact, given.value(), language),
      band == null ? "" : band.condition().shown(language),
      given.leftOut() ? language.say("不计入", "left out") : plain(given.points()),
      switch (given.indicator().counts()) {
        case WITHIN -> plain(weight);
        case BONUS -> "+" + plain(weight);
        case PENALTY -> "-" + plain(weight);
      },
      given.leftOut() ? "" : plain(given.indicator().lost(given.points())),
      (band == null ? given.indicator().row() : band.row()).shown()
    };
  }

  private static String plain(BigDecimal number) {
    return Codes.plain(number).toPlainString();
  }
}
