package org.shouxin.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure;

/** Figures of a population, each customer held against all the others. Quadratic and plain. */
final class OraclePopulation {

  private final List<Known> all = new ArrayList<>();

  private OraclePopulation(Policy policy, List<Facts> customers, LocalDate asOf) {
    customers.forEach(facts -> all.add(new OracleReady(policy, facts, asOf).known()));
  }

  /** The customers with the figures of all of them filled in. */
  static List<Facts> filled(Policy policy, List<Facts> customers, LocalDate asOf) {
    OraclePopulation population = new OraclePopulation(policy, customers, asOf);
    List<Map<String, BigDecimal>> figures = new ArrayList<>();
    customers.forEach(customer -> figures.add(new HashMap<>()));
    for (PopulationFigure figure : policy.inputs().population()) {
      population.work(figure, figures);
    }
    List<Facts> filled = new ArrayList<>();
    for (int i = 0; i < customers.size(); i++) {
      Facts.Builder facts = Facts.of(customers.get(i).customer(), policy.facts());
      for (Fact fact : policy.facts().facts()) {
        Object given = customers.get(i).value(fact);
        facts.set(fact, given == null ? figures.get(i).get(fact.name()) : given);
      }
      filled.add(facts.build());
    }
    return filled;
  }

  private void work(PopulationFigure figure, List<Map<String, BigDecimal>> figures) {
    Map<Object, List<BigDecimal>> groups = new HashMap<>();
    for (Known customer : all) {
      if (number(figure, customer) != null && group(figure, customer) != null) {
        groups
            .computeIfAbsent(group(figure, customer), group -> new ArrayList<>())
            .add(number(figure, customer));
      }
    }
    Fact fact = figure.fact();
    for (int i = 0; i < all.size(); i++) {
      BigDecimal own = number(figure, all.get(i));
      Object group = group(figure, all.get(i));
      if (own != null && group != null) {
        BigDecimal value = figure(figure, own, groups.getOrDefault(group, List.of()));
        if (fact.allows(value)) {
          figures.get(i).put(fact.name(), value);
        }
      }
    }
  }

  private static BigDecimal figure(
      PopulationFigure figure, BigDecimal own, List<BigDecimal> numbers) {
    BigDecimal count = BigDecimal.valueOf(numbers.size());
    return switch (figure.figure()) {
      case SUM -> sum(numbers).setScale(6, RoundingMode.HALF_UP);
      case COUNT -> count;
      case MEAN -> sum(numbers).divide(count, 6, RoundingMode.HALF_UP);
      case SHARE -> sum(numbers).signum() == 0 ? BigDecimal.ZERO : percent(own, sum(numbers));
      case RANK ->
          BigDecimal.valueOf(1 + numbers.stream().filter(n -> n.compareTo(own) > 0).count());
      case PERCENTILE ->
          percent(
              BigDecimal.valueOf(numbers.stream().filter(n -> n.compareTo(own) < 0).count()),
              count);
    };
  }

  private static BigDecimal sum(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.multiply(BigDecimal.valueOf(100)).divide(whole, 6, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal number(PopulationFigure figure, Known customer) {
    return (BigDecimal) customer.value(figure.of().name());
  }

  private static @Nullable Object group(PopulationFigure figure, Known customer) {
    Fact within = figure.within();
    return within == null ? "" : customer.value(within.name());
  }
}
