package org.shouxin.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.problem.Text;

/**
 * One row of the scorecard: a band of an indicator's fact and the points it gives.
 *
 * @param row its workbook row
 * @param indicator the indicator it belongs to
 * @param condition the band, on the indicator's fact
 * @param given its points, between the indicator's fewest and most (R12); 0 where a formula gives
 *     them
 * @param formula gives the points, proved to lie between the same; null where they are a figure
 * @param reason the reason given for a customer in this band
 * @param source origin of the value
 */
public record Band(
    RowRef row,
    Indicator indicator,
    Condition condition,
    BigDecimal given,
    @Nullable Formula formula,
    Text reason,
    String source) {

  private static final BigDecimal UNIT = BigDecimal.ONE.movePointLeft(Codes.PLACES);

  /** The points, a formula's rounded to six decimals. */
  public BigDecimal points(Formula.Values values) {
    return formula == null ? given : formula.evaluate(values, UNIT, RoundingMode.HALF_UP);
  }

  /** The facts that its points need. */
  public List<Fact> reads() {
    return formula == null ? List.of() : formula.facts();
  }
}
