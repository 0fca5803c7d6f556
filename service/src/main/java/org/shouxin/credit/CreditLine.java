package org.shouxin.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision;
import org.shouxin.facts.Codes;

/**
 * What is in force for a customer under a policy, as computed; overrides are stored alongside.
 *
 * @param customer the customer's code
 * @param policy id of the policy
 * @param inForce what is in force; null before the first decision
 */
public record CreditLine(String customer, String policy, @Nullable InForce inForce) {

  /**
   * A decision in force.
   *
   * @param decision id of its journal record
   * @param asOf the day it was decided on
   * @param grade code of the grade
   * @param standing code of the standing
   * @param creditLimit in the policy's currency, at least 0, without trailing zeros
   * @param creditDays days of credit, at least 0
   */
  public record InForce(
      String decision,
      LocalDate asOf,
      String grade,
      String standing,
      BigDecimal creditLimit,
      int creditDays) {

    static InForce of(String id, Decision decision) {
      return new InForce(
          id,
          decision.asOf(),
          decision.grade().code(),
          decision.standing().code(),
          Codes.plain(decision.creditLimit()),
          decision.terms().creditDays());
    }
  }

  /** Whether a decision as of a day replaces what is in force: not if that is of a later day. */
  boolean yieldsTo(LocalDate asOf) {
    return inForce == null || !asOf.isBefore(inForce.asOf());
  }
}
