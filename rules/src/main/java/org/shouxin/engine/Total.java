package org.shouxin.engine;

import java.math.BigDecimal;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Identity;

/**
 * Points and weights that add up, in millionths: of an assessment or of a family of its indicators.
 */
public final class Total {
  private final Identity identity;
  private final long whole;
  private long points;
  private long weights;
  private long score = Codes.MISSING;

  /**
   * @param whole what full points come to
   */
  Total(Identity identity, long whole) {
    this.identity = identity;
    this.whole = whole;
  }

  void add(long earned, long weight) {
    points += earned;
    weights += weight;
  }

  /** What full points come to, in millionths. */
  public long getWhole() {
    return whole;
  }

  /** Points earned, in millionths. */
  public long getPoints() {
    return points;
  }

  /** Weights of the indicators that were not left out, in millionths. */
  public long getWeights() {
    return weights;
  }

  /** The code of an exact quotient of millionths, rounded once as the policy states. */
  public long rounded(long numerator, long denominator) {
    return Codes.of(
        BigDecimal.valueOf(numerator)
            .divide(
                BigDecimal.valueOf(denominator).movePointRight(Codes.PLACES),
                identity.scorePlaces(),
                identity.scoreRounding()));
  }

  /** Sets the code of the score; rounding up takes none beyond full points (R12). */
  public void setScore(long score) {
    this.score = Math.min(score, 2 * whole);
  }

  long score() {
    return score;
  }
}
