package org.shouxin.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Formula;

/** {@code =purchases*coefficient*credit_days/30-share} and the like, computed by hand. */
record RandomFormula(
    String text,
    List<Fact> facts,
    List<Input> inputs,
    Function<Function<Fact, BigDecimal>, BigDecimal> thirtyfold)
    implements Formula {

  static Formula of(Random random, Fact purchases, Fact share, int days) {
    Input coefficient = new Input("coefficient", BigDecimal.valueOf(random.nextInt(300), 2));
    Input creditDays = new Input("credit_days", BigDecimal.valueOf(days));
    BigDecimal thirty = BigDecimal.valueOf(30);
    return switch (random.nextInt(3)) {
      case 0 -> new RandomFormula("0", List.of(), List.of(), facts -> BigDecimal.ZERO);
      case 1 ->
          new RandomFormula(
              "=purchases*coefficient*credit_days/30",
              List.of(purchases),
              List.of(coefficient, creditDays),
              facts ->
                  facts
                      .apply(purchases)
                      .multiply(coefficient.value())
                      .multiply(creditDays.value()));
      default ->
          new RandomFormula(
              "=purchases*coefficient-share*100",
              List.of(purchases, share),
              List.of(coefficient),
              facts ->
                  facts
                      .apply(purchases)
                      .multiply(coefficient.value())
                      .subtract(facts.apply(share).multiply(BigDecimal.valueOf(100)))
                      .multiply(thirty));
    };
  }

  @Override
  public BigDecimal evaluate(
      Function<Fact, BigDecimal> value, BigDecimal unit, RoundingMode rounding) {
    return thirtyfold
        .apply(value)
        .divide(BigDecimal.valueOf(30).multiply(unit), 0, rounding)
        .multiply(unit);
  }
}
