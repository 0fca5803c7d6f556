package org.shouxin.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.formula.Formula;

/**
 * A compiled policy: everything that turns facts into a decision, as typed rows. Immutable. All
 * lists are sorted by row id unless stated otherwise, so the order of worksheet rows has no effect.
 *
 * @param identity identity sheet
 * @param facts the dictionary, facts about orders and derived facts included
 * @param vocabulary the dictionary followed by the conclusions ({@link Conclusions}), which
 *     conditions of later sheets may use
 * @param inputs how facts are prepared
 * @param stages of admission, first to last; empty when all criteria apply at once
 * @param admission criteria
 * @param assessments the credit grade, then the others by id
 * @param indicators indicators of all assessments
 * @param scorecard bands of all indicators
 * @param ungraded when customers are left ungraded
 * @param downgrades downgrades
 * @param movements how far a grade may move
 * @param standings mildest first
 * @param sanctions blacklist rows
 * @param terms limit and terms
 * @param limits changes of the limit, by step
 * @param findings findings
 * @param letters letters
 * @param orders checks of an order, by step
 * @param authorities who may override what; empty if nobody may
 * @param cases cases
 * @param sha256 lower-case hex of the SHA-256 of the UTF-8 text rendering, rows sorted by id
 */
public record Policy(
    Identity identity,
    Dictionary facts,
    Dictionary vocabulary,
    Inputs inputs,
    List<AdmissionStage> stages,
    List<Criterion> admission,
    List<Assessment> assessments,
    List<Indicator> indicators,
    List<Band> scorecard,
    List<Ungraded> ungraded,
    List<Downgrade> downgrades,
    List<Movement> movements,
    List<Standing> standings,
    List<Sanction> sanctions,
    List<Terms> terms,
    List<LimitChange> limits,
    List<Finding> findings,
    List<Letter> letters,
    List<OrderCheck> orders,
    List<Authority> authorities,
    List<PolicyCase> cases,
    String sha256) {

  /** The scale of the credit grade, best first. */
  public List<Grade> grades() {
    return assessments.get(0).grades();
  }

  /** All formulas: of measures, points, terms and changes of the limit. */
  public Stream<Formula> formulas() {
    return Stream.of(
            Stream.concat(inputs.derivations().stream(), inputs.orderDerivations().stream())
                .filter(Measure.class::isInstance)
                .map(measure -> ((Measure) measure).formula()),
            scorecard.stream().map(Band::formula).flatMap(Stream::ofNullable),
            terms.stream().map(Terms::limit),
            limits.stream().map(LimitChange::limit))
        .flatMap(formulas -> formulas);
  }

  /**
   * The facts and conclusions that rows about a customer test or read in a formula; except in
   * scorecards and texts.
   */
  public Set<Fact> asked() {
    Set<Fact> asked = new LinkedHashSet<>();
    for (Criterion criterion : admission) {
      asked.add(criterion.passes().fact());
      if (criterion.exempt() != null) {
        asked.add(criterion.exempt().fact());
      }
    }
    movements.forEach(row -> asked.add(row.previous()));
    terms.forEach(row -> asked.addAll(row.limit().facts()));
    for (LimitChange change : limits) {
      asked.addAll(change.limit().facts());
      if (change.until() != null) {
        asked.add(change.until());
      }
    }
    ConditionedRow.asked(
            ungraded, downgrades, movements, sanctions, terms, limits, findings, letters)
        .forEach(asked::add);
    return asked;
  }
}
