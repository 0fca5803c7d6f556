package org.shouxin.engine;

import org.jspecify.annotations.Nullable;

/** Qualifying: which assessments leave the customer ungraded. */
public final class Qualifying extends Stage {
  private long ungraded;

  private Qualifying(Outcome outcome) {
    super(outcome);
  }

  /** This stage, or scoring in a policy that grades everybody. */
  static @Nullable Stage or(Outcome outcome) {
    return outcome.layout().policy().ungraded().isEmpty()
        ? scoring(outcome, 0)
        : new Qualifying(outcome);
  }

  private static @Nullable Stage scoring(Outcome outcome, long ungraded) {
    outcome.layout().customers().score(outcome, ~ungraded);
    return outcome.stopped() ? null : new Scoring(outcome, ungraded);
  }

  @Override
  @Nullable Stage next() {
    return scoring(outcome(), ungraded);
  }

  /** Leaves the customer ungraded by an assessment. */
  public void leaveUngraded(int assessment) {
    ungraded |= 1L << assessment;
  }
}
