package org.shouxin.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a role may override the conclusions of the policy (R32, R33): each role up to an amount.
 * What exceeds a role's authority needs a role whose authority covers it; a role without a row has
 * none.
 *
 * @param row its workbook row
 * @param role whose authority
 * @param gradeSteps by how many grades at most the computed grade may be raised or lowered; 0 for
 *     none
 * @param limitUpTo highest limit that may be set, in the policy's currency; null for none
 * @param orderUpTo highest amount of an order that may be released, in the policy's currency; null
 *     for none
 * @param validDays longest validity in days, the day of the decision not counted
 * @param source origin
 */
public record Authority(
    RowRef row,
    Role role,
    int gradeSteps,
    @Nullable BigDecimal limitUpTo,
    @Nullable BigDecimal orderUpTo,
    int validDays,
    String source) {

  /** Whether it covers every grade, limit and order that another covers. */
  public boolean covers(Authority other) {
    return role == other.role
        || (gradeSteps >= other.gradeSteps
            && covers(limitUpTo, other.limitUpTo)
            && covers(orderUpTo, other.orderUpTo));
  }

  private static boolean covers(@Nullable BigDecimal most, @Nullable BigDecimal other) {
    return other == null || (most != null && most.compareTo(other) >= 0);
  }

  /** The roles that can have an authority. */
  public enum Role {
    /** Credit analyst. */
    ANALYST,
    /** Approver of policies and large exceptions. */
    APPROVER,
    /** Credit committee. */
    COMMITTEE,
    /** Administrator. */
    ADMINISTRATOR
  }
}
