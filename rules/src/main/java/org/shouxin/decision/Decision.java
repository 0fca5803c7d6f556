package org.shouxin.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.engine.Outcome;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Band;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Letter;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.Movement;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Rate;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Standing;
import org.shouxin.policy.Terms;
import org.shouxin.policy.Ungraded;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * The outcome for a customer with its whole trace. Immutable; equal when the same policy content
 * concluded the same from the same facts on the same day. Lists are built from codes and row hits
 * on demand.
 */
public final class Decision implements Answer {

  /** Admission verdict (R1). */
  public enum Admission {
    /** Every criterion passes. */
    ADMITTED,
    /** None refuses and none lacks evidence, some became conditions (R8). */
    CONDITIONAL,
    /** None refuses, some lack evidence. */
    INCOMPLETE,
    /** At least one refuses. */
    REFUSED;

    /** The verdict that an option of {@link Conclusions#ADMISSION} means. */
    public static Admission of(Fact.Option option) {
      return valueOf(option.code().toUpperCase(Locale.ROOT));
    }
  }

  /** The result of one criterion (R1). */
  public enum Verdict {
    /** Met. */
    PASSED,
    /** Not met. */
    FAILED,
    /** The fact is missing. */
    MISSING,
    /** The customer is exempt. */
    EXEMPT,
    /** Not met, but becomes a condition (R8). */
    CONDITION,
    /** Its stage was not reached (R8, R10). */
    NOT_REACHED
  }

  /** Where a value comes from. */
  public enum Origin {
    /** From the source. */
    GIVEN,
    /** Missing; the dictionary's assumed value is used. */
    ASSUMED,
    /** Missing. */
    MISSING,
    /** Derived by a sheet of the policy. */
    DERIVED
  }

  /**
   * How an amount was converted into the policy's currency.
   *
   * @param amount as supplied
   * @param currency in which it was given
   * @param rate the rate applied
   */
  public record Conversion(BigDecimal amount, String currency, Rate rate) {}

  /**
   * A fact that the policy used.
   *
   * @param fact the fact
   * @param value its value, in the policy's currency; null when missing
   * @param origin where the value comes from
   * @param conversion how it was converted; null when it was not
   * @param row that derived it; null when it is not derived
   */
  public record FactUsed(
      Fact fact,
      @Nullable Object value,
      Origin origin,
      @Nullable Conversion conversion,
      @Nullable RowRef row) {}

  /**
   * What an assessment concluded (R14, R15).
   *
   * @param assessment the assessment
   * @param score null when the customer is left ungraded or nothing could be scored
   * @param grade by the score; null when there is neither a score nor a grade for the ungraded
   * @param points every indicator; empty when left ungraded
   */
  public record AssessmentResult(
      Assessment assessment,
      @Nullable BigDecimal score,
      @Nullable Grade grade,
      List<IndicatorPoints> points) {}

  /**
   * A change of the limit that applied.
   *
   * @param change the row
   * @param before the limit before it
   * @param after the limit after it
   * @param numbers that went into its formula
   */
  public record LimitStep(
      LimitChange change, BigDecimal before, BigDecimal after, List<NamedNumber> numbers) {}

  /**
   * A conclusion other than a number.
   *
   * @param finding the row
   * @param text with the customer's facts filled in
   * @param due when it is due; null if no date applies
   */
  public record FindingResult(Finding finding, Text text, @Nullable LocalDate due) {}

  /** A letter with the customer's facts filled in. */
  public record WrittenLetter(Letter letter, Text subject, Text body) {}

  /** A criterion and its result. */
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

  /**
   * A number that went into the limit formula.
   *
   * @param name of the fact, the column or the look-up table
   * @param row the cell of the look-up table; null for others
   */
  public record NamedNumber(String name, BigDecimal value, @Nullable RowRef row) {}

  /** A reason, with the row that gives it. */
  public record Reason(RowRef row, Text text) {}

  private final Outcome outcome;
  private final Policy policy;
  private final RowReasons rowReasons;

