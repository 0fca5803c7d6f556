package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Policy;
import org.shouxin.policy.condition.Condition;

/** All conditions that a policy states. */
final class Conditions {

  private final List<Condition> all = new ArrayList<>();

  private Conditions() {}

  static List<Condition> of(Policy policy) {
    Conditions conditions = new Conditions();
    List<Condition> all = conditions.all;
    policy.admission().forEach(row -> all.add(row.passes()));
    policy.admission().stream()
        .map(row -> row.exempt())
        .forEach(
            exempt -> {
              if (exempt != null) {
                all.add(exempt);
              }
            });
    policy.ungraded().forEach(row -> all.addAll(row.when()));
    policy.scorecard().forEach(row -> all.add(row.condition()));
    policy.downgrades().forEach(row -> all.addAll(row.when()));
    policy.movements().forEach(row -> all.addAll(row.when()));
    policy.sanctions().forEach(row -> all.addAll(row.when()));
    policy.terms().forEach(row -> all.addAll(row.when()));
    policy.limits().forEach(row -> all.addAll(row.when()));
    policy.findings().forEach(row -> all.addAll(row.when()));
    policy.letters().forEach(row -> all.addAll(row.when()));
    policy.orders().forEach(row -> all.addAll(row.when()));
    policy.inputs().derivations().forEach(conditions::derived);
    policy.inputs().orderDerivations().forEach(conditions::derived);
    return all;
  }

  private void derived(Derivation derivation) {
    if (derivation instanceof Classification classes) {
      classes.rows().forEach(row -> all.addAll(row.when()));
    }
  }
}
