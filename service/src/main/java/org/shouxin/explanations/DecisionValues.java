package org.shouxin.explanations;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.FactUsed;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;

/** Values of facts and conclusions at the end of a decision. */
public final class DecisionValues {

  private DecisionValues() {}

  /**
   * The value of a fact of the vocabulary: number, Boolean, date, option code or text.
   *
   * @return null when it is missing
   */
  public static @Nullable Object value(Decision decision, Fact fact) {
    long code = decision.code(fact);
    if (code == Codes.MISSING) {
      return null;
    }
    return switch (fact.type()) {
      case NUMBER -> Codes.exact(code) ? Codes.number(code) : used(decision, fact);
      case YES_NO -> code == 1;
      case CHOICE -> fact.options().get((int) code).code();
      case DATE -> day(decision.asOf(), code);
      case TEXT -> used(decision, fact);
    };
  }

  private static LocalDate day(LocalDate asOf, long days) {
    return asOf.plusDays(days);
  }

  private static @Nullable Object used(Decision decision, Fact fact) {
    return decision.facts().stream()
        .filter(used -> used.fact().name().equals(fact.name()))
        .findFirst()
        .map(FactUsed::value)
        .orElse(null);
  }

  /** The value as written in records; empty when missing. */
  public static String text(Decision decision, Fact fact) {
    return text(value(decision, fact));
  }

  /** A value as written in records; empty when missing. */
  public static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Boolean truth) {
      return truth ? "yes" : "no";
    }
    return value instanceof BigDecimal number
        ? Codes.plain(number).toPlainString()
        : value.toString();
  }
}