  Decision(Outcome outcome, RowReasons rowReasons) {
    this.outcome = outcome;
    this.rowReasons = rowReasons;
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

  /** Every fact that the policy uses, in dictionary order. */
  public List<FactUsed> facts() {
    return trace().facts();
  }

  /** The value of a customer's fact as supplied, used or not; null when missing. */
  public @Nullable Object given(Fact fact) {
    return outcome.facts().value(fact);
  }

  /** The customer's facts as supplied. */
  Facts supplied() {
    return outcome.facts();
  }

  /** The admission verdict. */
  public Admission admission() {
    return Admission.of(verdict());
  }

  /** The display name of the verdict. */
  public Text admissionName() {
    return verdict().label();
  }

  private Fact.Option verdict() {
    return policy.vocabulary().fact(Conclusions.ADMISSION).options().get(outcome.admission());
  }

  /** Every criterion, in policy order. */
  public List<CriterionResult> criteria() {
    return trace().criteria();
  }

  /** The stage of admission that was reached; null in a policy without stages. */
  public @Nullable AdmissionStage stage() {
    return outcome.stage() < 0 ? null : policy.stages().get(outcome.stage());
  }

  private @Nullable BigDecimal score(int assessment) {
    BigDecimal score = outcome.score(assessment);
    return score == null
        ? null
        : score.setScale(policy.identity().scorePlaces(), RoundingMode.UNNECESSARY);
  }

  /** What every assessment concluded, the credit grade first. */
  public List<AssessmentResult> assessments() {
    List<AssessmentResult> results = new ArrayList<>();
    for (int i = 0; i < policy.assessments().size(); i++) {
      Assessment assessment = policy.assessments().get(i);
      int grade = outcome.grade(i);
      results.add(
          new AssessmentResult(
              assessment,
              score(i),
              grade < 0 ? null : assessment.grades().get(grade),
              score(i) == null ? List.of() : trace().points(assessment.id())));
    }
    return List.copyOf(results);
  }

  /** The reasons why assessments left the customer ungraded, in policy order. */
  public List<Ungraded> ungraded() {
    return trace().hits(policy.ungraded(), outcome.layout().rows().ungraded(0));
  }

  /** The rows that held the grade back, in policy order. */
  public List<Movement> movements() {
    return trace().movements();
  }

  /** The limit of the terms row, before it was changed. */
  public BigDecimal baseLimit() {
    return outcome.baseLimit();
  }

  /** The changes of the limit, in order. */
  public List<LimitStep> limitSteps() {
    return trace().limitSteps();
  }

  /** Last day of the limit; null when it does not expire. */
  public @Nullable LocalDate limitValidUntil() {
    return (LocalDate) outcome.value(policy.vocabulary().fact(Conclusions.LIMIT_VALID_UNTIL));
  }

  /** The rows of findings, in policy order; their texts are not written. */
  public List<Finding> findingRows() {
    return trace().hits(policy.findings(), outcome.layout().rows().finding(0));
  }

  /** The rows of letters, in policy order; their texts are not written. */
  public List<Letter> letterRows() {
    return trace().hits(policy.letters(), outcome.layout().rows().letter(0));
  }

  /** Findings, in policy order. */
  public List<FindingResult> findings() {
    return new LetterWriter(this, outcome).findings();
  }

  /** Letters, in policy order. */
  public List<WrittenLetter> letters() {
    return new LetterWriter(this, outcome).letters();
  }

  /**
   * Every row that was hit, in the order of the sheets: criteria that did not simply pass, classes,
   * rates, the standing.
   */
  public List<RowRef> rows() {
    List<RowRef> rows = new ArrayList<>(trace().rowsHit());
    rows.add(standing().row());
    return List.copyOf(rows);
  }

  /** The code of a fact of the vocabulary as the last rules saw it; a date's in days from as-of. */
  public long code(Fact fact) {
    return outcome.code(fact);
  }

  /** Whether a condition is met by what was concluded. */
  public boolean meets(Condition condition) {
    return condition.ranges().contains(code(condition.fact()));
  }

  /** Every indicator of the credit grade, in policy order; none when left ungraded. */
  public List<IndicatorPoints> points() {
    return outcome.score(0) == null ? List.of() : trace().points(Assessment.CREDIT);
  }

  /**
   * The score, rounded as the policy states and with as many places, {@code 60.0}; null when the
   * customer is left ungraded.
   */
  public @Nullable BigDecimal score() {
    return score(0);
  }

  /** The grade that the score earns. */
  public Grade gradeBefore() {
    return policy.grades().get(outcome.grade(0));
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

  /**
   * The numbers put into the limit formula of the terms row: facts, then columns, each in order of
   * first use.
   */
  public List<NamedNumber> limitNumbers() {
    return trace().limitNumbers();
  }

  /** When the customer is to be visited or reviewed next; null for ad hoc. */
  public @Nullable LocalDate nextReview() {
    int months = grade().reviewMonths();
    return months == 0 ? null : asOf().plusMonths(months);
  }

  /**
   * The reasons, the most severe first: sanctions, why ungraded, failed criteria, conditions,
   * unproven criteria, downgrades, movement, changes of the limit, indicators of the credit grade
   * by points lost, indicators that were left out.
   */
  public List<Reason> reasons() {
    return new Reasons(trace(), rowReasons).all();
  }

  /**
   * The value of a fact or conclusion that an order takes over from the decision: facts as
   * supplied, conclusions as drawn; null when missing or to be derived again.
   */
  @Nullable Object concluded(Fact fact) {
    return fact.slot() < policy.facts().facts().size() ? given(fact) : outcome.value(fact);
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
