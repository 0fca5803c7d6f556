package org.shouxin.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** The outcome for a customer with its whole trace. Immutable. */
public final class Decision implements Answer {

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

  @Override
  public String customer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public LocalDate asOf() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Policy policy() {
    throw new UnsupportedOperationException();
  }

  /** Every fact that the policy asks about, in dictionary order. */
  public List<FactUsed> facts() {
    throw new UnsupportedOperationException();
  }

  /** The admission verdict. */
  public Admission admission() {
    throw new UnsupportedOperationException();
  }

  /** Every criterion, in policy order. */
  public List<CriterionResult> criteria() {
    throw new UnsupportedOperationException();
  }

  /** Every indicator, in policy order. */
  public List<IndicatorPoints> points() {
    throw new UnsupportedOperationException();
  }

  /** The score, rounded as the policy states. */
  public BigDecimal score() {
    throw new UnsupportedOperationException();
  }

  /** The grade that the score earns. */
  public Grade gradeBefore() {
    throw new UnsupportedOperationException();
  }

  /** The grade after downgrades and standing. */
  public Grade grade() {
    throw new UnsupportedOperationException();
  }

  /** Every downgrade row that applies, in policy order. */
  public List<Downgrade> downgrades() {
    throw new UnsupportedOperationException();
  }

  /** The standing. */
  public Standing standing() {
    throw new UnsupportedOperationException();
  }

  /** Every blacklist row that applies, in policy order. */
  public List<Sanction> sanctions() {
    throw new UnsupportedOperationException();
  }

  /** The terms row: credit days, discount, prepayment, formula. */
  public Terms terms() {
    throw new UnsupportedOperationException();
  }

  /** The credit limit in the policy's currency, never below 0. */
  public BigDecimal creditLimit() {
    throw new UnsupportedOperationException();
  }

  /** The numbers put into the limit formula, in order of use. */
  public List<NamedNumber> limitNumbers() {
    throw new UnsupportedOperationException();
  }

  /** When the customer is to be visited or reviewed next; null for ad hoc. */
  public @Nullable LocalDate nextReview() {
    throw new UnsupportedOperationException();
  }

  /**
   * Why, the gravest first: sanctions, failed and unproven criteria, downgrades, then indicators by
   * points lost.
   */
  public List<Reason> reasons() {
    throw new UnsupportedOperationException();
  }
}
