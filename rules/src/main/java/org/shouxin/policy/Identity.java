package org.shouxin.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * The policy's identity sheet.
 *
 * @param id short name, {@code nonferrous}
 * @param name title of the policy
 * @param business line of business it is for
 * @param version number, from 1
 * @param effective first day on which it applies
 * @param author who wrote this version
 * @param approver who approved it; null while it is a draft (R33)
 * @param currency of all amounts, {@code CNY}
 * @param scorePlaces decimal places of the score
 * @param scoreRounding how the score is rounded
 * @param extras how bonuses and penalties count
 * @param limitUnit a limit is a multiple of this amount
 * @param limitRounding how a limit is rounded to the unit
 * @param combination how several downgrades act together
 * @param mostSteps at most so many steps down altogether; null for no cap
 */
public record Identity(
    String id,
    Text name,
    Text business,
    int version,
    LocalDate effective,
    String author,
    @Nullable String approver,
    String currency,
    int scorePlaces,
    RoundingMode scoreRounding,
    Extras extras,
    BigDecimal limitUnit,
    RoundingMode limitRounding,
    Combination combination,
    @Nullable Integer mostSteps) {

  /**
   * How the points of bonus and penalty indicators count.
   *
   * @param mostBonus most points that all bonuses of an assessment add; null for no cap
   * @param mostPenalty most points that all its penalties take away; null for no cap
   * @param leaveHundred whether the score may go below 0 and beyond 100
   */
  public record Extras(
      @Nullable BigDecimal mostBonus, @Nullable BigDecimal mostPenalty, boolean leaveHundred) {}

  /** How several downgrades act together (R22). */
  public enum Combination {
    /** The most severe one applies. */
    WORST,
    /** The steps add up. */
    SUM
  }
}
