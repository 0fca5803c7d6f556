package org.shouxin.credit;

import java.math.BigDecimal;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.policy.Policy;

/** The authority needed to withdraw another person's override (R33). */
final class WithdrawalAuthority {

  private WithdrawalAuthority() {}

  /**
   * The authority to withdraw one: that needed to make it, and that for the limit that applies
   * afterwards.
   */
  static Authorities.Wish wish(
      Policy policy,
      CreditLine line,
      CreditOverride found,
      EffectiveOverrides before,
      EffectiveOverrides after) {
    InForce computed = line.inForce();
    boolean grade = found.field() == OverridableField.GRADE;
    BigDecimal limit = grade ? null : new BigDecimal(found.content());
    if (limit != null
        && before.effective(OverridableField.CREDIT_LIMIT, computed) instanceof BigDecimal is
        && after.effective(OverridableField.CREDIT_LIMIT, computed) instanceof BigDecimal back
        && back.compareTo(is) > 0) {
      limit = limit.max(back);
    }
    return new Authorities.Wish(
        grade && computed != null
            ? OverrideRequest.steps(policy, computed.grade(), found.content())
            : 0,
        limit,
        null,
        0);
  }
}
