package org.shouxin.trials;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Fact.About;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;

/** Decides the cases in the workbook. */
public final class Cases {

  private static final String ORDER = "order";
  private static final String ROWS = "rows";
  private static final String FACTS = "facts";

  private final Policy policy;
  private final Decisions decisions;
  private final Agreement agreement;
  private final Consumer<Answer> answers;
  private final Consumer<OrderAnswer> orders;
  private final List<Difference> differences = new ArrayList<>();

  private Cases(
      Policy policy, Decisions decisions, Consumer<Answer> answers, Consumer<OrderAnswer> orders) {
    this.policy = policy;
    this.decisions = decisions;
    this.agreement = new Agreement(policy);
    this.answers = answers;
    this.orders = orders;
  }

  /**
   * Decides every case.
   *
   * @return every expectation that is not met
   */
  public static List<Difference> of(Policy policy) {
    try (Decisions decisions = Decisions.of(policy)) {
      return of(policy, decisions, answer -> {}, order -> {});
    }
  }

  /** The same, and passes on every answer. */
  static List<Difference> of(
      Policy policy, Decisions decisions, Consumer<Answer> answers, Consumer<OrderAnswer> orders) {
    Cases cases = new Cases(policy, decisions, answers, orders);
    policy.cases().forEach(cases::one);
    return cases.differences;
  }

  private void one(PolicyCase given) {
    Answer answer = decisions.decide(given.facts(), given.asOf());
    answers.accept(answer);
    Set<String> rows = new HashSet<>(Hits.of(answer));
    Facts asked = given.order();
    OrderAnswer order = asked == null ? null : checked(given, asked, answer);
    if (order instanceof OrderDecision checked) {
      rows.addAll(Hits.of(checked));
    }
    boolean orderAlone =
        given.expected().keySet().stream().allMatch(Set.of(ORDER, ROWS, FACTS)::contains);
    if (answer instanceof Undecided undecided && !(order != null && orderAlone)) {
      differences.add(
          new Difference(
              given.row().place(),
              given.row().id(),
              "undecided",
              "",
              ConcludedValues.why(undecided)));
      return;
    }
    for (Map.Entry<String, String> wanted : given.expected().entrySet()) {
      switch (wanted.getKey()) {
        case ORDER -> order(given, wanted.getValue(), order);
        case ROWS -> rows(given, wanted.getValue(), rows);
        case FACTS -> facts(given, wanted.getValue(), answer, order);
        default -> field(given, wanted.getKey(), wanted.getValue(), answer);
      }
    }
  }

  private OrderAnswer checked(PolicyCase given, Facts order, Answer answer) {
    Facts filled = answer instanceof Decision d ? decisions.orderFacts(order, d) : order;
    OrderAnswer checked = decisions.check(filled, given.asOf());
    orders.accept(checked);
    return checked;
  }

  private void order(PolicyCase given, String expected, @Nullable OrderAnswer order) {
    String got =
        order instanceof OrderDecision decision
            ? decision.outcome().name().toLowerCase(Locale.ROOT)
            : order instanceof UncheckedOrder unchecked ? ConcludedValues.why(unchecked) : "";
    if (!expected.equals(got)) {
      differ(given, ORDER, expected, got);
    }
  }

  private void rows(PolicyCase given, String expected, Set<String> rows) {
    for (String row : Agreement.words(expected)) {
      if (!rows.contains(row)) {
        differ(given, ROWS, row, "");
      }
    }
  }

  private void facts(
      PolicyCase given, String expected, Answer answer, @Nullable OrderAnswer order) {
    for (String pair : expected.split("[;；]", -1)) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        String name = pair.substring(0, sign).strip();
        String value = pair.substring(sign + 1).strip();
        String got = said(name, answer, order);
        if (!agreement.of(name, value, got)) {
          differ(given, FACTS, name + "=" + value, name + "=" + got);
        }
      }
    }
  }

  private String said(String name, Answer answer, @Nullable OrderAnswer order) {
    boolean ofOrder =
        answer instanceof Undecided
            || policy.vocabulary().find(name).map(f -> f.about() == About.ORDER).orElse(false);
    return order != null && ofOrder
        ? ConcludedOrderValues.of(order, name)
        : ConcludedValues.of(answer, name);
  }

  private void field(PolicyCase given, String name, String expected, Answer answer) {
    String got = ConcludedValues.of(answer, name);
    if (!agreement.of(name, expected, got)) {
      differ(given, name, expected, got);
    }
  }

  private void differ(PolicyCase given, String name, String expected, String got) {
    String place = given.places().getOrDefault(name, given.row().place());
    differences.add(new Difference(place, given.row().id(), name, expected, got));
  }
}
