package org.shouxin.engine;

import org.jspecify.annotations.Nullable;

/** The checks of an order (R27): the gravest outcome, and the first that overrides. */
public final class Checking extends Stage {
  /** The order may be shipped. */
  public static final int RELEASE = 0;

  /** It may be shipped once it is paid. */
  public static final int PREPAY = 1;

  /** A person must decide. */
  public static final int HOLD = 2;

  /** It is refused. */
  public static final int REJECT = 3;

  /** No row overrides. */
  public static final int NONE = Integer.MAX_VALUE;

  private int gravest;
  private int overriding = NONE;

  Checking(Outcome outcome) {
    super(outcome);
  }

  @Override
  @Nullable Stage next() {
    outcome().checked(overriding, gravest);
    return null;
  }

  /** The gravest outcome so far, 0 the mildest. */
  public int getGravest() {
    return gravest;
  }

  /** Sets the gravest outcome. */
  public void setGravest(int gravest) {
    this.gravest = gravest;
  }

  /** The first row so far that overrides. */
  public int getOverriding() {
    return overriding;
  }

  /** Sets the first row that overrides. */
  public void setOverriding(int overriding) {
    this.overriding = overriding;
  }
}
