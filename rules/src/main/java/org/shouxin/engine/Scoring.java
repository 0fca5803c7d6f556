package org.shouxin.engine;

/** Scoring (R11, R12): points and weights add up, in millionths of a point. */
public final class Scoring extends Stage {
  private long points;
  private long weights;

  Scoring(Outcome outcome) {
    super(outcome);
  }

  @Override
  Stage next() {
    return new Totalling(outcome(), points, weights);
  }

  /** Points so far, in millionths. */
  public long getPoints() {
    return points;
  }

  /** Sets the points. */
  public void setPoints(long points) {
    this.points = points;
  }

  /** Weights counted so far, in millionths. */
  public long getWeights() {
    return weights;
  }

  /** Sets the weights counted. */
  public void setWeights(long weights) {
    this.weights = weights;
  }
}
