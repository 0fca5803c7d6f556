package org.shouxin.engine;

/**
 * Adjustment: downgrades (R22), limits of movement, and sanctions (R23–R26). Grades and standings
 * are places on their scale, 0 the best and the mildest.
 */
public final class Adjusting extends Stage {
  /** No downgrade by steps. */
  public static final int NONE = Integer.MIN_VALUE;

  private final boolean graded;
  private int severest = NONE;
  private int steps;
  private int fallsTo;
  private int lowestByScore = Layout.NO_GRADE;
  private int highest;
  private int standing;

  Adjusting(Outcome outcome) {
    super(outcome);
    this.graded = concluded(Conclusion.GRADE_BEFORE) <= layout().lowest();
  }

  @Override
  Stage next() {
    conclude(Conclusion.STANDING, standing);
    return new Settling(this);
  }

  /** Whether the customer has a grade; downgrades and movement are about those who have. */
  public boolean getGraded() {
    return graded;
  }

  /** The most steps of any downgrade so far, {@link #NONE} at first; below 0 for up. */
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

  /** Whether the last run gave a grade of the scale, as a row of movement sees it. */
  public boolean moved(int row, int slot) {
    return previous(row, slot) >= 0;
  }

  /** The last run's grade. */
  public int previous(int row, int slot) {
    return layout().previous(layout().rows().movementOf(row), outcome().codes()[slot]);
  }

  /** The lowest grade to which the score alone may fall so far. */
  public int getLowestByScore() {
    return lowestByScore;
  }

  /** Sets the lowest grade to which the score alone may fall. */
  public void setLowestByScore(int lowestByScore) {
    this.lowestByScore = lowestByScore;
  }

  /** The highest grade that may be reached so far. */
  public int getHighest() {
    return highest;
  }

  /** Sets the highest grade that may be reached. */
  public void setHighest(int highest) {
    this.highest = highest;
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
