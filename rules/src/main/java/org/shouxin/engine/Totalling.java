package org.shouxin.engine;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Identity;

/** Totalling: the score is the points earned per hundred of the weights counted. */
public final class Totalling extends Stage {
  private final long points;
  private final long weights;
  private long score = Codes.MISSING;

  Totalling(Outcome outcome, long points, long weights) {
    super(outcome);
    this.points = points;
    this.weights = weights;
  }

  @Override
  @Nullable Stage next() {
    conclude(layout().score(), score);
    return score == Codes.MISSING ? null : new Grading(outcome());
  }

  /** Points earned, in millionths. */
  public long getPoints() {
    return points;
  }

  /** Weights of the indicators that were not left out, in millionths. */
  public long getWeights() {
    return weights;
  }

  /** The code of an exact quotient, rounded once as the policy states. */
  public long rounded(long numerator, long denominator) {
    Identity identity = layout().policy().identity();
    return Codes.of(
        BigDecimal.valueOf(numerator)
            .divide(
                BigDecimal.valueOf(denominator), identity.scorePlaces(), identity.scoreRounding()));
  }

  /** Sets the code of the score. */
  public void setScore(long score) {
    this.score = score;
  }
}
