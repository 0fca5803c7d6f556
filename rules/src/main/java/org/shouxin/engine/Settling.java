package org.shouxin.engine;

import org.shouxin.policy.Identity;
import org.shouxin.policy.Identity.Combination;

/** Settling: from the grade earned, the downgrades and the standing to the final grade. */
public final class Settling extends Stage {
  private final int severest;
  private final int steps;
  private final int fallsTo;
  private final int forced;
  private int grade;

  Settling(Outcome outcome, int severest, int steps, int fallsTo) {
    super(outcome);
    this.severest = severest;
    this.steps = steps;
    this.fallsTo = fallsTo;
    this.forced = layout().forced(concluded(layout().standing()));
    this.grade = getGradeBefore();
  }

  @Override
  Stage next() {
    conclude(layout().grade(), grade);
    return new Granting(outcome());
  }

  /** Whether the steps of all downgrades add up; otherwise the severest counts alone. */
  public boolean getAddsUp() {
    return layout().policy().identity().combination() == Combination.SUM;
  }

  /** The most steps of any downgrade. */
  public int getSeverest() {
    return severest;
  }

  /** The steps of all downgrades, added up. */
  public int getSteps() {
    return steps;
  }

  /** The most steps that the policy allows altogether. */
  public int getMostSteps() {
    Identity identity = layout().policy().identity();
    Integer most = identity.mostSteps();
    return most == null ? getLowest() : most;
  }

  /** The lowest grade of the scale. */
  public int getLowest() {
    return layout().policy().grades().size() - 1;
  }

  /** The worst grade that any downgrade falls to; the best of the scale when none does. */
  public int getFallsTo() {
    return fallsTo;
  }

  /** The grade that the standing forces; the best of the scale when it forces none. */
  public int getForced() {
    return forced;
  }

  /** The grade that the score earned. */
  public int getGradeBefore() {
    return concluded(layout().gradeBefore());
  }

  /** The grade so far. */
  public int getGrade() {
    return grade;
  }

  /** Sets the grade. */
  public void setGrade(int grade) {
    this.grade = grade;
  }
}
