package org.shouxin.decisions;

import java.math.BigDecimal;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Identity;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.Table;
import org.shouxin.terminal.Table.Side;
import org.shouxin.terminal.Width;

/**
 * One customer's score sheet 客户等级评分表 (R17) as text: the outcome, why, and how each point and the
 * limit came about, with the workbook cell that says so.
 */
public final class ScoreSheet {

  private static final int LABEL = 16;
  private static final int WIDEST = 44;

  private final Language language;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private ScoreSheet(Language language, Style style) {
    this.language = language;
    this.style = style;
  }

  /**
   * Writes the sheet of an answer.
   *
   * @param facts what was known about the customer, the name included
   */
  public static String of(Facts facts, Answer answer, Language language, Style style) {
    ScoreSheet sheet = new ScoreSheet(language, style);
    sheet.head(facts, answer);
    if (answer instanceof Decision decision) {
      sheet.decided(decision);
    } else if (answer instanceof Undecided undecided) {
      sheet.undecided(undecided);
    }
    return sheet.out.toString();
  }

  private void head(Facts facts, Answer answer) {
    out.append(style.paint(Kind.HEADING, language.say("客户等级评分表", "Customer score sheet")))
        .append('\n');
    String name =
        answer.policy().facts().facts().stream()
            .filter(fact -> fact.name().equals("name"))
            .findAny()
            .map(facts::value)
            .map(Object::toString)
            .orElse("");
    line(
        language.say("客户", "Customer"),
        Width.tame(answer.customer() + (name.isEmpty() ? "" : "  " + name)));
    line(language.say("基准日", "As of"), answer.asOf().toString());
    line(language.say("政策", "Policy"), PolicyLine.of(answer.policy(), language));
  }

  private void undecided(Undecided undecided) {
    title(language.say("没有评级", "Not graded"));
    out.append("  ")
        .append(
            style.paint(
                Kind.BAD,
                language.say(
                    "缺少政策要求的事实。这不是差等级：补齐后重新评级。",
                    "Facts are missing that the policy requires. This is no bad grade: supply them and"
                        + " grade again.")))
        .append('\n');
    for (Fact fact : undecided.missing()) {
      out.append("  - ").append(label(fact)).append(" (").append(fact.name()).append(")\n");
    }
    title(language.say("已知事实", "Facts known"));
    Table table = new Table(WIDEST, Side.LEFT, Side.RIGHT);
    for (Fact fact : undecided.policy().facts().facts()) {
      Object value = undecided.facts().value(fact);
      if (value != null) {
        table.row(label(fact), Amounts.shown(fact, value, language));
      }
    }
    out.append(table.print(style));
  }

  private void decided(Decision decision) {
    Identity identity = decision.policy().identity();
    title(language.say("结论", "Outcome"));
    String grade = decision.grade().code() + "  " + decision.grade().name().in(language);
    boolean lowered = decision.grade().rank() > decision.gradeBefore().rank();
    line(
        language.say("等级", "Grade"),
        style.paint(Kind.HEADING, grade)
            + (lowered
                ? language.say("（按得分为 ", " (by score ")
                    + decision.gradeBefore().code()
                    + language.say("）", ")")
                : ""));
    line(
        language.say("得分", "Score"),
        (decision.score() == null ? "–" : decision.score().toPlainString()) + " / 100");
    line(language.say("准入", "Admission"), style.paint(kind(decision), admission(decision)));
    line(
        language.say("状态", "Standing"), decision.standing().name().in(language) + lifted(decision));
    line(
        language.say("信用额度", "Credit limit"),
        Amounts.grouped(decision.creditLimit()) + " " + identity.currency());
    line(
        language.say("账期", "Credit period"),
        decision.terms().creditDays() + language.say(" 天", " days"));
    line(language.say("折扣", "Discount"), plain(decision.terms().discount()) + " %");
    line(language.say("预付比例", "Prepayment"), plain(decision.terms().prepayment()) + " %");
    line(language.say("对待", "Treatment"), treatment(decision));
    Object review = decision.nextReview();
    line(
        language.say("下次回访", "Next review"),
        review == null ? language.say("不定期", "ad hoc") : review.toString());
    reasons(decision);
    points(decision);
    out.append(new Trace(decision, language, style).print());
  }

  private String lifted(Decision decision) {
    String lifted = decision.standing().lifted().in(language);
    return lifted.isEmpty()
        ? ""
        : language.say("（解除：", " (lifted: ") + lifted + language.say("）", ")");
  }

  private String treatment(Decision decision) {
    String grade = decision.grade().treatment().in(language);
    String terms = decision.terms().treatment().in(language);
    return terms.isEmpty() || terms.equals(grade) ? grade : terms + language.say("；", "; ") + grade;
  }

  private void reasons(Decision decision) {
    title(language.say("原因", "Why"));
    if (decision.reasons().isEmpty()) {
      out.append("  ")
          .append(language.say("没有扣分，也没有降级。", "No points lost, no downgrade."))
          .append('\n');
    }
    for (Reason reason : decision.reasons()) {
      out.append("  - ")
          .append(Width.tame(reason.text().in(language)))
          .append("  ")
          .append(style.paint(Kind.FAINT, reason.row().place()))
          .append('\n');
    }
  }

  private void points(Decision decision) {
    title(language.say("得分构成", "How the score came about"));
    out.append(new PointsTable(language).print(decision.points(), style));
  }

  private Kind kind(Decision decision) {
    return switch (decision.admission()) {
      case ADMITTED -> Kind.GOOD;
      case CONDITIONAL, INCOMPLETE -> Kind.NOTICE;
      case REFUSED -> Kind.BAD;
    };
  }

  private String admission(Decision decision) {
    return decision.admissionName().in(language);
  }

  private String label(Fact fact) {
    return fact.label().in(language);
  }

  private static String plain(BigDecimal number) {
    return Codes.plain(number).toPlainString();
  }

  private void title(String title) {
    out.append('\n').append(style.paint(Kind.HEADING, title)).append('\n');
  }

  private void line(String label, String value) {
    out.append("  ").append(Width.left(label, LABEL)).append(value).append('\n');
  }
}
