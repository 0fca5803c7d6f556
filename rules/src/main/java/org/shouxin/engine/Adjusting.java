package org.shouxin.engine;

/**
 * Adjustment: downgrades (R22) and sanctions (R23–R26). Grades and standings are places on their
 * scale, 0 the best and the mildest.
 */
public final class Adjusting extends Stage {
  private int severest;
  private int steps;
  private int fallsTo;
  private int standing;

  Adjusting(Outcome outcome) {
    super(outcome);
  }

  @Override
  Stage next() {
    conclude(layout().standing(), standing);
    return new Settling(outcome(), severest, steps, fallsTo);
  }

  /** The most steps of any downgrade so far. */
  public int getSeverest() {
    return severest;
  }

  /** Sets the most steps of any downgrade. */
  public void setSeverest(int severest) {
    this.severest = severest;
  }

  /** The steps of all downgrades so far, added up. */
  public int getSteps() {
    return steps;
  }

  /** Sets the steps of all downgrades. */
  public void setSteps(int steps) {
    this.steps = steps;
  }

  /** The worst grade that any downgrade falls to so far. */
  public int getFallsTo() {
    return fallsTo;
  }

  /** Sets the worst grade that any downgrade falls to. */
  public void setFallsTo(int fallsTo) {
    this.fallsTo = fallsTo;
  }

  /** The severest standing so far. */
  public int getStanding() {
    return standing;
  }

  /** Sets the severest standing. */
  public void setStanding(int standing) {
    this.standing = standing;
  }
}
