package org.shouxin.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.web.Money;

/**
 * What is in force for a customer under a policy.
 *
 * @param policy id of the policy
 * @param decision id of the record of the decision in force
 * @param asOf the day it was decided on
 * @param standing normal, or a sanction of the policy such as suspended
 * @param creditDays days of credit
 * @param computed what the policy concluded
 * @param override what people set instead
 * @param effective what applies
 * @param activeOverrides ids of the overrides that count today
 */
public record CreditInForce(
    String policy,
    String decision,
    LocalDate asOf,
    String standing,
    int creditDays,
    CreditValues computed,
    CreditValues override,
    CreditValues effective,
    List<String> activeOverrides) {

  /**
   * A grade and a limit.
   *
   * @param grade not there where none is set
   * @param creditLimit not there where none is set
   */
  public record CreditValues(@Nullable String grade, @Nullable Money creditLimit) {}

  /**
   * Of a line with a decision in force.
   *
   * @param currency of the policy
   */
  public static CreditInForce of(CreditLine line, EffectiveOverrides overridden, String currency) {
    InForce computed = Objects.requireNonNull(line.inForce(), "no decision in force");
    return new CreditInForce(
        line.policy(),
        computed.decision(),
        computed.asOf(),
        computed.standing(),
        computed.creditDays(),
        values(computed.grade(), computed.creditLimit(), currency),
        values(overridden.grade(), overridden.creditLimit(), currency),
        values(
            overridden.gradeOr(computed.grade()),
            overridden.creditLimitOr(computed.creditLimit()),
            currency),
        overridden.refs());
  }

  private static CreditValues values(
      @Nullable String grade, @Nullable BigDecimal limit, String currency) {
    return new CreditValues(grade, limit == null ? null : Money.of(limit, currency));
  }
}
