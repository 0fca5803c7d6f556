package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;

/**
 * A formula as parsed.
 *
 * @param text canonical
 * @param facts facts it reads
 * @param inputs columns it reads
 * @param tables look-up tables it reads
 * @param result what it computes
 */
record ParsedFormula(
    String text,
    List<Fact> facts,
    List<Input> inputs,
    List<LookUp> tables,
    Expression.Quantity result)
    implements Formula {

  @Override
  public BigDecimal evaluate(Values values, BigDecimal unit, RoundingMode rounding) {
    return Codes.plain(result.of(values).rounded(unit, rounding));
  }

  @Override
  public String toString() {
    return text;
  }
}
