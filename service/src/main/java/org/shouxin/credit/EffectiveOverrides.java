package org.shouxin.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.policy.Authority;
import org.shouxin.policy.Policy;

/**
 * The values that overrides set in place of computed ones, on a day.
 *
 * @param grade code of a grade; null if the computed one applies
 * @param creditLimit in the policy's currency; null if the computed one applies
 * @param limitOfGrade the most that the policy grants at the grade that was set; null if that does
 *     not bound the limit
 * @param refs ids of the active overrides
 */
public record EffectiveOverrides(
    @Nullable String grade,
    @Nullable BigDecimal creditLimit,
    @Nullable LimitOfGrade limitOfGrade,
    List<String> refs) {

  /**
   * The active overrides of a day: for each field the last one made.
   *
   * @param grade null for none
   * @param limit null for none
   */
  record Active(@Nullable CreditOverride grade, @Nullable CreditOverride limit) {

    static Active of(List<CreditOverride> oldestFirst, LocalDate day) {
      CreditOverride grade = null;
      CreditOverride limit = null;
      for (CreditOverride each : oldestFirst) {
        if (each.appliesOn(day)) {
          grade = each.field() == OverridableField.GRADE ? each : grade;
          limit = each.field() == OverridableField.CREDIT_LIMIT ? each : limit;
        }
      }
      return new Active(grade, limit);
    }

    /**
     * Whether the grade bounds the limit: of the two what was set later decides, unless a higher
     * authority set the other. A limit may have been set before the grade began to apply, so that
     * nobody could compare the two.
     */
    private boolean isBounding(Policy policy) {
      if (grade == null || limit == null) {
        return grade != null;
      }
      return grade.recordedAt().isAfter(limit.recordedAt())
          ? isCovering(policy, grade, limit)
          : !isCovering(policy, limit, grade);
    }

    private static boolean isCovering(
        Policy policy, CreditOverride override, CreditOverride other) {
      List<Authority> own = Authorities.of(policy, List.of(override));
      return Authorities.of(policy, List.of(other)).stream()
          .allMatch(its -> own.stream().anyMatch(each -> each.covers(its)));
    }

    /**
     * What they set in place of a decision.
     *
     * @param decided asked for only where the grade may bound the limit; null for none
     */
    EffectiveOverrides over(Supplier<@Nullable DecisionBasis> decided) {
      DecisionBasis by = grade == null ? null : decided.get();
      return with(
          grade != null && by != null && isBounding(by.decision().policy())
              ? by.at(grade.content())
              : null);
    }

    private EffectiveOverrides with(@Nullable LimitOfGrade bound) {
      List<String> refs = new ArrayList<>();
      if (grade != null) {
        refs.add(grade.id());
      }
      if (limit != null) {
        refs.add(limit.id());
      }
      return new EffectiveOverrides(
          grade == null ? null : grade.content(),
          limit == null ? null : new BigDecimal(limit.content()),
          bound,
          List.copyOf(refs));
    }
  }

  /** The limit that applies in place of a computed one. */
  public BigDecimal over(BigDecimal computed) {
    BigDecimal limit = creditLimit == null ? computed : creditLimit;
    return limitOfGrade == null ? limit : limit.min(limitOfGrade.creditLimit().amount());
  }

  /** What applies in place of what is in force as computed. */
  InForce over(InForce computed) {
    return new InForce(
        computed.decision(),
        computed.asOf(),
        grade == null ? computed.grade() : grade,
        computed.standing(),
        over(computed.creditLimit()),
        computed.creditDays());
  }
}
