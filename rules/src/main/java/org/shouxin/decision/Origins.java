package org.shouxin.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Policy;

/** The facts from which the derived facts of an order come. */
final class Origins {

  private final Map<String, Derivation> derivations = new HashMap<>();

  Origins(Policy policy) {
    policy.inputs().orderDerivations().forEach(d -> derivations.put(d.fact().name(), d));
  }

  /**
   * Every fact from which the given ones are derived, without those themselves, the nearest first.
   */
  List<Fact> of(List<Fact> facts) {
    Set<Fact> found = new LinkedHashSet<>(facts);
    List<Fact> next = new ArrayList<>(facts);
    while (!next.isEmpty()) {
      List<Fact> read = next.stream().flatMap(this::read).filter(found::add).toList();
      next = read;
    }
    facts.forEach(found::remove);
    return List.copyOf(found);
  }

  private Stream<Fact> read(Fact fact) {
    Derivation derivation = derivations.get(fact.name());
    return derivation == null ? Stream.of() : derivation.reads().stream();
  }
}
