package org.shouxin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Policy;

/**
 * The derived facts that are needed, in levels: a level's measures read facts and what the levels
 * before gave, its classes may read those measures too. Immutable.
 */
final class Derivations {

  /** Levels of orders are numbered from here, so that no rule is about both. */
  private static final int ORDERS = 1_000;

  private final int first;
  private final List<List<Measure>> measures = new ArrayList<>();
  private final List<List<Classification>> classes = new ArrayList<>();

  private Derivations(List<Derivation> derivations, Needs needs, int first) {
    this.first = first;
    Map<Fact, Integer> ready = new HashMap<>();
    for (Derivation derivation : derivations) {
      if (!needs.reads(derivation.fact())) {
        continue;
      }
      int level = 0;
      for (Fact fact : derivation.reads()) {
        level = Math.max(level, ready.getOrDefault(fact, 0));
      }
      if (derivation instanceof Measure measure) {
        ready.put(measure.fact(), level);
        at(measures, level).add(measure);
      } else if (derivation instanceof Classification classification) {
        ready.put(classification.fact(), level + 1);
        at(classes, level).add(classification);
      }
    }
  }

  /** What is derived about a customer. */
  static Derivations customer(Policy policy, Needs needs) {
    return new Derivations(policy.inputs().derivations(), needs, 0);
  }

  /** What is derived about an order, and about its customer as far as it is not given. */
  static Derivations order(Policy policy, Needs needs) {
    List<Derivation> all = new ArrayList<>(policy.inputs().derivations());
    all.addAll(policy.inputs().orderDerivations());
    return new Derivations(all, needs, ORDERS);
  }

  private static <T> List<T> at(List<List<T>> levels, int level) {
    while (levels.size() <= level) {
      levels.add(new ArrayList<>());
    }
    return levels.get(level);
  }

  /** The number of the first level. */
  int first() {
    return first;
  }

  /** One beyond the number of the last level that has classes. */
  int end() {
    return first + classes.size();
  }

  /** The measures to be computed before the classes of a level. */
  List<Measure> measures(int level) {
    return level - first < measures.size() ? measures.get(level - first) : List.of();
  }

  /** The classes of a level. */
  List<Classification> classes(int level) {
    return classes.get(level - first);
  }
}
