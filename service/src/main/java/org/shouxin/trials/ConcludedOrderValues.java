package org.shouxin.trials;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.OrderDecision.Verdict;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.explanations.DecisionValues;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Policy;

/** The value of an answer about an order under a name: a fact's, or one of {@link #NAMES}. */
final class ConcludedOrderValues {

  /** Names in addition to those of the vocabulary: the outcome, and ids of checks. */
  static final List<String> NAMES = List.of("outcome", "checks", "passed", "unknown", "unchecked");

  private ConcludedOrderValues() {}

  static boolean knows(Policy policy, String name) {
    return NAMES.contains(name) || policy.vocabulary().find(name).isPresent();
  }

  static String of(OrderAnswer answer, String name) {
    if (answer instanceof OrderDecision decision) {
      return switch (name) {
        case "outcome" -> decision.outcome().name().toLowerCase(Locale.ROOT);
        case "checks" -> ids(decision, Verdict.APPLIES);
        case "passed" -> ids(decision, Verdict.PASSED);
        case "unknown" -> ids(decision, Verdict.UNKNOWN);
        case "unchecked" -> "";
        default -> fact(decision, name);
      };
    }
    if (NAMES.contains(name)) {
      return name.equals("unchecked") ? ConcludedValues.why((UncheckedOrder) answer) : "";
    }
    return fact(answer, name);
  }

  private static String ids(OrderDecision decision, Verdict verdict) {
    return decision.checks().stream()
        .filter(check -> check.verdict() == verdict)
        .map(check -> check.check().row().id())
        .collect(Collectors.joining(" "));
  }

  private static String fact(OrderAnswer answer, String name) {
    return answer
        .policy()
        .vocabulary()
        .find(name)
        .map(fact -> DecisionValues.text(value(answer, fact)))
        .orElse("");
  }

  private static @Nullable Object value(OrderAnswer answer, Fact fact) {
    return answer instanceof OrderDecision decision
        ? decision.value(fact)
        : answer.facts().value(fact);
  }
}
