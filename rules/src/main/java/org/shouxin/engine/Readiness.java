package org.shouxin.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Exchange;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * Makes the facts of a customer or an order ready for the rules: values assumed, amounts converted,
 * dates counted from the day. What lacks or is wrong stops the outcome. Immutable.
 */
final class Readiness {

  private final Layout layout;
  private final Exchange exchange;
  private final List<PopulationFigure> population;
  private final Fact[] refusable;
  private final Fact[] assumable;
  private final Fact[] foreign;
  private final Fact[] dates;
  private final Fact[] scoredOnly;
  private final long[] scorers;
  private final Function<Facts, Predicate<Fact>> asked;

  /** Readies customers. */
  static Readiness customers(Layout layout) {
    Needs unscored = Needs.unscored(layout.policy());
    return new Readiness(layout, layout.needed(), unscored, facts -> fact -> true);
  }

  /** Readies orders. */
  static Readiness orders(Layout layout) {
    Needs needs = Needs.ordered(layout.policy());
    return new Readiness(
        layout, needs.vocabulary(), needs, facts -> Needs.ordered(layout.policy(), facts)::reads);
  }

  /**
   * @param asked whether a needed fact is really asked for, given the others
   */
  private Readiness(
      Layout layout, List<Fact> needed, Needs upFront, Function<Facts, Predicate<Fact>> asked) {
    Policy policy = layout.policy();
    this.asked = asked;
    this.layout = layout;
    this.exchange = new Exchange(policy);
    this.population = policy.inputs().population();
    this.assumable = where(needed, WhenMissing.ASSUME);
    this.foreign = needed.stream().filter(f -> f.currency() != null).toArray(Fact[]::new);
    this.dates =
        policy.vocabulary().facts().stream()
            .filter(fact -> fact.type() == FactType.DATE)
            .toArray(Fact[]::new);
    Set<String> always = alwaysScored(policy);
    Fact[] refusing = where(needed, WhenMissing.REFUSE);
    List<Fact> first = new ArrayList<>();
    List<Fact> second = new ArrayList<>();
    for (Fact fact : refusing) {
      (upFront.reads(fact) || always.contains(fact.name()) ? first : second).add(fact);
    }
    this.refusable = first.toArray(Fact[]::new);
    this.scoredOnly = second.toArray(Fact[]::new);
    this.scorers = new long[scoredOnly.length];
    for (int i = 0; i < policy.assessments().size(); i++) {
      Needs scored = Needs.scored(policy, policy.assessments().get(i).id());
      for (int j = 0; j < scoredOnly.length; j++) {
        scorers[j] |= scored.reads(scoredOnly[j]) ? 1L << i : 0;
      }
    }
  }

  /** The facts that are scored whoever the customer is: nobody is left ungraded there. */
  private static Set<String> alwaysScored(Policy policy) {
    Set<String> names = new HashSet<>();
    for (Assessment assessment : policy.assessments()) {
      if (policy.ungraded().stream().noneMatch(row -> row.assessment().equals(assessment.id()))) {
        Needs scored = Needs.scored(policy, assessment.id());
        scored.facts().forEach(fact -> names.add(fact.name()));
      }
    }
    return names;
  }

  private static Fact[] where(List<Fact> needed, WhenMissing answer) {
    return needed.stream().filter(fact -> fact.whenMissing() == answer).toArray(Fact[]::new);
  }

  /** The facts made ready; stopped when something lacks. */
  Outcome ready(Facts facts, LocalDate day) {
    Outcome outcome = new Outcome(layout, facts, day);
    long[] codes = outcome.codes();
    for (Fact fact : assumable) {
      if (codes[fact.slot()] == Codes.MISSING) {
        codes[fact.slot()] = fact.code(fact.assumed());
      }
    }
    long today = day.toEpochDay();
    for (Fact fact : dates) {
      if (codes[fact.slot()] != Codes.MISSING) {
        codes[fact.slot()] -= today;
      }
    }
    if (codes[layout.slot(Conclusion.AS_OF_MONTH)] == Codes.MISSING) {
      codes[layout.slot(Conclusion.AS_OF_MONTH)] = Layout.wholeNumber(day.getMonthValue());
    }
    for (Fact fact : foreign) {
      Exchange.Amount amount = exchange.of(facts, fact, day);
      if (amount instanceof Exchange.Unknown unknown) {
        outcome.troubled(unknown.problem());
      } else if (amount instanceof Exchange.Known known && known.rate() != null) {
        outcome.convert(fact, known);
      }
    }
    refuse(outcome, refusable);
    return outcome;
  }

