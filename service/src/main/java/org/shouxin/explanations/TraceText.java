package org.shouxin.explanations;

import java.util.List;
import java.util.stream.Collectors;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Conversion;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.Decision.Origin;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.decision.Decision.WrittenLetter;
import org.shouxin.facts.Fact;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Movement;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Ungraded;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;

/**
 * The lower half of a score sheet: criteria, adjustments, sanctions, limit, letters, derived facts.
 */
final class TraceText {

  private static final int WIDEST = 44;

  private final Decision decision;
  private final SheetPage page;
  private final Language language;

  TraceText(Decision decision, SheetPage page) {
    this.decision = decision;
    this.page = page;
    this.language = page.language();
  }

  void print() {
    criteria();
    ungraded();
    downgrades();
    sanctions();
    new LimitTrace(decision, page).print();
    letters();
    made();
  }

  private void criteria() {
    page.title(page.say("准入条件", "Admission criteria"));
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);
    if (decision.policy().stages().isEmpty()) {
      decision.criteria().forEach(result -> criterion(table, result));
    }
    for (AdmissionStage stage : decision.policy().stages()) {
      table.row(Kind.HEADING, stage.name().in(language));
      decision.criteria().stream()
          .filter(result -> stage.equals(result.criterion().stage()))
          .forEach(result -> criterion(table, result));
    }
    page.table(table);
  }

  private void criterion(TextTable table, CriterionResult result) {
    Condition passes = result.criterion().passes();
    String indent = decision.policy().stages().isEmpty() ? "" : "  ";
    table.row(
        kind(result.verdict()),
        indent + result.criterion().name().in(language),
        shown(passes.fact()),
        passes.shown(language),
        CodeWords.of(result.verdict(), language),
        result.criterion().row().shown());
  }

  private static Kind kind(Verdict verdict) {
    return switch (verdict) {
      case PASSED, EXEMPT -> Kind.PLAIN;
      case MISSING, CONDITION -> Kind.NOTICE;
      case FAILED -> Kind.BAD;
      case NOT_REACHED -> Kind.FAINT;
    };
  }

  private void ungraded() {
    if (decision.ungraded().isEmpty()) {
      return;
    }
    page.title(page.say("不评级", "Left ungraded"));
    for (Ungraded row : decision.ungraded()) {
      String assessment =
          decision.policy().assessments().stream()
              .filter(a -> a.id().equals(row.assessment()))
              .findFirst()
              .map(a -> a.name().in(language))
              .orElse(row.assessment());
      row(Kind.NOTICE, assessment, row.reason().in(language), row.when(), row.row().shown());
    }
  }

  private void downgrades() {
    page.title(page.say("等级调整", "Adjustment of the grade"));
    if (decision.downgrades().isEmpty() && decision.movements().isEmpty()) {
      page.text(page.say("没有。", "None."));
    }
    for (Downgrade row : decision.downgrades()) {
      row(
          row.steps() < 0 ? Kind.GOOD : Kind.BAD,
          effect(row),
          row.reason().in(language),
          row.when(),
          row.row().shown());
    }
    for (Movement row : decision.movements()) {
      String previous = row.previous().label().in(language) + " " + shown(row.previous());
      row(
          Kind.NOTICE,
          row.up()
              ? page.say("至多升 " + row.mostSteps() + " 级", "at most " + row.mostSteps() + " up")
              : page.say("至多降 " + row.mostSteps() + " 级", "at most " + row.mostSteps() + " down"),
          row.reason().in(language) + page.say("，", ", ") + previous,
          row.when(),
          row.row().shown());
    }
    if (decision.grade().rank() != decision.gradeBefore().rank()) {
      page.text(
          page.say("等级：", "Grade: ")
              + decision.gradeBefore().code()
              + " → "
              + decision.grade().code());
    }
  }

  private String effect(Downgrade row) {
    if (row.to() != null) {
      return page.say("降至 ", "to ") + row.to();
    }
    int steps = Math.abs(row.steps());
    return row.steps() < 0
        ? page.say("升 " + steps + " 级", steps + " up")
        : page.say("降 " + steps + " 级", steps + " down");
  }

  private void sanctions() {
    if (decision.sanctions().isEmpty()) {
      return;
    }
    page.title(page.say("黑名单与制裁", "Sanctions"));
    for (Sanction row : decision.sanctions()) {
      row(
          Kind.BAD,
          row.standing().name().in(language),
          row.reason().in(language),
          row.when(),
          row.row().shown());
    }
  }

  private void row(Kind kind, String effect, String reason, List<Condition> when, String place) {
    String facts =
        when.stream()
            .map(
                c ->
                    c.fact().label().in(language)
                        + " "
                        + shown(c.fact())
                        + "  "
                        + c.shown(language))
            .collect(Collectors.joining(page.say("，", ", ")));
    page.point(kind, effect, reason + (facts.isEmpty() ? "" : "  [" + facts + "]"), place);
  }

  private void letters() {
    List<WrittenLetter> letters = decision.letters();
    if (letters.isEmpty()) {
      return;
    }
    page.title(page.say("函件", "Letters"));
    for (WrittenLetter letter : letters) {
      page.point(
          Kind.PLAIN,
          page.say("致", "to ") + CodeWords.of(letter.letter().to(), language),
          letter.subject().in(language),
          letter.letter().row().shown());
    }
  }

  private void made() {
    List<FactUsed> made =
        decision.facts().stream()
            .filter(
                fact ->
                    fact.origin() == Origin.ASSUMED
                        || fact.origin() == Origin.DERIVED
                        || fact.conversion() != null)
            .toList();
    if (made.isEmpty()) {
      return;
    }
    page.title(page.say("假定、推算和折算的事实", "Facts assumed, derived or converted"));
    for (FactUsed fact : made) {
      page.text(
          "- "
              + fact.fact().label().in(language)
              + " = "
              + Amounts.shown(fact.fact(), fact.value(), language)
              + page.say("（", " (")
              + origin(fact)
              + page.say("）", ")"));
    }
  }

  private String origin(FactUsed fact) {
    Conversion conversion = fact.conversion();
    if (conversion != null) {
      return Amounts.grouped(conversion.amount())
          + " "
          + conversion.currency()
          + " × "
          + conversion.rate().rate().toPlainString()
          + page.say("，", ", ")
          + conversion.rate().row().shown();
    }
    if (fact.origin() == Origin.ASSUMED) {
      return page.say("政策假定", "assumed by the policy");
    }
    RowRef row = fact.row();
    return page.say("推算", "derived") + (row == null ? "" : page.say("，", ", ") + row.shown());
  }

  private String shown(Fact fact) {
    return Amounts.shown(fact, DecisionValues.value(decision, fact), language);
  }
}
