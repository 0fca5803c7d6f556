package org.shouxin.orderfiles;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.OrderDecision.CheckResult;
import org.shouxin.decision.OrderDecision.Verdict;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.explanations.Amounts;
import org.shouxin.facts.Fact;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.problem.Language;

/** The outcome of an order, in words. */
public final class OrderResultText {

  private OrderResultText() {}

  /** The outcome of one order: one line per check, with its figures. */
  public static String sheet(OrderAnswer answer, Language language) {
    StringBuilder text = new StringBuilder();
    text.append(answer.facts().customer()).append("  ").append(answer.on()).append("  ");
    if (answer instanceof OrderDecision decision) {
      text.append(of(decision.outcome(), language)).append('\n');
      for (CheckResult check : decision.checks()) {
        text.append("  ")
            .append(check.check().row().id())
            .append("  ")
            .append(check.check().name().in(language))
            .append("  ")
            .append(of(check.verdict(), language))
            .append("  ")
            .append(figures(check, language))
            .append('\n');
      }
    } else if (answer instanceof UncheckedOrder unchecked) {
      text.append(language.say("无法检查", "not checked")).append('\n');
      unchecked
          .missing()
          .forEach(fact -> text.append("  - ").append(fact.label().in(language)).append('\n'));
      unchecked
          .problems()
          .forEach(problem -> text.append("  - ").append(problem.in(language)).append('\n'));
    }
    return text.toString();
  }

  /** The display name of an outcome. */
  public static String of(Outcome outcome, Language language) {
    return switch (outcome) {
      case RELEASE -> language.say("放行", "release");
      case PREPAY -> language.say("预付", "prepay");
      case HOLD -> language.say("暂停", "hold");
      case REJECT -> language.say("拒绝", "reject");
    };
  }

  /** The display name of a verdict. */
  public static String of(Verdict verdict, Language language) {
    return switch (verdict) {
      case APPLIES -> language.say("成立", "applies");
      case PASSED -> language.say("通过", "passes");
      case UNKNOWN -> language.say("未知", "unknown");
    };
  }

  /** The checks that decide the outcome: the first overriding one, else the most severe. */
  public static List<CheckResult> deciding(OrderDecision decision) {
    List<CheckResult> applying =
        decision.checks().stream().filter(c -> c.verdict() == Verdict.APPLIES).toList();
    List<CheckResult> overriding =
        applying.stream().filter(c -> c.check().overrides()).limit(1).toList();
    return overriding.isEmpty()
        ? applying.stream().filter(c -> c.check().outcome() == decision.outcome()).toList()
        : overriding;
  }

  /** The reasons of every check that applies. */
  static String reasons(OrderDecision decision, Language language) {
    return decision.checks().stream()
        .filter(check -> check.verdict() == Verdict.APPLIES)
        .map(check -> check.reason().in(language))
        .collect(Collectors.joining(language.say("；", "; ")));
  }

  /** Every check with its verdict and figures: {@code O-10 applies (order_amount = 5,000 CNY)}. */
  static String checks(OrderDecision decision, Language language) {
    return decision.checks().stream()
        .map(
            check ->
                check.check().row().id()
                    + " "
                    + of(check.verdict(), language)
                    + " ("
                    + figures(check, language)
                    + ")")
        .collect(Collectors.joining("; "));
  }

  /**
   * The figures of a check, and those from which derived ones come: {@code order_kind = Over ←
   * headroom = -500 CNY, credit_limit = 1,000 CNY}.
   */
  public static String figures(CheckResult check, Language language) {
    String sources = figures(check.origins(), language);
    return figures(check.figures(), language) + (sources.isEmpty() ? "" : " ← " + sources);
  }

  private static String figures(List<FactUsed> all, Language language) {
    return all.stream()
        .map(used -> figure(used.fact(), used.value(), language))
        .collect(Collectors.joining(", "));
  }

  private static String figure(Fact fact, @Nullable Object value, Language language) {
    return fact.name() + " = " + Amounts.shown(fact, value, language);
  }
}
