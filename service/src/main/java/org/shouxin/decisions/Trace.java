package org.shouxin.decisions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.CriterionResult;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.Decision.NamedNumber;
import org.shouxin.decision.Decision.Origin;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Condition;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Sanction;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.Table;
import org.shouxin.terminal.Table.Side;

/** The lower half of a score sheet: criteria, downgrades, sanctions and the limit's arithmetic. */
final class Trace {

  private static final int WIDEST = 44;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Decision decision;
  private final Language language;
  private final Style style;
  private final Map<Fact, FactUsed> used = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  Trace(Decision decision, Language language, Style style) {
    this.decision = decision;
    this.language = language;
    this.style = style;
    decision.facts().forEach(fact -> used.put(fact.fact(), fact));
  }

  /** The text. */
  String print() {
    criteria();
    downgrades();
    sanctions();
    limit();
    assumed();
    return out.toString();
  }

  private void criteria() {
    title(language.say("准入条件", "Admission criteria"));
    Table table = new Table(WIDEST, Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);
    for (CriterionResult result : decision.criteria()) {
      Condition passes = result.criterion().passes();
      table.row(
          kind(result.verdict()),
          result.criterion().name().in(language),
          shown(passes.fact()),
          passes.shown(language),
          verdict(result.verdict()),
          result.criterion().row().place());
    }
    out.append(table.print(style));
  }

  private static Kind kind(Verdict verdict) {
    return switch (verdict) {
      case PASSED, EXEMPT, NOT_REACHED -> Kind.PLAIN;
      case MISSING, CONDITION -> Kind.NOTICE;
      case FAILED -> Kind.BAD;
    };
  }

  private String verdict(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> language.say("通过", "passes");
      case FAILED -> language.say("不通过", "fails");
      case MISSING -> language.say("缺证据", "evidence missing");
      case EXEMPT -> language.say("豁免", "exempt");
      case CONDITION -> language.say("作为条件", "becomes a condition");
      case NOT_REACHED -> language.say("未到阶段", "not reached yet");
    };
  }

  private void downgrades() {
    title(language.say("降级", "Downgrades"));
    String path = decision.gradeBefore().code() + " → " + decision.grade().code();
    if (decision.downgrades().isEmpty()) {
      out.append("  ").append(language.say("没有。", "None.")).append('\n');
    }
    for (Downgrade row : decision.downgrades()) {
      String effect =
          row.to() == null
              ? language.say("降 " + row.steps() + " 级", row.steps() + " down")
              : language.say("降至 ", "to ") + row.to();
      bullet(effect, row.when(), row.reason().in(language), row.row().place());
    }
    if (decision.grade().rank() != decision.gradeBefore().rank()) {
      out.append("  ").append(language.say("等级：", "Grade: ")).append(path).append('\n');
    }
  }

  private void sanctions() {
    if (decision.sanctions().isEmpty()) {
      return;
    }
    title(language.say("黑名单与制裁", "Sanctions"));
    for (Sanction row : decision.sanctions()) {
      bullet(
          row.standing().name().in(language),
          row.when(),
          row.reason().in(language),
          row.row().place());
    }
  }

  private void bullet(String effect, List<Condition> when, String reason, String place) {
    String facts =
        when.stream()
            .map(
                c ->
                    c.fact().label().in(language)
                        + " "
                        + shown(c.fact())
                        + "  "
                        + c.shown(language))
            .collect(Collectors.joining(language.say("，", ", ")));
    out.append("  - ")
        .append(style.paint(Kind.BAD, effect))
        .append(language.say("：", ": "))
        .append(reason)
        .append("  [")
        .append(facts)
        .append("]  ")
        .append(style.paint(Kind.FAINT, place))
        .append('\n');
  }

  private void limit() {
    Identity identity = decision.policy().identity();
    title(language.say("额度怎样算出", "How the limit came about"));
    String formula = decision.terms().limit().text();
    Map<String, String> numbers = new HashMap<>();
    for (NamedNumber number : decision.limitNumbers()) {
      numbers.put(number.name(), Codes.plain(number.value()).toPlainString());
    }
    out.append("  ")
        .append(formula)
        .append("  ")
        .append(style.paint(Kind.FAINT, decision.terms().row().place()))
        .append('\n');
    if (!numbers.isEmpty()) {
      String filled =
          NAME.matcher(formula)
              .replaceAll(
                  name ->
                      Matcher.quoteReplacement(numbers.getOrDefault(name.group(), name.group())));
      out.append("  ").append(filled).append('\n');
    }
    out.append("  = ")
        .append(Amounts.grouped(decision.creditLimit()))
        .append(' ')
        .append(identity.currency())
        .append(
            language.say(
                "（取整到 " + Amounts.grouped(identity.limitUnit()) + " 的倍数，不低于 0）",
                " (rounded to a multiple of "
                    + Amounts.grouped(identity.limitUnit())
                    + ", never below 0)"))
        .append('\n');
    for (NamedNumber number : decision.limitNumbers()) {
      String label =
          decision
              .policy()
              .facts()
              .find(number.name())
              .map(fact -> fact.label().in(language))
              .orElse(language.say("本行", "this row"));
      out.append("    ")
          .append(number.name())
          .append(" = ")
          .append(Amounts.grouped(number.value()))
          .append("  ")
          .append(style.paint(Kind.FAINT, label))
          .append('\n');
    }
  }

  private void assumed() {
    List<FactUsed> assumed =
        decision.facts().stream().filter(fact -> fact.origin() == Origin.ASSUMED).toList();
    if (assumed.isEmpty()) {
      return;
    }
    title(language.say("按政策假定的事实", "Facts assumed by the policy"));
    for (FactUsed fact : assumed) {
      out.append("  - ")
          .append(fact.fact().label().in(language))
          .append(" = ")
          .append(Amounts.shown(fact.fact(), fact.value(), language))
          .append('\n');
    }
  }

  private String shown(Fact fact) {
    FactUsed known = used.get(fact);
    if (known != null) {
      return Amounts.shown(fact, known.value(), language);
    }
    return switch (fact.name()) {
      case "score" -> decision.score() == null ? "" : Codes.plain(decision.score()).toPlainString();
      case "grade_before" -> decision.gradeBefore().code();
      case "admission" -> decision.admissionName().in(language);
      default -> "";
    };
  }

  private void title(String title) {
    out.append('\n').append(style.paint(Kind.HEADING, title)).append('\n');
  }
}
