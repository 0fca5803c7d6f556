package org.shouxin.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shouxin.engine.Engine;
import org.shouxin.engine.Outcome;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;

/** Decides on facts: the core's second door. Thread-safe. */
public final class Decisions implements AutoCloseable {

  private final Policy policy;
  private final Engine engine;
  private final RowReasons rowReasons;
  private final Orders orders;

  private Decisions(Engine engine) {
    this.engine = engine;
    this.policy = engine.layout().policy();
    this.rowReasons = new RowReasons(policy, engine.layout().rows());
    this.orders = new Orders(policy);
  }

  /** Prepares a policy for deciding; takes seconds, because Drools compiles its rules. */
  public static Decisions of(Policy policy) {
    return new Decisions(new Engine(policy));
  }

  /** The policy that decides. */
  public Policy policy() {
    return policy;
  }

  /**
   * Decides on many customers together; fastest with batches of about a hundred.
   *
   * @param customers facts over this policy's dictionary
   * @param asOf the day to decide on
   * @return an answer for each, in order
   * @throws IllegalArgumentException if facts are over another dictionary
   */
  public List<Answer> decide(List<Facts> customers, LocalDate asOf) {
    for (Facts facts : customers) {
      require(facts, policy.facts());
    }
    List<Answer> answers = new ArrayList<>(customers.size());
    engine.run(customers, asOf).forEach(outcome -> answers.add(answer(outcome)));
    return answers;
  }

  private static void require(Facts facts, Dictionary dictionary) {
    if (facts.dictionary() != dictionary) {
      throw new IllegalArgumentException("facts over another dictionary: " + facts.customer());
    }
  }

  private Answer answer(Outcome outcome) {
    return outcome.stopped()
        ? new Undecided(
            outcome.facts(),
            outcome.asOf(),
            policy,
            List.copyOf(outcome.missing()),
            List.copyOf(outcome.problems()))
        : new Decision(outcome, rowReasons);
  }

  /** Decides on one customer. */
  public Answer decide(Facts customer, LocalDate asOf) {
    return decide(List.of(customer), asOf).get(0);
  }

  /**
   * What the policy concludes about the same customer with a final grade set by a person: what
   * follows from the grade, such as terms and limit, by the rows for that grade.
   *
   * @param decision by this policy
   * @param grade of the policy
   */
  public Answer regraded(Decision decision, Grade grade) {
    int place = policy.grades().indexOf(grade);
    return answer(engine.run(decision.supplied(), decision.asOf(), place));
  }

  /**
   * Checks an order (R27).
   *
   * @param order facts over this policy's vocabulary: of the order, of the customer, and what was
   *     concluded about the customer
   * @param on the day to check on
   */
  public OrderAnswer check(Facts order, LocalDate on) {
    require(order, policy.vocabulary());
    return orders.answer(engine.check(List.of(order), on).get(0));
  }

  /**
   * The facts of an order with what is known and concluded about its customer; values that the
   * order supplies take precedence.
   *
   * @param order facts over this policy's vocabulary
   * @param customer the decision on its customer
   */
  public Facts orderFacts(Facts order, Decision customer) {
    require(order, policy.vocabulary());
    return orders.completed(order, customer);
  }

  /**
   * The facts of an order with what is known about its customer on the day of the order and what
   * was concluded about it: only conclusions and population figures are taken from the decision,
   * because its facts may be older than the order.
   *
   * @param order facts over this policy's vocabulary; values it supplies take precedence
   * @param today what is known about the customer, over this policy's dictionary
   * @param customer the decision on its customer
   */
  public Facts orderFacts(Facts order, Facts today, Decision customer) {
    require(order, policy.vocabulary());
    require(today, policy.facts());
    return orders.completed(order, today, customer);
  }

  /** The rules as they run. */
  public PolicyRules rules() {
    return new PolicyRules(policy, engine.rules());
  }

  /** Releases the Drools resources. Must not be called while customers are being decided on. */
  @Override
  public void close() {
    engine.close();
  }
}
