package org.shouxin.engine;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Terms;

/** Limit and terms (R19–R21): the row for the verdict, the standing and the grade. */
public final class Granting extends Stage {

  Granting(Outcome outcome) {
    super(outcome);
  }

  @Override
  @Nullable Stage next() {
    return null;
  }

  /** What the limit formula of a terms row gives, rounded to the policy's unit. */
  public BigDecimal formula(int row) {
    Terms terms = layout().policy().terms().get(row);
    Identity identity = layout().policy().identity();
    return terms
        .limit()
        .evaluate(outcome()::number, identity.limitUnit(), identity.limitRounding());
  }

  /** Grants the terms of a row with a limit. */
  public void grant(int row, BigDecimal limit) {
    outcome().grant(row, limit);
  }
}
