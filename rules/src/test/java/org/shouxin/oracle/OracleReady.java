package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure;
import org.shouxin.policy.Rate;
import org.shouxin.policy.formula.Formula;

/** The facts of a customer or an order made ready: assumed, converted, derived. */
final class OracleReady {

  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

  private final Policy policy;
  private final Facts facts;
  private final Known known;
  private final Map<String, String> problems = new HashMap<>();
  private final List<String> rows = new ArrayList<>();
  private final Map<String, String> rates = new HashMap<>();

  /**
   * @param facts of a customer, over the dictionary, or of an order, over the vocabulary
   */
  OracleReady(Policy policy, Facts facts, LocalDate day) {
    this.policy = policy;
    this.facts = facts;
    this.known = new Known(day);
    known.set("as_of_month", BigDecimal.valueOf(day.getMonthValue()));
    for (Fact fact : facts.dictionary().facts()) {
      Object given = given(fact);
      boolean ownNumber = facts.value(fact) == null;
      if (given instanceof BigDecimal number && fact.currency() != null && !ownNumber) {
        given = converted(fact, number);
      }
      if (given != null) {
        known.set(fact.name(), given);
      }
    }
  }

  /** Works out those derived facts that are needed and not given. */
  void derive(Set<String> needed) {
    policy.inputs().derivations().forEach(derivation -> derive(derivation, needed));
    if (facts.dictionary() == policy.vocabulary()) {
      policy.inputs().orderDerivations().forEach(derivation -> derive(derivation, needed));
    }
  }

  Known known() {
    return known;
  }

  /** The rows that were met: of classes, and the rates that amounts among these were given in. */
  Set<String> rows(Set<String> needed) {
    Set<String> met = new TreeSet<>(rows);
    rates.forEach(
        (name, row) -> {
          if (needed.contains(name)) {
            met.add(row);
          }
        });
    return met;
  }

  /** Of these facts the missing ones that refuse, by slot. */
  List<String> missing(Set<String> needed) {
    List<String> missing = new ArrayList<>();
    for (Fact fact : facts.dictionary().facts()) {
      if (needed.contains(fact.name())
          && fact.whenMissing() == WhenMissing.REFUSE
          && !problems.containsKey(fact.name())
          && known.value(fact.name()) == null) {
        missing.add(fact.name());
      }
    }
    return missing;
  }

  /**
   * Where it says why facts have no value.
   *
   * @param refusing facts without which nothing can be decided
   * @param needed facts that must not be wrong
   */
  Set<String> problems(Set<String> refusing, Set<String> needed) {
    Set<String> places = new TreeSet<>();
    problems.forEach(
        (name, place) -> {
          if (needed.contains(name)) {
            places.add(place);
          }
        });
    List<String> missing = missing(refusing);
    for (PopulationFigure figure : policy.inputs().population()) {
      if (missing.contains(figure.fact().name())) {
        places.add(figure.row().place());
      }
    }
    return places;
  }

  private @Nullable Object given(Fact fact) {
    Object value = facts.value(fact);
    return value == null && fact.whenMissing() == WhenMissing.ASSUME ? fact.assumed() : value;
  }

  private @Nullable BigDecimal converted(Fact fact, BigDecimal amount) {
    Object written = given(facts.dictionary().fact(String.valueOf(fact.currency())));
    String currency = written == null ? "" : written.toString().strip().toUpperCase(Locale.ROOT);
    if (currency.isEmpty() || currency.equals(policy.identity().currency())) {
      return amount;
    }
    Rate latest = null;
    for (Rate rate : policy.inputs().rates()) {
      boolean begun = !rate.from().isAfter(known.asOf());
      if (rate.currency().equals(currency)
          && begun
          && (latest == null || rate.from().isAfter(latest.from()))) {
        latest = rate;
      }
    }
    if (latest != null && latest.until() != null && known.asOf().isAfter(latest.until())) {
      latest = null;
    }
    if (latest == null) {
      problems.put(fact.name(), "汇率Rates");
      return null;
    }
    BigDecimal value = amount.multiply(latest.rate());
    if (outside(fact, value)) {
      problems.put(fact.name(), latest.row().place());
      return null;
    }
    rates.put(fact.name(), latest.row().name());
    return value;
  }

  private static boolean outside(Fact fact, BigDecimal value) {
    BigDecimal low = fact.low();
    BigDecimal high = fact.high();
    return (low != null && value.compareTo(low) < 0)
        || (high != null && value.compareTo(high) > 0)
        || value.abs().compareTo(LARGEST) > 0;
  }

  private void derive(Derivation derivation, Set<String> needed) {
    String name = derivation.fact().name();
    if (known.value(name) != null || !needed.contains(name)) {
      return;
    }
    if (derivation instanceof Measure measure) {
      measure(measure);
    } else if (derivation instanceof Classification classes) {
      classify(classes);
    }
  }

  private void measure(Measure measure) {
    Formula formula = measure.formula();
    if (formula.facts().stream()
        .filter(fact -> !fact.whenMissing().leavesMissing())
        .anyMatch(fact -> known.value(fact.name()) == null)) {
      return;
    }
    BigDecimal value =
        OracleFormula.compute(
            formula.text(),
            name -> known.number(name, formula),
            known::value,
            BigDecimal.ONE.movePointLeft(measure.places()),
            measure.rounding());
    if (outside(measure.fact(), value)) {
      problems.put(measure.fact().name(), measure.row().place());
    } else {
      rows.addAll(known.cells(formula));
      known.set(measure.fact().name(), value);
    }
  }

  private void classify(Classification classes) {
    List<Classification.ClassRow> met =
        classes.rows().stream().filter(row -> known.meets(row.when())).toList();
    if (met.size() != 1) {
      return;
    }
    long code = met.get(0).code();
    Fact fact = classes.fact();
    known.set(
        fact.name(),
        fact.type() == FactType.YES_NO
            ? (Object) (code == 1)
            : fact.options().get((int) code).code());
    rows.add(met.get(0).row().name());
  }
}
