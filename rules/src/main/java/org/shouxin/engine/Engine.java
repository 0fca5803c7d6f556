package org.shouxin.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;

/** Runs the rules of one policy over customers, stage by stage. Safe for several threads. */
public final class Engine implements AutoCloseable {

  /** As many customers share a session at most; more bring nothing. */
  private static final int SESSION = 128;

  private final Layout layout;
  private final RuleText rules;
  private final Knowledge knowledge;

  /** Compiles the rules of a policy. */
  public Engine(Policy policy) {
    this.layout = new Layout(policy);
    this.rules = new RuleText(layout);
    this.knowledge = new Knowledge(policy.identity().id(), rules.files());
  }

  /** The numbering of slots and rows. */
  public Layout layout() {
    return layout;
  }

  /** The rules as they run, for auditors. */
  public RuleText rules() {
    return rules;
  }

  /** The names of the rules as Drools has them, for tests. */
  Set<String> running() {
    Set<String> names = new TreeSet<>();
    knowledge.inLane(lane -> names.addAll(lane.rules()));
    return names;
  }

  /**
   * Runs all stages.
   *
   * @param customers facts over the policy's dictionary
   * @return what was concluded about each, in order
   */
  public List<Outcome> run(List<Facts> customers, LocalDate asOf) {
    List<Outcome> outcomes = new ArrayList<>(customers.size());
    for (Facts facts : customers) {
      outcomes.add(layout.customers().ready(facts, asOf));
    }
    run(outcomes, Deriving::customer);
    return outcomes;
  }

  /**
   * Runs all stages for a customer whose final grade is set.
   *
   * @param customer facts over the policy's dictionary
   * @param grade its place on the scale, 0 the best
   */
  public Outcome run(Facts customer, LocalDate asOf, int grade) {
    Outcome outcome = layout.customers().ready(customer, asOf);
    outcome.impose(grade);
    run(List.of(outcome), Deriving::customer);
    return outcome;
  }

  /**
   * Checks orders.
   *
   * @param orders facts over the policy's vocabulary
   * @return what was concluded about each, in order
   */
  public List<Outcome> check(List<Facts> orders, LocalDate on) {
    List<Outcome> outcomes = new ArrayList<>(orders.size());
    for (Facts facts : orders) {
      outcomes.add(layout.orders().ready(facts, on));
    }
    run(outcomes, Deriving::order);
    return outcomes;
  }

  private void run(List<Outcome> outcomes, First first) {
    knowledge.inLane(
        lane -> {
          for (int from = 0; from < outcomes.size(); from += SESSION) {
            run(lane, outcomes.subList(from, Math.min(from + SESSION, outcomes.size())), first);
          }
        });
  }

  private interface First {
    @Nullable Stage of(Outcome outcome);
  }

  private static void run(Lane lane, List<Outcome> outcomes, First first) {
    @Nullable Stage[] stages = new Stage[outcomes.size()];
    for (int i = 0; i < stages.length; i++) {
      stages[i] = first.of(outcomes.get(i));
    }
    KieSession session = lane.session(stages.length);
    try {
      while (insert(session, stages)) {
        session.fireAllRules();
        for (int i = 0; i < stages.length; i++) {
          Stage stage = stages[i];
          stages[i] = stage == null ? null : stage.next();
        }
      }
    } finally {
      lane.giveBack(session);
    }
  }

  private static boolean insert(KieSession session, @Nullable Stage[] stages) {
    boolean any = false;
    for (Stage stage : stages) {
      if (stage != null) {
        session.insert(stage);
        any = true;
      }
    }
    return any;
  }

  /** Gives back what Drools holds. Must not be called while customers are being decided on. */
  @Override
  public void close() {
    knowledge.close();
  }
}
