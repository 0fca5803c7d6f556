package org.shouxin.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.shouxin.coverage.CoverageGap;
import org.shouxin.coverage.SheetCoverage;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;
import org.shouxin.trials.Difference;
import org.shouxin.trials.RoutingReport;
import org.shouxin.trials.TrialReport;

/** The messages of {@code shouxin test} about a policy. */
final class TrialNotes extends Notes {

  TrialNotes(Console console, Language language) {
    super(console, language);
  }

  void print(TrialReport report, Duration took) {
    line(Kind.HEADING, PolicyLine.of(report.policy(), language));
    line(
        Kind.FAINT,
        say(
            String.format(
                Locale.ROOT,
                "用例 %d，客户 %d，订单 %d，用时 %.1f 秒",
                report.cases(),
                report.customers(),
                report.orders(),
                took.toMillis() / 1000.0),
            String.format(
                Locale.ROOT,
                "%d cases, %d customers, %d orders, %.1f s",
                report.cases(),
                report.customers(),
                report.orders(),
                took.toMillis() / 1000.0)));
    console.line();
    sheets(report.sheets());
    rest(report.gaps(), report.differences());
  }

  void print(RoutingReport report) {
    Routing routing = report.routing();
    line(
        Kind.HEADING,
        say(
            routing.name().zh() + "（" + routing.id() + " 第 " + routing.version() + " 版）",
            routing.name().en() + " (" + routing.id() + " version " + routing.version() + ")"));
    line(Kind.FAINT, say("客户 " + report.customers(), report.customers() + " customers"));
    console.line();
    sheets(List.of(report.routes()));
    rest(report.gaps(), report.differences());
  }

  private void rest(List<CoverageGap> gaps, List<Difference> differences) {
    gaps(gaps);
    differences(differences);
    verdict(gaps.size(), differences.size());
    console.line();
  }

  private void sheets(List<SheetCoverage> sheets) {
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
    table.row(
        Kind.FAINT,
        say("表", "Sheet"),
        say("行", "Rows"),
        say("界限两侧", "Sides of thresholds"),
        say("检验到", "Covered"));
    for (SheetCoverage sheet : sheets) {
      table.row(
          sheet.whole() ? Kind.PLAIN : Kind.NOTICE,
          title(sheet.sheet()),
          sheet.rowsTried() + " / " + sheet.rows(),
          sheet.sides() == 0 ? "" : sheet.sidesTried() + " / " + sheet.sides(),
          sheet.percent() + " %");
    }
    int rows = sheets.stream().mapToInt(SheetCoverage::rows).sum();
    int rowsTried = sheets.stream().mapToInt(SheetCoverage::rowsTried).sum();
    int sides = sheets.stream().mapToInt(SheetCoverage::sides).sum();
    int sidesTried = sheets.stream().mapToInt(SheetCoverage::sidesTried).sum();
    SheetCoverage all = new SheetCoverage("", rows, rowsTried, sides, sidesTried);
    table.row(
        Kind.HEADING,
        say("合计", "Total"),
        rowsTried + " / " + rows,
        sidesTried + " / " + sides,
        all.percent() + " %");
    print(table);
  }

  private void gaps(List<CoverageGap> gaps) {
    if (gaps.isEmpty()) {
      return;
    }
    line(
        Kind.NOTICE,
        say(
            "没有检验到的 " + gaps.size() + " 项，以及能检验到的客户或订单：",
            gaps.size() + " not covered, and the customer or order that would cover each:"));
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
    for (CoverageGap item : gaps) {
      table.row(
          item.row().name(),
          item.side() ? say("界限", "side") : say("行", "row"),
          item.row().place(),
          item.hint().in(language));
    }
    print(table);
  }

  private void differences(List<Difference> differences) {
    if (differences.isEmpty()) {
      return;
    }
    line(
        Kind.BAD,
        say(
            "与预期不符 " + differences.size() + " 处：",
            differences.size() + " different from what was expected:"));
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
    table.row(
        Kind.FAINT,
        say("位置", "Where"),
        say("对象", "Who"),
        say("项目", "Field"),
        say("预期", "Expected"),
        say("结果", "Got"));
    for (Difference difference : differences) {
      table.row(
          difference.where(),
          difference.who(),
          difference.field(),
          orDash(difference.expected()),
          orDash(difference.got()));
    }
    print(table);
  }

  private void verdict(int gaps, int differences) {
    if (gaps == 0 && differences == 0) {
      line(Kind.GOOD, say("全部相符，全部检验到。", "All agree, all is covered."));
    } else {
      line(
          differences == 0 ? Kind.NOTICE : Kind.BAD,
          say(
              "不符 " + differences + " 处，没有检验到 " + gaps + " 项。",
              differences + " differ, " + gaps + " not covered."));
    }
  }
}
