package org.shouxin.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.engine.Engine;
import org.shouxin.engine.Layout;
import org.shouxin.engine.Outcome;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;

/** Decides on facts: the core's second door. Safe for several threads. */
public final class Decisions implements AutoCloseable {

  private final Policy policy;
  private final Layout layout;
  private final Engine engine;
  private final Wording wording;

  private Decisions(Engine engine) {
    this.engine = engine;
    this.layout = engine.layout();
    this.policy = layout.policy();
    this.wording = new Wording(policy, layout.rows());
  }

  /** Readies a policy for deciding; takes seconds, because Drools compiles its rules. */
  public static Decisions of(Policy policy) {
    return new Decisions(new Engine(policy));
  }

  /**
   * Decides on many customers at once; fastest with about a hundred.
   *
   * @param customers facts over this policy's dictionary
   * @param asOf the day to decide on
   * @return an answer for each, in order
   * @throws IllegalArgumentException if facts are over another dictionary
   */
  public List<Answer> decide(List<Facts> customers, LocalDate asOf) {
    List<Facts> gradable = new ArrayList<>(customers.size());
    List<@Nullable Undecided> refused = new ArrayList<>(customers.size());
    for (Facts facts : customers) {
      if (facts.dictionary() != policy.facts()) {
        throw new IllegalArgumentException("facts over another dictionary: " + facts.customer());
      }
      List<Fact> missing = layout.refusing(facts);
      if (missing.isEmpty()) {
        gradable.add(facts);
        refused.add(null);
      } else {
        refused.add(new Undecided(facts, asOf, policy, List.copyOf(missing), List.of()));
      }
    }
    List<Answer> answers = new ArrayList<>(customers.size());
    int next = 0;
    List<Outcome> outcomes = engine.run(gradable, asOf);
    for (Undecided undecided : refused) {
      answers.add(undecided == null ? answer(outcomes.get(next++)) : undecided);
    }
    return answers;
  }

  private Answer answer(Outcome outcome) {
    if (outcome.graded()) {
      return new Decision(outcome, wording);
    }
    List<Fact> scored = policy.indicators().stream().map(Indicator::fact).distinct().toList();
    return new Undecided(
        outcome.facts(), outcome.asOf(), policy, inDictionaryOrder(scored), List.of());
  }

  private static List<Fact> inDictionaryOrder(List<Fact> facts) {
    return facts.stream().sorted((a, b) -> Integer.compare(a.slot(), b.slot())).toList();
  }

  /** Decides on one customer. */
  public Answer decide(Facts customer, LocalDate asOf) {
    return decide(List.of(customer), asOf).get(0);
  }

  /**
   * Checks an order (R27).
   *
   * @param order facts over this policy's vocabulary: of the order, of the customer, and what was
   *     concluded about the customer
   * @param on the day to check on
   */
  public OrderAnswer check(Facts order, LocalDate on) {
    throw new IllegalStateException("no orders yet");
  }

  /**
   * The facts of an order with what is known and concluded about its customer: what the order gives
   * itself is kept.
   *
   * @param order facts over this policy's vocabulary
   * @param customer the decision on its customer
   */
  public Facts orderFacts(Facts order, Decision customer) {
    return order;
  }

  /** The rules as they run, for auditors: each is named after its row, {@code scorecard/PAY-03}. */
  public String drl() {
    return engine.drl();
  }

  /** Gives back what Drools holds. Must not be called while customers are being decided on. */
  @Override
  public void close() {
    engine.close();
  }
}