  /**
   * Stops an outcome that lacks what a scorecard refuses to do without.
   *
   * @param scored a bit for each assessment that is scored
   */
  void score(Outcome outcome, long scored) {
    for (int i = 0; i < scoredOnly.length; i++) {
      if ((scorers[i] & scored) != 0) {
        refuse(outcome, scoredOnly[i]);
      }
    }
  }

  private void refuse(Outcome outcome, Fact... refusing) {
    Predicate<Fact> wanted = null;
    for (Fact fact : refusing) {
      if (outcome.codes()[fact.slot()] != Codes.MISSING) {
        continue;
      }
      wanted = wanted == null ? asked.apply(outcome.facts()) : wanted;
      if (wanted.test(fact)) {
        outcome.lacks(List.of(fact));
        population.stream()
            .filter(figure -> figure.fact().equals(fact))
            .forEach(figure -> outcome.troubled(noPopulation(outcome, figure)));
      }
    }
  }

  private static Problem noPopulation(Outcome outcome, PopulationFigure figure) {
    Text label = figure.fact().label();
    Text of = figure.of().label();
    boolean own = outcome.codes()[figure.of().slot()] == Codes.MISSING;
    return new Problem(
        figure.row().place(),
        own
            ? new Text(
                "“" + label.zh() + "”算不出：缺少" + of.zh(),
                label.en() + " cannot be worked out: " + of.en() + " is missing")
            : new Text(
                "“" + label.zh() + "”要由全体客户得出，这里没有总体",
                label.en() + " needs the figures of all customers, and there are none"),
        "",
        new Text("给出该事实，或与全体客户一起评级", "the fact itself, or a grading of all customers together"));
  }

  /** Computes the measures of a level; one outside its declared range stops the outcome. */
  void measure(Outcome outcome, List<Measure> measures) {
    for (Measure measure : measures) {
      Fact fact = measure.fact();
      if (outcome.codes()[fact.slot()] != Codes.MISSING || lacks(outcome, measure)) {
        continue;
      }
      BigDecimal value =
          measure
              .formula()
              .evaluate(
                  outcome, BigDecimal.ONE.movePointLeft(measure.places()), measure.rounding());
      if (value.abs().compareTo(Codes.LARGEST) > 0 || !fact.allows(value)) {
        outcome.troubled(outside(measure, value));
      } else {
        outcome.codes()[fact.slot()] = Codes.of(value);
      }
    }
  }

  /** Whether a measure lacks what it reads: then only a scorecard that may be left out asks it. */
  private static boolean lacks(Outcome outcome, Measure measure) {
    return measure.formula().facts().stream()
        .filter(fact -> !fact.whenMissing().leavesMissing())
        .anyMatch(fact -> outcome.codes()[fact.slot()] == Codes.MISSING);
  }

  private static Problem outside(Measure measure, BigDecimal value) {
    Fact fact = measure.fact();
    BigDecimal low = fact.low() == null ? Codes.LARGEST.negate() : fact.low();
    BigDecimal high = fact.high() == null ? Codes.LARGEST : fact.high();
    return new Problem(
        measure.row().place(),
        new Text(
            "“" + fact.label().zh() + "”算出的数超出允许范围",
            fact.label().en() + " comes out outside its allowed range"),
        value.toPlainString(),
        new Text(
            low.toPlainString() + " 到 " + high.toPlainString(),
            low.toPlainString() + " to " + high.toPlainString()));
  }
}
