package org.shouxin.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Text;

/**
 * A scored indicator (R11).
 *
 * @param row its workbook row
 * @param assessment id of the assessment that it belongs to
 * @param familyKey name under which the family's points can be tested, null for none
 * @param family one of the indicator families
 * @param name display name
 * @param fact the fact that is scored
 * @param weight most points it can give, or take away; the weights of an assessment add up to 100,
 *     bonuses and penalties aside (R12)
 * @param counts whether it counts within the hundred or on top
 * @param source origin of the value
 */
public record Indicator(
    RowRef row,
    String assessment,
    @Nullable String familyKey,
    Text family,
    Text name,
    Fact fact,
    BigDecimal weight,
    Counts counts,
    String source) {

  /** How an indicator's points count. */
  public enum Counts {
    /** Among those whose weights add up to 100. */
    WITHIN,
    /** On top of them. */
    BONUS,
    /** Taken away from them. */
    PENALTY
  }

  /** Whether it counts among those whose weights add up to 100. */
  public boolean isWithin() {
    return counts == Counts.WITHIN;
  }

  /** The fewest points that it gives; below 0 for a penalty. */
  public BigDecimal least() {
    return counts == Counts.PENALTY ? weight.negate() : BigDecimal.ZERO;
  }

  /** The most points that it gives. */
  public BigDecimal most() {
    return counts == Counts.PENALTY ? BigDecimal.ZERO : weight;
  }

  /** What points of it cost the customer; a bonus that is not earned costs nothing. */
  public BigDecimal lost(BigDecimal points) {
    return counts == Counts.BONUS ? BigDecimal.ZERO : most().subtract(points);
  }
}
