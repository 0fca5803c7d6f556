package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.policy.condition.Condition;

/**
 * What a formula may read where it stands, and what its row makes certain.
 *
 * @param facts facts and conclusions known at this step
 * @param headings keys of the columns of the own row that it may read, by key and heading
 * @param columns the numbers of the own row by column key; an empty cell is absent
 * @param tables the look-up tables, by {@link Dictionary#key} of their names
 * @param when the conditions of the row, which hold whenever the formula is computed
 * @param broken names of facts for which a problem was already reported
 */
public record FormulaScope(
    Dictionary facts,
    Map<String, String> headings,
    Map<String, BigDecimal> columns,
    Map<String, LookUp> tables,
    List<Condition> when,
    Predicate<String> broken) {

  /** The values that a fact can have here, missing among them if it can be. */
  Ranges values(Fact fact) {
    Ranges values = fact.declared();
    for (Condition condition : when) {
      if (condition.fact().equals(fact)) {
        values = values.and(condition.ranges());
      }
    }
    return values.parts().isEmpty() ? fact.declared() : values;
  }

  /** Whether a condition of the row holds only where the fact is there. */
  boolean knows(Fact fact) {
    return when.stream()
        .anyMatch(
            condition ->
                condition.fact().equals(fact) && !condition.ranges().contains(Codes.MISSING));
  }

  /** Whether a condition of the row excludes that the number is zero. */
  boolean excludesZero(Fact fact) {
    return fact.type() == FactType.NUMBER && knows(fact) && !values(fact).contains(0);
  }
}
