package org.shouxin.engine;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Identity;

/**
 * Points and weights that add up, in millionths: of an assessment or of a family of its indicators.
 */
public final class Total {
  private final Identity identity;
  private final long whole;
  private final Layout.Ends ends;
  private long bonus;
  private long penalty;
  private long points;
  private long weights;
  private long score = Codes.MISSING;

  /**
   * @param whole what full points come to
   * @param ends of the score
   */
  Total(Identity identity, long whole, Layout.Ends ends) {
    this.identity = identity;
    this.whole = whole;
    this.ends = ends;
  }

  void add(long earned, long weight) {
    points += earned;
    weights += weight;
  }

  void addExtra(long extra) {
    bonus += Math.max(0, extra);
    penalty -= Math.min(0, extra);
  }

  /** Bonus points less penalty points, each no more than the policy's cap, in millionths. */
  public long getExtra() {
    return capped(bonus, identity.extras().mostBonus())
        - capped(penalty, identity.extras().mostPenalty());
  }

  private static long capped(long points, @Nullable BigDecimal cap) {
    return cap == null ? points : Math.min(points, Layout.millionths(cap));
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

  /** Sets the code of the score; none lies beyond the ends of the scale (R12). */
  public void setScore(long score) {
    this.score = Math.max(ends.lowest(), Math.min(score, ends.highest()));
  }

  long score() {
    return score;
  }
}
