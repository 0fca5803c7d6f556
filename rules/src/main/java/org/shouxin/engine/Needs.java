package org.shouxin.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Letter;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.TextTemplate;
import org.shouxin.policy.condition.Condition;

/**
 * Collects the facts that a set of rows reads: tested, scored or in a formula, and what derived
 * facts and currencies among them are derived from.
 */
final class Needs {

  private final Policy policy;
  private final List<Derivation> derivations = new ArrayList<>();
  private final Set<Integer> slots = new TreeSet<>();

  private Needs(Policy policy) {
    this.policy = policy;
    derivations.addAll(policy.inputs().derivations());
    derivations.addAll(policy.inputs().orderDerivations());
  }

  /** What deciding on a customer needs, scorecards aside. */
  static Needs unscored(Policy policy) {
    Needs needs = new Needs(policy);
    policy.asked().forEach(needs::add);
    policy.findings().forEach(row -> needs.add(row.text()));
    for (Letter letter : policy.letters()) {
      needs.add(letter.subject());
      needs.add(letter.body());
    }
    return needs.closed();
  }

  /** What deciding on a customer needs. */
  static Needs all(Policy policy) {
    Needs needs = unscored(policy);
    policy.indicators().forEach(indicator -> needs.add(indicator.fact()));
    policy.scorecard().forEach(band -> band.reads().forEach(needs::add));
    return needs.closed();
  }

  /** What the indicators of one assessment need. */
  static Needs scored(Policy policy, String assessment) {
    Needs needs = new Needs(policy);
    policy.indicators().stream()
        .filter(indicator -> indicator.assessment().equals(assessment))
        .forEach(indicator -> needs.add(indicator.fact()));
    policy.scorecard().stream()
        .filter(band -> band.indicator().assessment().equals(assessment))
        .forEach(band -> band.reads().forEach(needs::add));
    return needs.closed();
  }

  /** What checking an order needs. */
  static Needs ordered(Policy policy) {
    return checked(policy).closed();
  }

  /** What checking an order needs whose derived facts may be given. */
  static Needs ordered(Policy policy, Facts order) {
    return checked(policy).closed(order::given);
  }

  private static Needs checked(Policy policy) {
    Needs needs = new Needs(policy);
    for (OrderCheck check : policy.orders()) {
      needs.add(check.when());
      needs.add(check.reason());
    }
    return needs;
  }

  private void add(Collection<Condition> when) {
    when.forEach(condition -> add(condition.fact()));
  }

  private void add(Fact fact) {
    slots.add(fact.slot());
  }

  /** What a text names must be derived, assumed or converted; others may be missing there. */
  private void add(TextTemplate text) {
    Dictionary vocabulary = policy.vocabulary();
    for (String name : text.names()) {
      vocabulary.find(TextTemplate.factOf(name)).filter(Needs::madeReady).ifPresent(this::add);
    }
  }

  private static boolean madeReady(Fact fact) {
    return fact.derived() || fact.assumed() != null || fact.currency() != null;
  }

  private Needs closed() {
    return closed(fact -> false);
  }

  /**
   * @param given whether a derived fact is given, so that what it is derived from is not needed
   */
  private Needs closed(Predicate<Fact> given) {
    Deque<Integer> open = new ArrayDeque<>(slots);
    while (!open.isEmpty()) {
      Fact fact = fact(open.pop());
      Set<Integer> before = new TreeSet<>(slots);
      if (fact.currency() != null) {
        add(policy.vocabulary().fact(fact.currency()));
      }
      if (fact.derived() && !given.test(fact)) {
        derivations.stream()
            .filter(each -> each.fact().equals(fact))
            .forEach(each -> each.reads().forEach(this::add));
      }
      slots.stream().filter(slot -> !before.contains(slot)).forEach(open::push);
    }
    return this;
  }

  private Fact fact(int slot) {
    return policy.vocabulary().facts().get(slot);
  }

  /** Whether the fact is read. */
  boolean reads(Fact fact) {
    return slots.contains(fact.slot());
  }

  /** The facts of the dictionary that are read, in its order; conclusions are not among them. */
  List<Fact> facts() {
    int own = policy.facts().facts().size();
    return slots.stream().filter(slot -> slot < own).map(this::fact).toList();
  }

  /** The facts and conclusions that are read, in the order of the vocabulary. */
  List<Fact> vocabulary() {
    return slots.stream().map(this::fact).toList();
  }
}
