package org.shouxin.decisions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision;
import org.shouxin.decisions.DecisionTrace.IndicatorScore;
import org.shouxin.facts.Codes;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Letter;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;

/**
 * What a policy concluded about a customer.
 *
 * @param admission verdict on admission
 * @param stage stage of admission that was reached, in a policy with stages
 * @param score 0 to 100; not there when the customer is left ungraded
 * @param gradeByScore the grade by the score alone
 * @param grade the grade after downgrades and movement
 * @param standing normal, or a sanction of the policy such as suspended
 * @param points by family of indicators
 * @param assessments further assessments in addition to the credit grade, where the policy has them
 * @param creditLimit the credit limit
 * @param limitBasis how the credit limit came about
 * @param terms of payment
 * @param gradeTreatment how customers of this grade are treated
 * @param nextReview when the customer is to be reviewed
 * @param findings conditions, evidence, security, sanctions and the like
 * @param letters to be written
 * @param reasons rows that explain the conclusions, the gravest first
 */
record DecidedCustomer(
    Decision.Admission admission,
    @Nullable String stage,
    @Nullable BigDecimal score,
    String gradeByScore,
    String grade,
    String standing,
    List<PointsOfFamily> points,
    List<FurtherAssessment> assessments,
    Money creditLimit,
    LimitBasis limitBasis,
    PaymentTerms terms,
    Text gradeTreatment,
    @Nullable LocalDate nextReview,
    List<DecisionFinding> findings,
    List<LetterDraft> letters,
    List<RowReason> reasons) {

  static DecidedCustomer of(Decision decision) {
    AdmissionStage stage = decision.stage();
    return new DecidedCustomer(
        decision.admission(),
        stage == null ? null : stage.code(),
        plain(decision.score()),
        decision.gradeBefore().code(),
        decision.grade().code(),
        decision.standing().code(),
        PointsOfFamily.of(decision),
        decision.assessments().stream().skip(1).map(FurtherAssessment::of).toList(),
        money(decision.creditLimit(), decision),
        LimitBasis.of(decision),
        PaymentTerms.of(decision),
        decision.grade().treatment(),
        decision.nextReview(),
        decision.findings().stream().map(DecisionFinding::of).toList(),
        decision.letters().stream().map(LetterDraft::of).toList(),
        decision.reasons().stream()
            .map(each -> new RowReason(each.row().name(), each.text()))
            .toList());
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : Codes.plain(number);
  }

  private static Money money(BigDecimal amount, Decision decision) {
    return Money.of(amount, decision.policy().identity().currency());
  }

  /**
   * Points of a family of indicators.
   *
   * @param family its key
   * @param name what people call it
   * @param points not there when none was counted
   * @param weight the most that it can have
   */
  public record PointsOfFamily(
      String family, Text name, @Nullable BigDecimal points, BigDecimal weight) {

    /** All families with a key, in the order of the policy. */
    private static List<PointsOfFamily> of(Decision decision) {
      Map<String, PointsOfFamily> families = new LinkedHashMap<>();
      for (Indicator indicator : decision.policy().indicators()) {
        String key = indicator.familyKey();
        if (key != null) {
          long code = decision.code(decision.policy().vocabulary().fact(Conclusions.points(key)));
          families.merge(
              key,
              new PointsOfFamily(
                  key,
                  indicator.family(),
                  code == Codes.MISSING ? null : Codes.plain(Codes.number(code)),
                  Codes.plain(indicator.weight())),
              PointsOfFamily::plus);
        }
      }
      return List.copyOf(families.values());
    }

    private static PointsOfFamily plus(PointsOfFamily one, PointsOfFamily more) {
      return new PointsOfFamily(
          one.family, one.name, one.points, Codes.plain(one.weight.add(more.weight)));
    }
  }

  /**
   * An assessment in addition to the credit grade.
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
      List<IndicatorScore> indicators) {

    private static FurtherAssessment of(Decision.AssessmentResult result) {
      Grade grade = result.grade();
      return new FurtherAssessment(
          result.assessment().id(),
          result.assessment().name(),
          plain(result.score()),
          grade == null ? null : grade.code(),
          result.points().stream().map(IndicatorScore::of).toList());
    }
  }

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
      @Nullable LocalDate validUntil) {

    private static LimitBasis of(Decision decision) {
      return new LimitBasis(
          money(decision.baseLimit(), decision),
          decision.terms().limit().text(),
          FormulaNumber.of(decision.limitNumbers(), decision),
          decision.limitSteps().stream().map(step -> LimitAdjustment.of(step, decision)).toList(),
          decision.limitValidUntil());
    }
  }

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
      Text reason) {

    private static LimitAdjustment of(Decision.LimitStep step, Decision decision) {
      return new LimitAdjustment(
          step.change().row().name(),
          money(step.before(), decision),
          money(step.after(), decision),
          step.change().limit().text(),
          FormulaNumber.of(step.numbers(), decision),
          step.change().reason());
    }
  }

  /**
   * A number that went into a formula.
   *
   * @param name of the fact or the column
   * @param value exact
   * @param unit of the fact, an amount's currency included; not there when it has none
   * @param row the cell of a look-up table that gave it; not there for others
   */
  public record FormulaNumber(
      String name, BigDecimal value, @Nullable Text unit, @Nullable String row) {

    /** The column that holds an amount. */
    private static final String CAP = "cap";

    private static List<FormulaNumber> of(List<Decision.NamedNumber> numbers, Decision decision) {
      String currency = decision.policy().identity().currency();
      return numbers.stream()
          .map(
              each ->
                  new FormulaNumber(
                      each.name(),
                      Codes.plain(each.value()),
                      each.name().equals(CAP)
                          ? Text.same(currency)
                          : decision
                              .policy()
                              .vocabulary()
                              .find(each.name())
                              .map(fact -> DecisionTrace.unitOf(fact, currency))
                              .orElse(null),
                      each.row() == null ? null : each.row().name()))
          .toList();
    }
  }

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
      String row, int creditDays, BigDecimal discount, BigDecimal prepayment, Text treatment) {

    private static PaymentTerms of(Decision decision) {
      return new PaymentTerms(
          decision.terms().row().name(),
          decision.terms().creditDays(),
          Codes.plain(decision.terms().discount()),
          Codes.plain(decision.terms().prepayment()),
          decision.terms().treatment());
    }
  }

  /**
   * A conclusion that is no number.
   *
   * @param row of the policy
   * @param kind what it is
   * @param text with the customer's facts filled in
   * @param due when it is due
   */
  public record DecisionFinding(String row, Finding.Kind kind, Text text, @Nullable LocalDate due) {

    private static DecisionFinding of(Decision.FindingResult result) {
      return new DecisionFinding(
          result.finding().row().name(), result.finding().kind(), result.text(), result.due());
    }
  }

  /**
   * A letter to be written.
   *
   * @param row of the policy
   * @param recipient to whom it is addressed
   * @param subject its subject
   * @param body its text
   */
  public record LetterDraft(String row, Letter.Addressee recipient, Text subject, Text body) {

    private static LetterDraft of(Decision.WrittenLetter written) {
      return new LetterDraft(
          written.letter().row().name(), written.letter().to(), written.subject(), written.body());
    }
  }

  /**
   * Why, with the row that gives the reason.
   *
   * @param row of the policy
   * @param text in words
   */
  public record RowReason(String row, Text text) {}
}
