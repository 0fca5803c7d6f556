package org.shouxin.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.shouxin.trials.RowLabels;
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
    rest(report.gaps(), report.differences(), RowLabels.of(report.policy()));
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
    rest(report.gaps(), report.differences(), RowLabels.NONE);
  }

  private void rest(List<CoverageGap> gaps, List<Difference> differences, RowLabels labels) {
    gaps(gaps, labels);
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

  /** Sheet by sheet: how many rows and sides, then each row with its name and what would try it. */
  private void gaps(List<CoverageGap> gaps, RowLabels labels) {
    if (gaps.isEmpty()) {
      return;
    }
    long rows = gaps.stream().filter(gap -> !gap.side()).count();
    long sides = gaps.size() - rows;
    line(
        Kind.NOTICE,
        say(
            "没有检验到：行 " + rows + "，界限 " + sides + "。能检验到的客户或订单：",
            "Not covered: rows "
                + rows
                + ", sides of thresholds "
                + sides
                + ". The customer or order that would cover each:"));
    Map<String, List<CoverageGap>> bySheet = new LinkedHashMap<>();
    gaps.forEach(
        gap -> bySheet.computeIfAbsent(gap.row().sheet(), none -> new ArrayList<>()).add(gap));
    bySheet.forEach(
        (sheet, all) -> {
          long tried = all.stream().filter(gap -> !gap.side()).count();
          console.line();
          line(
              Kind.HEADING,
              title(sheet)
                  + say(
                      "：行 " + tried + "，界限 " + (all.size() - tried),
                      ": rows " + tried + ", sides " + (all.size() - tried)));
          print(table(all, labels));
        });
  }

  private TextTable table(List<CoverageGap> gaps, RowLabels labels) {
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
    String before = "";
    for (CoverageGap gap : gaps) {
      boolean same = gap.row().name().equals(before);
      before = gap.row().name();
      table.row(
          same ? "" : gap.row().id(),
          same ? "" : labels.of(gap.row()).in(language),
          gap.side() ? say("界限", "side") : say("行", "row"),
          gap.hint().in(language));
    }
    return table;
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
