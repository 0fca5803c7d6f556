package org.shouxin.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.shouxin.explanations.Amounts;
import org.shouxin.journal.JournalFinding;
import org.shouxin.journal.VerificationReport;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;

/** The messages of {@code shouxin journal verify}. */
final class JournalNotes extends Notes {

  JournalNotes(Console console, Language language) {
    super(console, language);
  }

  void print(VerificationReport report, @Nullable Path anchors, Duration took) {
    line(Kind.HEADING, say("留痕验证", "Journal"));
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.RIGHT);
    table.row(say("已封存记录", "Records sealed"), Amounts.count(report.sealed()));
    table.row(say("等待封存", "Records to be sealed"), Amounts.count(report.pending()));
    table.row(say("链头位置", "Head of the chain"), Amounts.count(report.seq()));
    table.row(
        say("锚点", "Anchors compared"),
        anchors == null ? say("没有锚点文件", "no file") : Amounts.count(report.anchors()));
    if (report.others() > 0) {
      table.row(say("别的数据库的锚点", "Anchors of other databases"), Amounts.count(report.others()));
    }
    console.out().print(table.print(console.style()));
    line(Kind.FAINT, "  " + report.chain());
    console.line();
    findings(report);
    verdict(report);
    long rate = report.sealed() * 1_000_000_000L / Math.max(1, took.toNanos());
    line(
        Kind.FAINT,
        say(
            "每秒验证 " + Amounts.count(rate) + " 条记录",
            Amounts.count(rate) + " records verified per second"));
  }

  private void findings(VerificationReport report) {
    if (report.findings().isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(WIDEST, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
    table.row(
        Kind.FAINT,
        say("位置", "Place"),
        say("结论", "Finding"),
        say("记录", "Record"),
        say("种类", "Kind"),
        say("客户", "Customer"),
        say("说明", "Description"));
    for (JournalFinding finding : report.findings()) {
      table.row(
          finding.seq() > 0 ? Amounts.count(finding.seq()) : "—",
          finding.kind().label().in(language),
          orDash(finding.id()),
          orDash(finding.recordKind()),
          orDash(finding.customer()),
          finding.what().in(language));
    }
    print(table);
  }

  private void verdict(VerificationReport report) {
    if (report.sound()) {
      line(
          Kind.GOOD,
          say(
              "完好：没有记录被改动、删除或插入，生效的额度与记录相符。",
              "Intact: no record changed, removed or inserted; what is in force follows from them."));
      return;
    }
    String count = Amounts.count(report.findings().size() + report.more());
    line(
        Kind.BAD,
        report.more() > 0
            ? say(
                "发现 " + count + " 处，上面是前 " + report.findings().size() + " 处。",
                count + " found, the first " + report.findings().size() + " above.")
            : say("发现 " + count + " 处。", count + " found."));
  }
}
