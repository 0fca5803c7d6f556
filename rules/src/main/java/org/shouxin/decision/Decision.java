package org.shouxin.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.engine.Outcome;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Band;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Standing;
import org.shouxin.policy.Terms;
import org.shouxin.problem.Text;

/**
 * The outcome for a customer with its whole trace. Immutable; equal when the same policy content
 * concluded the same from the same facts on the same day. Lists are made from codes and row hits
 * when they are asked for.
 */
public final class Decision implements Answer {

  private static final Admission[] ADMISSIONS = Admission.values();

  /** Admission verdict (R1). */
  public enum Admission {
    /** Every criterion passes. */
    ADMITTED,
    /** None fails, some lack evidence. */
    INCOMPLETE,
    /** At least one fails. */
    REFUSED
  }

  /** What became of one criterion (R1). */
  public enum Verdict {
    /** Met. */
    PASSED,
    /** Not met. */
    FAILED,
    /** The fact is missing. */
    MISSING,
    /** The customer need not meet it. */
    EXEMPT
  }

  /** Where a value comes from. */
  public enum Origin {
    /** From the source. */
    GIVEN,
    /** Missing; the dictionary's assumed value was taken. */
    ASSUMED,
    /** Missing. */
    MISSING
  }

  /** A fact that the policy used, its value (null when missing) and where that comes from. */
  public record FactUsed(Fact fact, @Nullable Object value, Origin origin) {}

  /** A criterion and what became of it. */
  public record CriterionResult(Criterion criterion, Verdict verdict) {}

  /**
   * An indicator's points.
   *
   * @param indicator the indicator
   * @param value its fact's value, null when missing
   * @param band the row that gave the points; null when the fact was missing and gives zero points
   *     or is left out
   * @param points points, 0 to the weight
   * @param leftOut whether the indicator was left out and the others re-weighted
   */
  public record IndicatorPoints(
      Indicator indicator,
      @Nullable Object value,
      @Nullable Band band,
      BigDecimal points,
      boolean leftOut) {}

  /** A number that went into the limit formula, by the name of the fact or column. */
  public record NamedNumber(String name, BigDecimal value) {}

  /** Why, with the row that says so. */
  public record Reason(RowRef row, Text text) {}

  private final Outcome outcome;
  private final Policy policy;
  private final Wording wording;

  Decision(Outcome outcome, Wording wording) {
    this.outcome = outcome;
    this.wording = wording;
    this.policy = outcome.layout().policy();
  }

  @Override
  public String customer() {
    return outcome.facts().customer();
  }

  @Override
  public LocalDate asOf() {
    return outcome.asOf();
  }

  @Override
  public Policy policy() {
    return policy;
  }

  /** Every fact that the policy asks about, in dictionary order. */
  public List<FactUsed> facts() {
    return trace().facts();
  }

  /** The admission verdict. */
  public Admission admission() {
    return ADMISSIONS[outcome.admission()];
  }

  /** Every criterion, in policy order. */
  public List<CriterionResult> criteria() {
    return trace().criteria();
  }

  /** Every indicator, in policy order. */
  public List<IndicatorPoints> points() {
    return trace().points();
  }

  /** The score, rounded as the policy states and with as many places, {@code 60.0}. */
  public BigDecimal score() {
    return outcome.score().setScale(policy.identity().scorePlaces(), RoundingMode.UNNECESSARY);
  }

  /** The grade that the score earns. */
  public Grade gradeBefore() {
    return policy.grades().get(outcome.gradeBefore());
  }

  /** The grade after downgrades and standing. */
  public Grade grade() {
    return policy.grades().get(outcome.grade());
  }

  /** Every downgrade row that applies, in policy order. */
  public List<Downgrade> downgrades() {
    return trace().downgrades();
  }

  /** The standing. */
  public Standing standing() {
    return policy.standings().get(outcome.standing());
  }

  /** Every blacklist row that applies, in policy order. */
  public List<Sanction> sanctions() {
    return trace().sanctions();
  }

  /** The terms row: credit days, discount, prepayment, formula. */
  public Terms terms() {
    return policy.terms().get(outcome.terms());
  }

  /** The credit limit in the policy's currency, never below 0. */
  public BigDecimal creditLimit() {
    return outcome.limit();
  }

  /** The numbers put into the limit formula: facts, then columns, each in order of first use. */
  public List<NamedNumber> limitNumbers() {
    return trace().limitNumbers();
  }

  /** When the customer is to be visited or reviewed next; null for ad hoc. */
  public @Nullable LocalDate nextReview() {
    int months = grade().reviewMonths();
    return months == 0 ? null : asOf().plusMonths(months);
  }

  /**
   * Why, the gravest first: sanctions, failed criteria, unproven criteria, downgrades, indicators
   * by points lost, indicators that were left out.
   */
  public List<Reason> reasons() {
    return new Reasons(trace(), wording).all();
  }

  private Trace trace() {
    return new Trace(outcome);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Decision that
        && policy.sha256().equals(that.policy.sha256())
        && customer().equals(that.customer())
        && asOf().equals(that.asOf())
        && outcome.sameAs(that.outcome)
        && facts().equals(that.facts());
  }

  @Override
  public int hashCode() {
    return 31 * customer().hashCode() + asOf().hashCode();
  }

  @Override
  public String toString() {
    return customer() + " " + grade().code() + " " + creditLimit();
  }
}
