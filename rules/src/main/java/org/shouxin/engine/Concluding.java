package org.shouxin.engine;

import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Policy;

/** Conclusions that are no numbers (R18, R21, R24) and letters (R35): rows are hit, no more. */
public final class Concluding extends Stage {

  private Concluding(Outcome outcome) {
    super(outcome);
  }

  /** This stage, or null in a policy without findings and letters. */
  static @Nullable Stage or(Outcome outcome) {
    Policy policy = outcome.layout().policy();
    return policy.findings().isEmpty() && policy.letters().isEmpty()
        ? null
        : new Concluding(outcome);
  }

  @Override
  @Nullable Stage next() {
    return null;
  }
}
