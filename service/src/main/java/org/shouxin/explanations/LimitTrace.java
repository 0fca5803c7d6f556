package org.shouxin.explanations;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.LimitStep;
import org.shouxin.decision.Decision.NamedNumber;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Identity;
import org.shouxin.terminal.Style.Kind;

/**
 * How a limit was computed: the formula of the terms row, then every change of it, with figures.
 */
final class LimitTrace {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Decision decision;
  private final SheetPage page;
  private final Identity identity;

  LimitTrace(Decision decision, SheetPage page) {
    this.decision = decision;
    this.page = page;
    this.identity = decision.policy().identity();
  }

  void print() {
    page.title(page.say("额度怎样算出", "How the limit was computed"));
    formula(
        decision.terms().limit().text(),
        decision.limitNumbers(),
        decision.baseLimit(),
        decision.terms().row().shown());
    for (LimitStep step : decision.limitSteps()) {
      page.text(
          page.paint(Kind.NOTICE, step.change().reason().in(page.language()))
              + page.say("：", ": ")
              + Amounts.grouped(step.before())
              + " → "
              + Amounts.grouped(step.after()));
      formula(
          step.change().limit().text(), step.numbers(), step.after(), step.change().row().shown());
    }
    if (decision.limitValidUntil() != null) {
      page.text(
          page.say(
              "额度有效至 " + decision.limitValidUntil(),
              "The limit is valid until " + decision.limitValidUntil()));
    }
  }

  private void formula(String formula, List<NamedNumber> numbers, BigDecimal result, String place) {
    page.text(formula + "  " + page.paint(Kind.FAINT, place));
    if (!numbers.isEmpty()) {
      page.text(filled(formula, numbers));
    }
    String unit = Amounts.grouped(identity.limitUnit());
    page.text(
        "= "
            + Amounts.grouped(result)
            + " "
            + identity.currency()
            + page.say(
                "（取整到 " + unit + " 的倍数，不低于 0）",
                " (rounded to a multiple of " + unit + ", never below 0)"));
    for (NamedNumber number : numbers) {
      page.text(
          "  "
              + number.name()
              + " = "
              + Amounts.grouped(number.value())
              + "  "
              + page.paint(Kind.FAINT, label(number)));
    }
  }

  private static String filled(String formula, List<NamedNumber> numbers) {
    Map<String, String> values = new HashMap<>();
    for (NamedNumber number : numbers) {
      values.put(number.name(), Codes.plain(number.value()).toPlainString());
    }
    return NAME.matcher(formula)
        .replaceAll(
            name -> Matcher.quoteReplacement(values.getOrDefault(name.group(), name.group())));
  }

  private String label(NamedNumber number) {
    if (number.row() != null) {
      return number.row().id() + "  " + number.row().place();
    }
    return decision
        .policy()
        .vocabulary()
        .find(number.name())
        .map(fact -> fact.label().in(page.language()))
        .orElse(page.say("本行", "this row"));
  }
}
