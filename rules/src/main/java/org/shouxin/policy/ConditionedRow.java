package org.shouxin.policy;

import java.util.List;
import java.util.stream.Stream;
import org.shouxin.facts.Fact;
import org.shouxin.policy.condition.Condition;

/** A row of a sheet that applies when all its conditions hold. */
public interface ConditionedRow {

  /** What must hold. */
  List<Condition> when();

  /** The facts that the rows of some sheets ask about. */
  @SafeVarargs
  static Stream<Fact> asked(List<? extends ConditionedRow>... sheets) {
    return Stream.of(sheets)
        .flatMap(List::stream)
        .flatMap(row -> row.when().stream())
        .map(Condition::fact);
  }
}
