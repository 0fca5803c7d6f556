package org.shouxin.decisions;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Band;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Indicator;
import org.shouxin.problem.Text;
import org.shouxin.web.Money;

/**
 * Every row that a decision used. Of an undecided customer only the facts.
 *
 * @param facts that the policy asks about
 * @param criteria of admission
 * @param ungraded rows that left the customer ungraded
 * @param indicators of the credit grade
 * @param downgrades rows that lowered the grade
 * @param movements rows that held the grade back
 * @param sanctions rows that changed the standing
 */
public record DecisionTrace(
    List<UsedFact> facts,
    @Nullable List<CriterionVerdict> criteria,
    @Nullable List<UngradedReason> ungraded,
    @Nullable List<IndicatorScore> indicators,
    @Nullable List<GradeDowngrade> downgrades,
    @Nullable List<GradeMovement> movements,
    @Nullable List<SanctionStep> sanctions) {

  /**
   * A fact that the policy used.
   *
   * @param name of the fact
   * @param value a number, a code, day or text, or true or false; not there when it is missing
   * @param unit of the value, an amount's currency included; not there when it has none
   * @param origin where the value comes from
   * @param converted from what it was converted, where it came in another currency
   * @param row of the policy that derived it; not there when it is not derived
   */
  public record UsedFact(
      String name,
      @Nullable Object value,
      @Nullable Text unit,
      Decision.Origin origin,
      @Nullable ConvertedAmount converted,
      @Nullable String row) {

    /**
     * Of a fact as the engine used it.
     *
     * @param currency of the policy
     */
    public static UsedFact of(Decision.FactUsed used, String currency) {
      Decision.Conversion from = used.conversion();
      return new UsedFact(
          used.fact().name(),
          plain(used.value()),
          unitOf(used.fact(), currency),
          used.origin(),
          from == null
              ? null
              : new ConvertedAmount(
                  Money.of(from.amount(), from.currency()),
                  Codes.plain(from.rate().rate()),
                  from.rate().row().name()),
          used.row() == null ? null : used.row().name());
    }
  }

  /**
   * An amount before it was converted.
   *
   * @param amount as it was supplied
   * @param rate of exchange
   * @param row of the rate
   */
  public record ConvertedAmount(Money amount, BigDecimal rate, String row) {}

  /**
   * A criterion of admission and what became of it.
   *
   * @param row of the policy
   * @param stage of admission, in a policy with stages
   * @param name what people call it
   * @param fact that it asks about
   * @param passes the condition as the workbook writes it
   * @param verdict what became of it
   */
  public record CriterionVerdict(
      String row,
      @Nullable String stage,
      Text name,
      String fact,
      String passes,
      Decision.Verdict verdict) {

    static CriterionVerdict of(Decision.CriterionResult result) {
      AdmissionStage stage = result.criterion().stage();
      return new CriterionVerdict(
          result.criterion().row().name(),
          stage == null ? null : stage.code(),
          result.criterion().name(),
          result.criterion().passes().fact().name(),
          result.criterion().passes().text(),
          result.verdict());
    }
  }

  /**
   * Why an assessment left the customer ungraded.
   *
   * @param row of the policy
   * @param assessment its id
   * @param reason in words
   */
  public record UngradedReason(String row, String assessment, Text reason) {}

  /**
   * Points of an indicator.
   *
   * @param row of the policy
   * @param family what people call its family
   * @param name what people call it
   * @param fact that it scores
   * @param value of the fact: a number, a code, day or text, or true or false
   * @param unit of the value, an amount's currency included; not there when it has none
   * @param band row of the band; not there when the value is missing
   * @param points up to the weight; below 0 for a penalty
   * @param weight the most that it can have
   * @param counts bonus or penalty; not there when it counts within the hundred
   * @param leftOut whether it is missing and the other weights are scaled up
   */
  public record IndicatorScore(
      String row,
      Text family,
      Text name,
      String fact,
      @Nullable Object value,
      @Nullable Text unit,
      @Nullable String band,
      BigDecimal points,
      BigDecimal weight,
      Indicator.@Nullable Counts counts,
      boolean leftOut) {

    static IndicatorScore of(Decision.IndicatorPoints given) {
      Band band = given.band();
      return new IndicatorScore(
          given.indicator().row().name(),
          given.indicator().family(),
          given.indicator().name(),
          given.indicator().fact().name(),
          plain(given.value()),
          unitOf(given.indicator().fact()),
          band == null ? null : band.row().name(),
          Codes.plain(given.points()),
          Codes.plain(given.indicator().weight()),
          given.indicator().isWithin() ? null : given.indicator().counts(),
          given.leftOut());
    }
  }

  /**
   * A row that lowered the grade.
   *
   * @param row of the policy
   * @param steps by how many grades
   * @param grade to which it lowered, where the row names one
   */
  public record GradeDowngrade(String row, int steps, @Nullable String grade) {}

  /**
   * A row that held the grade back.
   *
   * @param row of the policy
   * @param fact that holds the previous grade
   * @param direction in which it holds
   * @param mostSteps how far the grade may move
   */
  public record GradeMovement(
      String row, String fact, MovementDirection direction, int mostSteps) {}

  /** In which direction a grade moves. */
  public enum MovementDirection {
    /** To a better grade. */
    UP,
    /** To a worse grade. */
    DOWN
  }

  /**
   * A row that changed the standing.
   *
   * @param row of the policy
   * @param standing that it gave
   */
  public record SanctionStep(String row, String standing) {}

  static DecisionTrace of(Answer answer) {
    return answer instanceof Decision decision
        ? decided(decision)
        : new DecisionTrace(known((Undecided) answer), null, null, null, null, null, null);
  }

  private static DecisionTrace decided(Decision decision) {
    String currency = decision.policy().identity().currency();
    return new DecisionTrace(
        decision.facts().stream().map(each -> UsedFact.of(each, currency)).toList(),
        decision.criteria().stream().map(CriterionVerdict::of).toList(),
        decision.ungraded().stream()
            .map(row -> new UngradedReason(row.row().name(), row.assessment(), row.reason()))
            .toList(),
        decision.points().stream().map(IndicatorScore::of).toList(),
        decision.downgrades().stream()
            .map(row -> new GradeDowngrade(row.row().name(), row.steps(), row.to()))
            .toList(),
        decision.movements().stream()
            .map(
                row ->
                    new GradeMovement(
                        row.row().name(),
                        row.previous().name(),
                        row.up() ? MovementDirection.UP : MovementDirection.DOWN,
                        row.mostSteps()))
            .toList(),
        decision.sanctions().stream()
            .map(row -> new SanctionStep(row.row().name(), row.standing().code()))
            .toList());
  }

  private static List<UsedFact> known(Undecided undecided) {
    return undecided.policy().facts().facts().stream()
        .filter(fact -> undecided.facts().value(fact) != null)
        .map(fact -> given(fact, undecided))
        .toList();
  }

  private static UsedFact given(Fact fact, Undecided undecided) {
    return new UsedFact(
        fact.name(),
        plain(Objects.requireNonNull(undecided.facts().value(fact))),
        unitOf(fact, undecided.policy().identity().currency()),
        Decision.Origin.GIVEN,
        null,
        null);
  }

  /** The credit limit is an amount of the policy; other facts say their unit. */
  static @Nullable Text unitOf(Fact fact, String currency) {
    if (fact.name().equals(Conclusions.CREDIT_LIMIT)) {
      return Text.same(currency);
    }
    return unitOf(fact);
  }

  private static @Nullable Text unitOf(Fact fact) {
    return fact.unit().equals(Text.NONE) ? null : fact.unit();
  }

  /** A number plainly, yes and no as they are, all else as text. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return Codes.plain(number);
    }
    return value == null || value instanceof Boolean ? value : value.toString();
  }
}
