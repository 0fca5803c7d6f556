package org.shouxin.credit;

import java.math.BigDecimal;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.credit.CreditOverride.Field;
import org.shouxin.policy.Policy;

/** What authority it takes to end somebody else's override (R33). */
final class WithdrawalAuthority {

  private WithdrawalAuthority() {}

  /** What it takes to end one: as much as to make it, and as much as the limit that comes back. */
  static Authorities.Wish wish(
      Policy policy,
      CreditLine line,
      CreditOverride found,
      EffectiveOverrides before,
      EffectiveOverrides after) {
    InForce computed = line.inForce();
    boolean grade = found.field() == Field.GRADE;
    BigDecimal limit = grade ? null : new BigDecimal(found.content());
    if (limit != null
        && before.effective(Field.CREDIT_LIMIT, computed) instanceof BigDecimal is
        && after.effective(Field.CREDIT_LIMIT, computed) instanceof BigDecimal back
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
