package org.shouxin.orderfiles;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.OrderDecision.CheckResult;
import org.shouxin.decision.OrderDecision.Verdict;
import org.shouxin.explanations.Amounts;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;

/** The summary of a file of orders, for a terminal. */
public final class OrderSummary {

  private static final int WIDEST = 60;
  private static final int SHOWN = 20;

  private final Language language;
  private final Style style;

  private OrderSummary(Language language, Style style) {
    this.language = language;
    this.style = style;
  }

  /** The summary's lines, each ended. */
  public static String of(List<CheckedOrder> orders, Language language, Style style) {
    OrderSummary summary = new OrderSummary(language, style);
    List<OrderDecision> checked =
        orders.stream().map(CheckedOrder::decision).filter(d -> d != null).toList();
    return summary.rows(orders.size(), checked.size())
        + (checked.isEmpty() ? "" : summary.outcomes(checked) + summary.checks(checked))
        + summary.held(orders);
  }

  private String rows(int read, int checked) {
    int failed = read - checked;
    String line =
        language.say(
            "读入 "
                + Amounts.count(read)
                + " 行 = 审查 "
                + Amounts.count(checked)
                + " + 失败 "
                + Amounts.count(failed),
            Amounts.count(read)
                + " rows in = "
                + Amounts.count(checked)
                + " checked + "
                + Amounts.count(failed)
                + " failed");
    return style.paint(failed == 0 ? Kind.GOOD : Kind.NOTICE, line) + "\n\n";
  }

  private String outcomes(List<OrderDecision> checked) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    checked.forEach(decision -> counts.merge(decision.outcome(), 1, Integer::sum));
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.RIGHT);
    table.row(Kind.FAINT, language.say("结论", "Outcome"), language.say("订单数", "Orders"));
    counts.forEach(
        (outcome, orders) ->
            table.row(kind(outcome), OrderResultText.of(outcome, language), Amounts.count(orders)));
    return table.print(style) + "\n";
  }

  private static Kind kind(Outcome outcome) {
    return switch (outcome) {
      case RELEASE -> Kind.GOOD;
      case PREPAY, HOLD -> Kind.NOTICE;
      case REJECT -> Kind.BAD;
    };
  }

  private String checks(List<OrderDecision> checked) {
    Map<OrderCheck, int[]> counts = new LinkedHashMap<>();
    for (OrderDecision decision : checked) {
      for (CheckResult result : decision.checks()) {
        int[] count = counts.computeIfAbsent(result.check(), first -> new int[2]);
        count[0] += result.verdict() == Verdict.APPLIES ? 1 : 0;
        count[1] += result.verdict() == Verdict.UNKNOWN ? 1 : 0;
      }
    }
    TextTable table =
        new TextTable(WIDEST, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT);
    table.row(
        Kind.FAINT,
        language.say("检查", "Check"),
        language.say("结论", "Outcome"),
        language.say("成立", "Applies"),
        language.say("未知", "Unknown"),
        language.say("工作簿", "Workbook"));
    counts.forEach(
        (check, count) ->
            table.row(
                check.name().in(language),
                OrderResultText.of(check.outcome(), language),
                Amounts.count(count[0]),
                count[1] == 0 ? "" : Amounts.count(count[1]),
                check.row().shown()));
    return table.print(style) + "\n";
  }

  private String held(List<CheckedOrder> orders) {
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
    int more = 0;
    int shown = 0;
    for (CheckedOrder order : orders) {
      OrderDecision decision = order.decision();
      if (decision == null || decision.outcome() == Outcome.RELEASE) {
        continue;
      }
      if (shown == SHOWN) {
        more++;
        continue;
      }
      shown++;
      table.row(
          kind(decision.outcome()),
          order.order(),
          order.customer(),
          OrderResultText.of(decision.outcome(), language),
          OrderResultText.reasons(decision, language));
    }
    if (shown == 0) {
      return "";
    }
    String rest =
        more == 0 ? "" : language.say("  另有 " + more + " 单见结果文件\n", "  and " + more + " more\n");
    return style.paint(Kind.FAINT, language.say("没有放行的订单", "Orders not released"))
        + "\n"
        + table.print(style)
        + rest
        + "\n";
  }
}
