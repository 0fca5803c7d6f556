package org.shouxin.engine;

import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Identity.Combination;

/**
 * Settling: from the grade earned, the downgrades, the movement and the standing to the final
 * grade.
 */
public final class Settling extends Stage {
  private final Adjusting adjusting;
  private final int held;
  private final int forced;
  private int stepped;
  private int atWorst;

  Settling(Adjusting adjusting) {
    super(adjusting.outcome());
    this.adjusting = adjusting;
    this.held = Math.min(concluded(Conclusion.GRADE_BEFORE), adjusting.getLowestByScore());
    this.forced = layout().forced(concluded(Conclusion.STANDING));
    this.stepped = held;
  }

  @Override
  @Nullable Stage next() {
    if (adjusting.getGraded()) {
      int adjusted = Math.max(stepped, adjusting.getFallsTo());
      outcome().lowestByScore(adjusting.getLowestByScore());
      outcome().adjusted(adjusted);
      outcome().highest(adjusting.getHighest());
      conclude(Conclusion.GRADE, Math.max(stepped, atWorst));
    } else {
      conclude(Conclusion.GRADE, forced < 0 ? concluded(Conclusion.GRADE_BEFORE) : forced);
    }
    if (outcome().imposed() >= 0) {
      conclude(Conclusion.GRADE, outcome().imposed());
    }
    return Admitting.afterGrading(outcome());
  }

  /** Whether the customer has a grade to settle. */
  public boolean getGraded() {
    return adjusting.getGraded();
  }

  /** Whether the steps of all downgrades add up; otherwise the severest counts alone. */
  public boolean getAddsUp() {
    return layout().policy().identity().combination() == Combination.SUM;
  }

  /** The most steps of any downgrade, {@link Adjusting#NONE} without one. */
  public int getSeverest() {
    return adjusting.getSeverest();
  }

  /** The steps of all downgrades, added up. */
  public int getSteps() {
    return adjusting.getSteps();
  }

  /** The most steps that the policy allows altogether. */
  public int getMostSteps() {
    Identity identity = layout().policy().identity();
    Integer most = identity.mostSteps();
    return most == null ? getLowest() : most;
  }

  /** The lowest grade that a score can earn. */
  public int getLowest() {
    return layout().lowest();
  }

  /** The worst grade that any downgrade falls to; the best of the scale when none does. */
  public int getFallsTo() {
    return adjusting.getFallsTo();
  }

  /** The best grade that movement allows. */
  public int getHighest() {
    return adjusting.getHighest();
  }

  /** The grade that the standing forces; -1 when it forces none. */
  public int getForced() {
    return forced;
  }

  /** The grade that the score earned, as far as movement lets it fall. */
  public int getHeld() {
    return held;
  }

  /** Sets the grade after the steps of downgrades. */
  public void setStepped(int stepped) {
    this.stepped = stepped;
  }

  /** The best grade that is left so far. */
  public int getAtWorst() {
    return atWorst;
  }

  /** Sets the best grade that is left. */
  public void setAtWorst(int atWorst) {
    this.atWorst = atWorst;
  }
}
