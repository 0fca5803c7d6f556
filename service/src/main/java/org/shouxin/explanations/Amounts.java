package org.shouxin.explanations;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.problem.Language;

/** Numbers and values as displayed. */
public final class Amounts {

  private Amounts() {}

  /** The exact number with thousands separated, {@code 1,234,000.5}. */
  public static String grouped(BigDecimal number) {
    return Codes.grouped(number);
  }

  /** How many, with thousands separated. */
  public static String count(long number) {
    return grouped(BigDecimal.valueOf(number));
  }

  /** A value with its unit. */
  public static String shown(Fact fact, @Nullable Object value, Language language) {
    if (value instanceof BigDecimal number && fact.type() == FactType.NUMBER) {
      String unit = fact.unit().in(language);
      return grouped(number) + (unit.isEmpty() ? "" : " " + unit);
    }
    return fact.shown(value, language);
  }
}
