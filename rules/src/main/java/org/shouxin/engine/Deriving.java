package org.shouxin.engine;

import org.jspecify.annotations.Nullable;

/**
 * Deriving (R15, R16): the classes of one level. Measures are computed before the level whose
 * classes may read them.
 */
public final class Deriving extends Stage {
  private final boolean order;
  private final int level;

  private Deriving(Outcome outcome, boolean order, int level) {
    super(outcome);
    this.order = order;
    this.level = level;
  }

  /** The first stage of a customer; null when it is stopped. */
  static @Nullable Stage customer(Outcome outcome) {
    return at(outcome, false, outcome.layout().derivations().first());
  }

  /** The first stage of an order; null when it is stopped. */
  static @Nullable Stage order(Outcome outcome) {
    return at(outcome, true, outcome.layout().orderDerivations().first());
  }

  private static @Nullable Stage at(Outcome outcome, boolean order, int level) {
    if (outcome.stopped()) {
      return null;
    }
    Layout layout = outcome.layout();
    Derivations derivations = order ? layout.orderDerivations() : layout.derivations();
    layout.customers().measure(outcome, derivations.measures(level));
    if (outcome.stopped()) {
      return null;
    }
    if (level < derivations.end()) {
      return new Deriving(outcome, order, level);
    }
    return order ? new Checking(outcome) : Admitting.beforeGrading(outcome);
  }

  @Override
  @Nullable Stage next() {
    return at(outcome(), order, level + 1);
  }

  /** The level whose classes are asked. */
  public int getLevel() {
    return level;
  }

  /** Gives a derived fact its value. */
  public void become(int slot, long code) {
    conclude(slot, code);
  }
}
