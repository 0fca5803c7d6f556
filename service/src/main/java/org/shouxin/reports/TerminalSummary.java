package org.shouxin.reports;

import org.shouxin.batches.BatchOutcome;
import org.shouxin.batches.Tally;
import org.shouxin.batches.Tally.Sum;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.explanations.Amounts;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Standing;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;

/** The summary of a graded file, for a terminal. */
public final class TerminalSummary {

  private static final int WIDEST = 60;
  private static final int BAR = 24;
  private static final int TOP = 5;

  private final Tally tally;
  private final Policy policy;
  private final Language language;
  private final Style style;

  private TerminalSummary(Tally tally, Language language, Style style) {
    this.tally = tally;
    this.policy = tally.policy();
    this.language = language;
    this.style = style;
  }

  /** The summary's lines, each ended; a section for each policy when there are several. */
  public static String of(BatchOutcome outcome, Language language, Style style) {
    StringBuilder text = new StringBuilder(rows(outcome, language, style));
    boolean several = outcome.tallies().size() > 1;
    for (Tally tally : outcome.tallies()) {
      if (tally.all().customers() > 0) {
        TerminalSummary summary = new TerminalSummary(tally, language, style);
        text.append(several ? summary.title() : "").append(summary.section());
      }
    }
    return text.toString();
  }

  private String title() {
    return style.paint(Kind.HEADING, PolicyLine.of(policy, language)) + "\n\n";
  }

  private String section() {
    return grades() + assessments() + groups() + reasons();
  }

  private static String rows(BatchOutcome outcome, Language language, Style style) {
    String line =
        language.say("读入 ", "")
            + Amounts.count(outcome.read())
            + language.say(" 行 = 评级 ", " rows in = ")
            + Amounts.count(outcome.graded())
            + language.say(" + 失败 ", " graded + ")
            + Amounts.count(outcome.failed())
            + language.say("", " failed")
            + (outcome.blank() == 0
                ? ""
                : language.say("（另有空行 ", " (and ")
                    + Amounts.count(outcome.blank())
                    + language.say("）", " blank lines)"));
    return style.paint(outcome.failed() == 0 ? Kind.GOOD : Kind.NOTICE, line) + "\n\n";
  }

  private String grades() {
    String currency = policy.identity().currency();
    TextTable table =
        new TextTable(WIDEST, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT);
    table.row(
        Kind.FAINT,
        language.say("等级", "Grade"),
        language.say("客户数", "Customers"),
        language.say("占比", "Share"),
        language.say("按得分", "By score"),
        language.say("信用额度合计 ", "Credit limits ") + currency,
        "");
    Sum all = tally.all();
    for (Grade grade : policy.grades()) {
      Sum sum = tally.sum(group -> group.grade().equals(grade));
      table.row(
          grade.code() + "  " + grade.name().in(language),
          Amounts.count(sum.customers()),
          Shares.percent(sum.customers(), all.customers()),
          Amounts.count(tally.before(grade)),
          Amounts.grouped(sum.limits()),
          "█".repeat(Shares.of(sum.customers(), all.customers(), BAR)));
    }
    table.row(
        Kind.HEADING,
        language.say("合计", "Total"),
        Amounts.count(all.customers()),
        Shares.percent(all.customers(), all.customers()),
        Amounts.count(all.customers()),
        Amounts.grouped(all.limits()),
        "");
    return table.print(style) + "\n";
  }

  private String assessments() {
    StringBuilder text = new StringBuilder();
    long all = tally.all().customers();
    for (Assessment assessment : policy.assessments()) {
      if (!assessment.credit()) {
        TextTable table = new TextTable(WIDEST, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT);
        table.row(
            Kind.FAINT,
            assessment.name().in(language),
            language.say("客户数", "Customers"),
            language.say("占比", "Share"),
            "");
        for (Grade grade : assessment.grades()) {
          long customers = tally.assessed(assessment, grade);
          table.row(
              grade.code() + "  " + grade.name().in(language),
              Amounts.count(customers),
              Shares.percent(customers, all),
              "█".repeat(Shares.of(customers, all, BAR)));
        }
        text.append(table.print(style)).append('\n');
      }
    }
    return text.toString();
  }

  private String groups() {
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT);
    Fact verdict = policy.vocabulary().fact(Conclusions.ADMISSION);
    String heading = language.say("准入", "Admission");
    for (Fact.Option option : verdict.options()) {
      Admission admission = Admission.of(option);
      Sum sum = tally.sum(group -> group.admission() == admission);
      table.row(
          heading,
          option.label().in(language),
          Amounts.count(sum.customers()),
          Amounts.grouped(sum.limits()));
      heading = "";
    }
    heading = language.say("状态", "Standing");
    for (Standing standing : policy.standings()) {
      Sum sum = tally.sum(group -> group.standing().equals(standing));
      if (sum.customers() > 0) {
        table.row(
            heading,
            standing.name().in(language),
            Amounts.count(sum.customers()),
            Amounts.grouped(sum.limits()));
        heading = "";
      }
    }
    table.row(language.say("降级", "Lowered"), "", Amounts.count(tally.downgraded()), "");
    return table.print(style) + "\n";
  }

  private String reasons() {
    TextTable table = new TextTable(WIDEST, Side.RIGHT, Side.LEFT);
    for (Tally.Count reason : tally.topReasons(TOP)) {
      table.row(Amounts.count(reason.customers()), reason.reason().text().in(language));
    }
    return style.paint(Kind.FAINT, language.say("最常见的原因", "Reasons given most often"))
        + "\n"
        + table.print(style)
        + "\n";
  }
}
