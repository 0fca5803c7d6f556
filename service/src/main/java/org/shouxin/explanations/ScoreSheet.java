package org.shouxin.explanations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.FindingResult;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Facts;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Grade;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.Width;

/**
 * One customer's score sheet 客户等级评分表 (R17) as text: the outcome, what to do, why, and how each
 * point and the limit were computed, with the workbook cells.
 */
public final class ScoreSheet {

  private final SheetPage page;
  private final Language language;

  private ScoreSheet(Language language, Style style) {
    this.page = new SheetPage(language, style);
    this.language = language;
  }

  /**
   * Writes the sheet of an answer.
   *
   * @param facts what was known about the customer, including the name
   */
  public static String of(Facts facts, Answer answer, Language language, Style style) {
    ScoreSheet sheet = new ScoreSheet(language, style);
    sheet.head(facts, answer);
    if (answer instanceof Decision decision) {
      sheet.decided(decision);
    } else if (answer instanceof Undecided undecided) {
      new UndecidedSheet(sheet.page).print(undecided);
    }
    return sheet.page.toString();
  }

  private void head(Facts facts, Answer answer) {
    page.head(page.say("客户等级评分表", "Customer score sheet"));
    String name =
        answer.policy().facts().facts().stream()
            .filter(fact -> fact.name().equals("name"))
            .findAny()
            .map(facts::value)
            .map(Object::toString)
            .orElse("");
    page.line(
        page.say("客户", "Customer"),
        Width.tame(answer.customer() + (name.isEmpty() ? "" : "  " + name)));
    page.line(page.say("基准日", "As of"), answer.asOf().toString());
    page.line(page.say("政策", "Policy"), PolicyLine.of(answer.policy(), language));
  }

  private void decided(Decision decision) {
    page.title(page.say("结论", "Outcome"));
    Grade grade = decision.grade();
    page.line(
        page.say("等级", "Grade"),
        page.paint(Kind.HEADING, grade.code() + "  " + grade.name().in(language)) + by(decision));
    page.line(page.say("得分", "Score"), score(decision.score()));
    List<AssessmentResult> all = decision.assessments();
    all.subList(1, all.size()).forEach(this::assessment);
    page.line(
        page.say("准入", "Admission"),
        page.paint(kind(decision), decision.admissionName().in(language)) + stage(decision));
    page.line(
        page.say("状态", "Standing"), decision.standing().name().in(language) + lifted(decision));
    page.line(
        page.say("信用额度", "Credit limit"),
        Amounts.grouped(decision.creditLimit())
            + " "
            + decision.policy().identity().currency()
            + until(decision.limitValidUntil()));
    page.line(
        page.say("账期", "Credit period"), decision.terms().creditDays() + page.say(" 天", " days"));
    page.line(page.say("折扣", "Discount"), plain(decision.terms().discount()) + " %");
    page.line(page.say("预付比例", "Prepayment"), plain(decision.terms().prepayment()) + " %");
    page.line(page.say("对待", "Treatment"), treatment(decision));
    page.line(
        page.say("下次回访", "Next review"),
        Objects.toString(decision.nextReview(), page.say("不定期", "ad hoc")));
    findings(decision);
    reasons(decision);
    points(decision);
    new TraceText(decision, page).print();
  }

  private String by(Decision decision) {
    Grade before = decision.gradeBefore();
    return decision.grade().rank() == before.rank()
        ? ""
        : page.say("（按得分为 ", " (by score ") + before.code() + page.say("）", ")");
  }

  private String score(@Nullable BigDecimal score) {
    return score == null ? page.say("不评分", "not scored") : score.toPlainString() + " / 100";
  }

  private void assessment(AssessmentResult result) {
    Grade grade = result.grade();
    page.line(
        result.assessment().name().in(language),
        (grade == null ? "—" : grade.code() + "  " + grade.name().in(language))
            + page.say("，", ", ")
            + score(result.score()));
  }

  private String stage(Decision decision) {
    AdmissionStage stage = decision.stage();
    return stage == null
        ? ""
        : page.say("（到达阶段：", " (stage reached: ") + stage.name().in(language) + page.say("）", ")");
  }

  private String until(@Nullable Object day) {
    return day == null ? "" : page.say("（至 " + day + " 有效）", " (valid until " + day + ")");
  }

  private String lifted(Decision decision) {
    String lifted = decision.standing().lifted().in(language);
    return lifted.isEmpty() ? "" : page.say("（解除：", " (lifted: ") + lifted + page.say("）", ")");
  }

  private String treatment(Decision decision) {
    String grade = decision.grade().treatment().in(language);
    String terms = decision.terms().treatment().in(language);
    return terms.isEmpty() || terms.equals(grade) ? grade : terms + page.say("；", "; ") + grade;
  }

  private void findings(Decision decision) {
    List<FindingResult> findings = decision.findings();
    if (findings.isEmpty()) {
      return;
    }
    page.title(page.say("要求与措施", "To do"));
    for (FindingResult result : findings) {
      String due =
          result.due() == null
              ? ""
              : page.say("（期限 " + result.due() + "）", " (due " + result.due() + ")");
      page.point(
          Kind.NOTICE,
          CodeWords.of(result.finding().kind(), language),
          result.text().in(language) + due,
          result.finding().row().shown());
    }
  }

  private void reasons(Decision decision) {
    page.title(page.say("原因", "Why"));
    if (decision.reasons().isEmpty()) {
      page.text(page.say("没有扣分，也没有降级。", "No points lost, no downgrade."));
    }
    for (Reason reason : decision.reasons()) {
      page.point(reason.text().in(language), reason.row().shown());
    }
  }

  private void points(Decision decision) {
    for (AssessmentResult result : decision.assessments()) {
      boolean credit = result.assessment().credit();
      page.title(
          page.say("得分构成", "How the score was computed")
              + (credit ? "" : page.say("：", ": ") + result.assessment().name().in(language)));
      if (result.points().isEmpty()) {
        page.text(page.say("没有评分。", "Not scored."));
      } else {
        page.append(new PointsTable(language).print(result.points(), page.style()));
      }
    }
  }

  private Kind kind(Decision decision) {
    return switch (decision.admission()) {
      case ADMITTED -> Kind.GOOD;
      case CONDITIONAL, INCOMPLETE -> Kind.NOTICE;
      case REFUSED -> Kind.BAD;
    };
  }

  private static String plain(BigDecimal number) {
    return Codes.plain(number).toPlainString();
  }
}
