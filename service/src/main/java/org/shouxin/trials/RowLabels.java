package org.shouxin.trials;

import java.util.HashMap;
import java.util.Map;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Text;

/** What the rows of a policy are called, so that an id does not stand alone. */
public final class RowLabels {

  /** No row has a name. */
  public static final RowLabels NONE = new RowLabels();

  private final Map<String, Text> labels = new HashMap<>();

  private RowLabels() {}

  /** The names of the rows of a policy. */
  public static RowLabels of(Policy policy) {
    RowLabels names = new RowLabels();
    policy.stages().forEach(stage -> names.add(stage.row(), stage.name()));
    policy.admission().forEach(row -> names.add(row.row(), row.name()));
    policy.indicators().forEach(row -> names.add(row.row(), row.name()));
    policy.scorecard().forEach(row -> names.add(row.row(), row.indicator().name()));
    policy.grades().forEach(row -> names.add(row.row(), row.name()));
    policy.ungraded().forEach(row -> names.add(row.row(), row.reason()));
    policy.downgrades().forEach(row -> names.add(row.row(), row.reason()));
    policy.movements().forEach(row -> names.add(row.row(), row.reason()));
    policy.sanctions().forEach(row -> names.add(row.row(), row.reason()));
    policy.terms().forEach(row -> names.add(row.row(), row.treatment()));
    policy.limits().forEach(row -> names.add(row.row(), row.reason()));
    policy.orders().forEach(row -> names.add(row.row(), row.name()));
    policy.inputs().derivations().forEach(each -> names.classes(each));
    policy.inputs().orderDerivations().forEach(each -> names.classes(each));
    return names;
  }

  private void classes(Derivation derivation) {
    if (derivation instanceof Classification classes) {
      classes.rows().forEach(row -> add(row.row(), classes.fact().label()));
    }
  }

  private void add(RowRef row, Text name) {
    labels.put(row.name(), name);
  }

  /** The name of a row; empty when it has none. */
  public Text of(RowRef row) {
    return labels.getOrDefault(row.name(), Text.NONE);
  }
}
