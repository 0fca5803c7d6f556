package org.shouxin.policy;

import java.math.RoundingMode;
import java.util.List;
import org.shouxin.facts.Fact;
import org.shouxin.policy.formula.Formula;

/**
 * A number that a formula derives from facts.
 *
 * @param row its workbook row
 * @param fact the fact that it fills
 * @param formula exact until the rounding
 * @param places decimals, 0 to 6
 * @param rounding of the last place
 * @param source origin
 */
public record Measure(
    RowRef row, Fact fact, Formula formula, int places, RoundingMode rounding, String source)
    implements Derivation {

  @Override
  public List<Fact> reads() {
    return formula.facts();
  }
}
