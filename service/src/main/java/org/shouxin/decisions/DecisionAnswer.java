package org.shouxin.decisions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Letter;
import org.shouxin.policy.Policy;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;

/**
 * What was concluded about a customer. Of an undecided customer {@code missing} and {@code
 * problems} say why; that is an answer, never a bad grade.
 *
 * @param id of the record; later ones are greater
 * @param customer code of the customer
 * @param asOf the day it was decided on
 * @param policy that decided
 * @param route by which the policy was found; not there when it was named
 * @param status whether the customer was decided on
 * @param missing facts without which the policy does not decide
 * @param problems what else stands in the way of deciding
 * @param admission verdict on admission
 * @param stage stage of admission that was reached, in a policy with stages
 * @param score 0 to 100; not there when the customer is left ungraded
 * @param gradeByScore the grade by the score alone
 * @param grade the grade after downgrades and movement
 * @param standing normal, or a sanction of the policy such as suspended
 * @param points by family of indicators
 * @param assessments assessments beside the credit grade, where the policy has them
 * @param creditLimit the credit limit
 * @param limitBasis how the credit limit came about
 * @param terms of payment
 * @param gradeTreatment how customers of this grade are treated
 * @param nextReview when the customer is to be reviewed
 * @param findings conditions, evidence, security, sanctions and the like
 * @param letters to be written
 * @param reasons rows that explain the conclusions, the gravest first
 */
public record DecisionAnswer(
    String id,
    String customer,
    LocalDate asOf,
    PolicyVersion policy,
    @Nullable TakenRoute route,
    DecisionStatus status,
    @Nullable List<String> missing,
    @Nullable List<DecisionObstacle> problems,
    Decision.@Nullable Admission admission,
    @Nullable String stage,
    @Nullable BigDecimal score,
    @Nullable String gradeByScore,
    @Nullable String grade,
    @Nullable String standing,
    @Nullable List<PointsOfFamily> points,
    @Nullable List<FurtherAssessment> assessments,
    @Nullable Money creditLimit,
    @Nullable LimitBasis limitBasis,
    @Nullable PaymentTerms terms,
    @Nullable Text gradeTreatment,
    @Nullable LocalDate nextReview,
    @Nullable List<DecisionFinding> findings,
    @Nullable List<LetterDraft> letters,
    @Nullable List<RowReason> reasons) {

  /**
   * What was concluded, without the trace.
   *
   * @param id of the record
   * @param route by which the policy was found; null when it was named
   */
  public static DecisionAnswer of(String id, @Nullable Route route, Answer answer) {
    return new DecisionAnswerBuilder(answer).build(id, route);
  }

  /** Whether a customer was decided on. */
  public enum DecisionStatus {
    /** There is a decision. */
    DECIDED,
    /** Something is missing or stands in the way. */
    UNDECIDED
  }

  /**
   * A version of a policy.
   *
   * @param id of the policy
   * @param version its number
   * @param sha256 of its text; the same digest decides the same
   */
  public record PolicyVersion(
      String id, int version, @Schema(pattern = "^[0-9a-f]{64}$") String sha256) {

    /** Of a policy. */
    public static PolicyVersion of(Policy policy) {
      return new PolicyVersion(
          policy.identity().id(), policy.identity().version(), policy.sha256());
    }
  }

  /**
   * A route by which a policy was found.
   *
   * @param row of the routing workbook
   * @param reason in words
   */
  public record TakenRoute(String row, Text reason) {}

  /**
   * What stands in the way of deciding.
   *
   * @param where a place in the policy or in the facts
   * @param what what is wrong there
   * @param found what stands there
   * @param allowed what may stand there
   */
  public record DecisionObstacle(String where, Text what, String found, Text allowed) {}

  /**
   * Points of a family of indicators.
   *
   * @param family its key
   * @param name what people call it
   * @param points not there when none was counted
   * @param weight the most that it can have
   */
  public record PointsOfFamily(
      String family, Text name, @Nullable BigDecimal points, BigDecimal weight) {}

  /**
   * An assessment beside the credit grade.
   *
   * @param id of the assessment
   * @param name what people call it
   * @param score 0 to 100; not there when left ungraded
   * @param grade by the score
   * @param indicators that were scored
   */
  public record FurtherAssessment(
      String id,
      Text name,
      @Nullable BigDecimal score,
      @Nullable String grade,
      List<DecisionTrace.IndicatorScore> indicators) {}

  /**
   * How a credit limit came about.
   *
   * @param base by the formula of the terms, before changes
   * @param formula of the workbook
   * @param numbers that went into it
   * @param changes of the base, in their order
   * @param validUntil last day of the limit; not there when it does not expire
   */
  public record LimitBasis(
      Money base,
      String formula,
      List<FormulaNumber> numbers,
      List<LimitAdjustment> changes,
      @Nullable LocalDate validUntil) {}

  /**
   * A change of a limit.
   *
   * @param row of the policy
   * @param previousCreditLimit the limit before it
   * @param creditLimit the limit after it
   * @param formula of the workbook
   * @param numbers that went into it
   * @param reason in words
   */
  public record LimitAdjustment(
      String row,
      Money previousCreditLimit,
      Money creditLimit,
      String formula,
      List<FormulaNumber> numbers,
      Text reason) {}

  /**
   * A number that went into a formula.
   *
   * @param name of the fact or the column
   * @param value exact
   */
  public record FormulaNumber(String name, BigDecimal value) {}

  /**
   * Terms of payment.
   *
   * @param row of the policy
   * @param creditDays days of credit
   * @param discount per cent of the price
   * @param prepayment per cent of an order
   * @param treatment in words
   */
  public record PaymentTerms(
      String row, int creditDays, BigDecimal discount, BigDecimal prepayment, Text treatment) {}

  /**
   * A conclusion that is no number.
   *
   * @param row of the policy
   * @param kind what it is
   * @param text with the customer's facts filled in
   * @param due when it is due
   */
  public record DecisionFinding(
      String row, Finding.Kind kind, Text text, @Nullable LocalDate due) {}

  /**
   * A letter to be written.
   *
   * @param row of the policy
   * @param to to whom
   * @param subject its subject
   * @param body its text
   */
  public record LetterDraft(String row, Letter.Addressee to, Text subject, Text body) {}

  /**
   * Why, with the row that says so.
   *
   * @param row of the policy
   * @param text in words
   */
  public record RowReason(String row, Text text) {}
}
