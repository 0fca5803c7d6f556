package org.shouxin.policy.condition;

import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.problem.Language;

/**
 * A condition on one fact.
 *
 * @param fact the fact or conclusion that it tests
 * @param text canonical spelling, {@code [95, 98)}, {@code >= 10}, {@code yes}, {@code any}
 * @param ranges the codes that meet it; for a date, days from the as-of date
 */
public record Condition(Fact fact, String text, Ranges ranges) {

  /**
   * The condition that these codes meet, in canonical spelling.
   *
   * @param ranges inside the fact's declared range, missing aside; not empty
   */
  public static Condition of(Fact fact, Ranges ranges) {
    return new Condition(fact, ConditionText.of(fact, ranges), ranges);
  }

  /** For display: options by label, dates as valid or expired, numbers without unit. */
  public String shown(Language language) {
    boolean zh = language == Language.ZH;
    Ranges present = ranges.minus(Ranges.MISSING);
    String missing = ranges.contains(Codes.MISSING) ? zh ? "缺失" : "missing" : "";
    if (present.isEmpty()) {
      return missing;
    }
    return (missing.isEmpty() ? "" : missing + (zh ? "或" : " or ")) + present(present, zh);
  }

  private String present(Ranges present, boolean zh) {
    if (present.equals(fact.declared())) {
      return zh ? "任意" : "any";
    }
    if (fact.type() == FactType.DATE && present.equals(Ranges.of(0, Codes.HIGHEST))) {
      return zh ? "有效" : "valid";
    }
    if (fact.type() == FactType.DATE && present.equals(Ranges.of(Codes.LOWEST, -1))) {
      return zh ? "过期" : "expired";
    }
    if (fact.type() == FactType.NUMBER) {
      return ConditionText.of(fact, present);
    }
    return ConditionText.shown(fact, present).in(zh ? Language.ZH : Language.EN);
  }
}
