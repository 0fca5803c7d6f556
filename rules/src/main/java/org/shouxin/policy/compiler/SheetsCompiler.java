package org.shouxin.policy.compiler;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Authority;
import org.shouxin.policy.Band;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.ConditionedRow;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Inputs;
import org.shouxin.policy.Letter;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Movement;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;
import org.shouxin.policy.PopulationFigure;
import org.shouxin.policy.Rate;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Standing;
import org.shouxin.policy.Terms;
import org.shouxin.policy.Ungraded;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.Sha256;
import org.shouxin.policy.rows.Steps;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/**
 * Compiles the sheets in the order in which a customer is processed, so that each knows the
 * conclusions of those before it. All problems are added to the compilation.
 */
final class SheetsCompiler {

  private final Compilation compilation;
  private final @Nullable Identity identity;
  private final Dictionary facts;
  private final Dictionary vocabulary;
  private final Steps steps;
  private final Inputs inputs;
  private final List<AdmissionStage> stages;
  private final List<Criterion> admission;
  private final List<Assessment> assessments;
  private final List<Indicator> indicators;
  private final List<Band> scorecard;
  private final List<Ungraded> ungraded;
  private final List<Downgrade> downgrades;
  private final List<Movement> movements;
  private final List<Standing> standings;
  private final List<Sanction> sanctions;
  private final List<Terms> terms;
  private final List<LimitChange> limits;
  private final List<Finding> findings;
  private final List<Letter> letters;
  private final List<OrderCheck> orders;
  private final List<Authority> authorities;
  private final List<PolicyCase> cases;

  SheetsCompiler(Compilation compilation) {
    this.compilation = compilation;
    this.identity = IdentitySheet.compile(compilation);
    Outline outline = Outline.of(compilation);
    this.facts = Currencies.named(FactsSheet.compile(compilation, outline));
    this.vocabulary = Vocabulary.of(facts, outline);
    this.steps = new Steps(vocabulary, facts.facts().size());
    compilation.knows(vocabulary, facts);
    compilation.lookUps(LookUpSheets.compile(compilation, vocabulary));
    this.inputs = inputs(identity == null ? null : identity.currency());
    this.stages = StagesSheet.compile(compilation);
    this.admission = AdmissionSheet.compile(compilation, stages, steps);
    Map<String, List<Grade>> scales = GradesSheet.compile(compilation, vocabulary);
    this.assessments = AssessmentsSheet.compile(compilation, scales);
    this.indicators = IndicatorsSheet.compile(compilation, customers());
    this.scorecard = ScorecardSheet.compile(compilation, indicators, steps.start());
    this.ungraded = UngradedSheet.compile(compilation, steps.admitted(), assessments);
    Assessment credit = assessments.get(0);
    String last = credit.ungraded() < 0 ? null : credit.grades().get(credit.ungraded()).code();
    Fact grades = vocabulary.fact(Conclusions.GRADE);
    Dictionary scored = steps.scored();
    this.downgrades = DowngradesSheet.compile(compilation, scored, grades, last);
    this.movements = MovementSheet.compile(compilation, customers(), scored, grades);
    this.standings = StandingsSheet.compile(compilation, grades, last);
    this.sanctions =
        BlacklistSheet.compile(
            compilation, scored, vocabulary.fact(Conclusions.STANDING), standings);
    this.terms = TermsSheet.compile(compilation, steps);
    this.limits = LimitsSheet.compile(compilation, steps);
    this.findings = FindingsSheet.compile(compilation, steps.concluded());
    this.letters = LettersSheet.compile(compilation, steps.concluded());
    this.orders = OrdersSheet.compile(compilation, steps.ordered());
    MissingAnswers.check(compilation, indicators, tested());
    this.authorities = AuthoritiesSheet.compile(compilation);
    this.cases = CasesSheet.compile(compilation, facts, vocabulary);
  }

  private Inputs inputs(@Nullable String currency) {
    List<PopulationFigure> population = PopulationSheet.compile(compilation, customers());
    List<Rate> rates = RatesSheet.compile(compilation, currency);
    Currencies.check(compilation, facts, rates, currency);
    List<Measure> measures = MeasuresSheet.compile(compilation, facts, steps);
    List<Classification> classes = ClassesSheet.compile(compilation, facts, steps);
    List<Derivation> derivations = DerivedFacts.ordered(compilation, facts, measures, classes);
    return new Inputs(
        population,
        rates,
        derivations.stream().filter(d -> d.fact().about() == Fact.About.CUSTOMER).toList(),
        derivations.stream().filter(d -> d.fact().about() == Fact.About.ORDER).toList());
  }

  /** The facts about customers alone. */
  private Dictionary customers() {
    return new Dictionary(
        facts.facts().stream().filter(f -> f.about() == Fact.About.CUSTOMER).toList());
  }

  private Set<Fact> tested() {
    Set<Fact> tested = new LinkedHashSet<>();
    for (Criterion criterion : admission) {
      tested.add(criterion.passes().fact());
      if (criterion.exempt() != null) {
        tested.add(criterion.exempt().fact());
      }
    }
    ConditionedRow.asked(
            ungraded, downgrades, movements, sanctions, terms, limits, findings, letters, orders)
        .forEach(tested::add);
    Stream.concat(inputs.derivations().stream(), inputs.orderDerivations().stream())
        .forEach(derivation -> tested.addAll(derivation.reads()));
    return tested;
  }

  /**
   * The policy; null when there is no identity.
   *
   * @param canonical the book in canonical spelling
   */
  @Nullable Policy policy(Book canonical) {
    return identity == null
        ? null
        : new Policy(
            identity,
            facts,
            vocabulary,
            inputs,
            stages,
            admission,
            assessments,
            indicators,
            scorecard,
            ungraded,
            downgrades,
            movements,
            standings,
            sanctions,
            terms,
            limits,
            findings,
            letters,
            orders,
            authorities,
            cases,
            Sha256.of(BookText.render(canonical)));
  }
}
