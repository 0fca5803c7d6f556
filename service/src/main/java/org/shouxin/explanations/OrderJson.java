package org.shouxin.explanations;

import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.OrderDecision.CheckResult;
import org.shouxin.decision.OrderDecision.Verdict;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.json.JsonText;
import org.shouxin.policy.OrderCheck;

/**
 * An answer about an order as JSON, in the manner of {@link DecisionJson}: {@code customer}, {@code
 * on}, {@code policy}, {@code outcome} ({@code release}, {@code prepay}, {@code hold}, {@code
 * reject}, or {@code unchecked}), then {@code checks}, each with {@code row}, {@code name}, {@code
 * verdict}, {@code outcome}, {@code overrides}, {@code reason} unless it passed, and {@code
 * figures} with what the derived ones of them are {@code worked_out_from}; of an unchecked order
 * {@code missing} and {@code problems} instead.
 */
public final class OrderJson {

  private final JsonText json;
  private final TraceJson trace;

  private OrderJson(JsonText json) {
    this.json = json;
    this.trace = new TraceJson(json);
  }

  /** The canonical form: one line, no blanks, no line end. */
  public static String compact(OrderAnswer answer) {
    return JsonText.compact(json -> new OrderJson(json).answer(answer));
  }

  /** The same fields in the same order on indented lines, for display. */
  public static String indented(OrderAnswer answer) {
    return JsonText.indented(json -> new OrderJson(json).answer(answer));
  }

  private void answer(OrderAnswer answer) {
    json.startObject();
    json.value(
        "order",
        answer.facts().dictionary().facts().stream()
            .filter(fact -> fact.name().equals("order"))
            .findFirst()
            .map(answer.facts()::value)
            .orElse(null));
    json.string("customer", answer.facts().customer());
    json.string("on", answer.on().toString());
    json.policy(answer.policy());
    if (answer instanceof OrderDecision decision) {
      json.string("outcome", JsonText.code(decision.outcome()));
      json.array("checks", decision.checks(), this::check);
    } else if (answer instanceof UncheckedOrder unchecked) {
      json.string("outcome", "unchecked");
      json.array("missing", unchecked.missing(), fact -> json.element(fact.name()));
      json.array("problems", unchecked.problems(), json::problem);
    }
    json.end();
  }

  private void check(CheckResult result) {
    OrderCheck check = result.check();
    json.startObject();
    json.row(check.row());
    json.text("name", check.name());
    json.string("verdict", JsonText.code(result.verdict()));
    json.string("outcome", JsonText.code(check.outcome()));
    json.truth("overrides", check.overrides());
    if (result.verdict() != Verdict.PASSED) {
      json.text("reason", result.reason());
    }
    json.array("figures", result.figures(), trace::fact);
    json.array("worked_out_from", result.origins(), trace::fact);
    json.end();
  }
}
