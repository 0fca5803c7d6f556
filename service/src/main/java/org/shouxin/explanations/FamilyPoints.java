package org.shouxin.explanations;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.decision.Decision;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Indicator;
import org.shouxin.problem.Text;

/**
 * Points of a keyed family of indicators.
 *
 * @param key of the family
 * @param name display name
 * @param code of the points, missing when none was counted
 * @param weight of all its indicators
 */
public record FamilyPoints(String key, Text name, long code, BigDecimal weight) {

  /** All keyed families, in policy order. */
  public static List<FamilyPoints> of(Decision decision) {
    Map<String, FamilyPoints> families = new LinkedHashMap<>();
    for (Indicator indicator : decision.policy().indicators()) {
      String key = indicator.familyKey();
      if (key != null) {
        long code = decision.code(decision.policy().vocabulary().fact(Conclusions.points(key)));
        families.merge(
            key,
            new FamilyPoints(key, indicator.family(), code, indicator.weight()),
            FamilyPoints::plus);
      }
    }
    return List.copyOf(families.values());
  }

  private static FamilyPoints plus(FamilyPoints one, FamilyPoints more) {
    return new FamilyPoints(one.key, one.name, one.code, one.weight.add(more.weight));
  }
}
