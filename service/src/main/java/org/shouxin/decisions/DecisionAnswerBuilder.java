package org.shouxin.decisions;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.LimitStep;
import org.shouxin.decision.Decision.NamedNumber;
import org.shouxin.decision.Undecided;
import org.shouxin.decisions.DecisionAnswer.DecisionFinding;
import org.shouxin.decisions.DecisionAnswer.DecisionObstacle;
import org.shouxin.decisions.DecisionAnswer.DecisionStatus;
import org.shouxin.decisions.DecisionAnswer.FormulaNumber;
import org.shouxin.decisions.DecisionAnswer.FurtherAssessment;
import org.shouxin.decisions.DecisionAnswer.LetterDraft;
import org.shouxin.decisions.DecisionAnswer.LimitAdjustment;
import org.shouxin.decisions.DecisionAnswer.LimitBasis;
import org.shouxin.decisions.DecisionAnswer.PaymentTerms;
import org.shouxin.decisions.DecisionAnswer.PointsOfFamily;
import org.shouxin.decisions.DecisionAnswer.PolicyVersion;
import org.shouxin.decisions.DecisionAnswer.RowReason;
import org.shouxin.decisions.DecisionAnswer.TakenRoute;
import org.shouxin.decisions.DecisionTrace.IndicatorScore;
import org.shouxin.explanations.FamilyPoints;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Grade;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.web.Money;

/** Puts what the core concluded into the shape in which it is answered. */
final class DecisionAnswerBuilder {

  private final Answer answer;
  private final String currency;

  DecisionAnswerBuilder(Answer answer) {
    this.answer = answer;
    this.currency = answer.policy().identity().currency();
  }

  DecisionAnswer build(String id, @Nullable Route route) {
    TakenRoute taken = route == null ? null : new TakenRoute(route.row().name(), route.reason());
    return answer instanceof Decision decision
        ? decided(id, taken, decision)
        : undecided(id, taken, (Undecided) answer);
  }

  private DecisionAnswer undecided(String id, @Nullable TakenRoute route, Undecided undecided) {
    return new DecisionAnswer(
        id,
        undecided.customer(),
        undecided.asOf(),
        PolicyVersion.of(undecided.policy()),
        route,
        DecisionStatus.UNDECIDED,
        undecided.missing().stream().map(Fact::name).toList(),
        undecided.problems().stream()
            .map(
                each ->
                    new DecisionObstacle(each.where(), each.what(), each.found(), each.allowed()))
            .toList(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private DecisionAnswer decided(String id, @Nullable TakenRoute route, Decision decision) {
    AdmissionStage stage = decision.stage();
    List<AssessmentResult> assessments = decision.assessments();
    return new DecisionAnswer(
        id,
        decision.customer(),
        decision.asOf(),
        PolicyVersion.of(decision.policy()),
        route,
        DecisionStatus.DECIDED,
        null,
        null,
        decision.admission(),
        stage == null ? null : stage.code(),
        plain(decision.score()),
        decision.gradeBefore().code(),
        decision.grade().code(),
        decision.standing().code(),
        FamilyPoints.of(decision).stream().map(DecisionAnswerBuilder::points).toList(),
        assessments.subList(1, assessments.size()).stream()
            .map(DecisionAnswerBuilder::assessment)
            .toList(),
        money(decision.creditLimit()),
        limit(decision),
        terms(decision),
        decision.grade().treatment(),
        decision.nextReview(),
        decision.findings().stream()
            .map(
                each ->
                    new DecisionFinding(
                        each.finding().row().name(),
                        each.finding().kind(),
                        each.text(),
                        each.due()))
            .toList(),
        decision.letters().stream()
            .map(
                each ->
                    new LetterDraft(
                        each.letter().row().name(),
                        each.letter().to(),
                        each.subject(),
                        each.body()))
            .toList(),
        decision.reasons().stream()
            .map(each -> new RowReason(each.row().name(), each.text()))
            .toList());
  }

  private Money money(BigDecimal amount) {
    return Money.of(amount, currency);
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : Codes.plain(number);
  }

  private static PointsOfFamily points(FamilyPoints family) {
    return new PointsOfFamily(
        family.key(),
        family.name(),
        family.code() == Codes.MISSING ? null : Codes.plain(Codes.number(family.code())),
        Codes.plain(family.weight()));
  }

  private static FurtherAssessment assessment(AssessmentResult result) {
    Grade grade = result.grade();
    return new FurtherAssessment(
        result.assessment().id(),
        result.assessment().name(),
        plain(result.score()),
        grade == null ? null : grade.code(),
        result.points().stream().map(IndicatorScore::of).toList());
  }

  private LimitBasis limit(Decision decision) {
    return new LimitBasis(
        money(decision.baseLimit()),
        decision.terms().limit().text(),
        numbers(decision.limitNumbers()),
        decision.limitSteps().stream().map(this::adjustment).toList(),
        decision.limitValidUntil());
  }

  private LimitAdjustment adjustment(LimitStep step) {
    return new LimitAdjustment(
        step.change().row().name(),
        money(step.before()),
        money(step.after()),
        step.change().limit().text(),
        numbers(step.numbers()),
        step.change().reason());
  }

  private static List<FormulaNumber> numbers(List<NamedNumber> numbers) {
    return numbers.stream()
        .map(each -> new FormulaNumber(each.name(), Codes.plain(each.value())))
        .toList();
  }

  private static PaymentTerms terms(Decision decision) {
    return new PaymentTerms(
        decision.terms().row().name(),
        decision.terms().creditDays(),
        Codes.plain(decision.terms().discount()),
        Codes.plain(decision.terms().prepayment()),
        decision.terms().treatment());
  }
}
