package org.shouxin.credit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;

/**
 * What is in force for a customer under a policy.
 *
 * @param policy id of the policy
 * @param decision id of the decision in force
 * @param asOf the day it was decided on
 * @param standing normal, or a sanction of the policy such as suspended
 * @param creditDays days of credit
 * @param computed what the policy concluded
 * @param override what people set instead; left out where they set nothing
 * @param effective what applies today
 * @param limitOfGrade what the policy grants at the grade that people set, where that is below the
 *     computed one and bounds the limit; left out otherwise
 * @param activeOverrides ids of the overrides that apply today
 */
public record CreditInForce(
    String policy,
    String decision,
    LocalDate asOf,
    String standing,
    int creditDays,
    GradeAndLimit computed,
    @Nullable OverriddenValues override,
    GradeAndLimit effective,
    @Nullable LimitOfGrade limitOfGrade,
    List<String> activeOverrides) {

  /**
   * Of a line with a decision in force.
   *
   * @param overrides those that apply
   * @param currency of the policy
   */
  public static CreditInForce of(CreditLine line, EffectiveOverrides overrides, String currency) {
    InForce computed = line.inForce();
    if (computed == null) {
      throw new IllegalArgumentException("no decision in force: " + line);
    }
    return new CreditInForce(
        line.policy(),
        computed.decision(),
        computed.asOf(),
        computed.standing(),
        computed.creditDays(),
        GradeAndLimit.of(computed, currency),
        overrides.refs().isEmpty()
            ? null
            : OverriddenValues.of(overrides.grade(), overrides.creditLimit(), currency),
        GradeAndLimit.of(overrides.over(computed), currency),
        overrides.limitOfGrade(),
        overrides.refs());
  }
}
