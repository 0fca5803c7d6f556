package org.shouxin.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure.Figure;
import org.shouxin.problem.RefusedException;

/** A customer alone, given the figures of all, is as among all of them, in whatever order. */
class PopulationPropertiesTest {

  private static final Policy POLICY = Company.policy("company");

  @Provide
  Arbitrary<List<Facts>> customers() {
    Arbitrary<BigDecimal> amounts =
        Combinators.combine(
                Arbitraries.longs().between(-50, 5_000_000), Arbitraries.integers().between(0, 9))
            .as(BigDecimal::valueOf);
    Arbitrary<String> groups =
        Arbitraries.oneOf(
            Arbitraries.of("a", "b", "宝钢,集团", "=1+1", "'x", "\"q\"", "l1\nl2", "\\n", "a\\"),
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(2));
    return Combinators.combine(
            amounts.injectNull(0.1),
            groups.injectNull(0.2),
            Arbitraries.of("USD", "CNY", "EUR").injectNull(0.7))
        .as(PopulationPropertiesTest::customer)
        .list()
        .ofMaxSize(40);
  }

  private static Facts customer(
      @Nullable BigDecimal sales, @Nullable String group, @Nullable String currency) {
    return Facts.of("C", Company.DICTIONARY)
        .set(Company.SALES, sales)
        .set(Company.GROUP, group)
        .set(Company.CURRENCY, currency)
        .build();
  }

  private static List<@Nullable String> figures(Population population, Facts customer) {
    Facts completed = population.complete(customer);
    List<@Nullable String> shown = new ArrayList<>();
    Company.OVERALL.forEach(fact -> shown.add(Company.shown(completed, fact)));
    Company.GROUPED.forEach(fact -> shown.add(Company.shown(completed, fact)));
    shown.add(Company.shown(completed, Company.TONS_RANK));
    return shown;
  }

  @Property(tries = 300)
  @Tag("R15")
  void everyFigureIsWhatCountingByHandGives(@ForAll("customers") List<Facts> customers) {
    Population population = Company.population(POLICY, customers);
    for (Facts customer : customers) {
      Facts completed = population.complete(customer);
      for (Figure figure : Figure.values()) {
        assertThat(Company.shown(completed, Company.OVERALL.get(figure.ordinal())))
            .isEqualTo(byHand(figure, customer, customers, false));
        assertThat(Company.shown(completed, Company.GROUPED.get(figure.ordinal())))
            .isEqualTo(byHand(figure, customer, customers, true));
      }
    }
  }

  @Property(tries = 200)
  @Tag("R15")
  void aCustomerAloneWithTheFiguresOfAllIsAsAmongAll(@ForAll("customers") List<Facts> customers)
      throws RefusedException {
    Population all = Company.population(POLICY, customers);
    Population kept = Company.read(Company.written(all), POLICY, Company.DAY);
    for (Facts customer : customers) {
      assertThat(figures(kept, customer)).isEqualTo(figures(all, customer));
    }
    assertThat(Company.written(kept)).isEqualTo(Company.written(all));
  }

  @Property(tries = 200)
  @Tag("R15")
  void theOrderOfTheCustomersMeansNothing(
      @ForAll("customers") List<Facts> customers, @ForAll long seed) {
    List<Facts> shuffled = new ArrayList<>(customers);
    Collections.shuffle(shuffled, new Random(seed));
    Population one = Company.population(POLICY, customers);
    Population other = Company.population(POLICY, shuffled);
    assertThat(Company.written(other)).isEqualTo(Company.written(one));
    for (Facts customer : customers) {
      assertThat(figures(other, customer)).isEqualTo(figures(one, customer));
    }
  }

  private static @Nullable String byHand(
      Figure figure, Facts customer, List<Facts> customers, boolean grouped) {
    BigDecimal own = sales(customer);
    Object group = customer.value(Company.GROUP);
    if (own == null || grouped && group == null) {
      return null;
    }
    List<BigDecimal> counted = new ArrayList<>();
    for (Facts other : customers) {
      BigDecimal sales = sales(other);
      if (sales != null && (!grouped || Objects.equals(group, other.value(Company.GROUP)))) {
        counted.add(sales);
      }
    }
    BigDecimal sum = counted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal count = BigDecimal.valueOf(counted.size());
    long lower = counted.stream().filter(v -> v.compareTo(own) < 0).count();
    long higher = counted.stream().filter(v -> v.compareTo(own) > 0).count();
    BigDecimal exact =
        switch (figure) {
          case SUM -> sum.setScale(6, RoundingMode.HALF_UP);
          case COUNT -> count;
          case MEAN -> sum.divide(count, 6, RoundingMode.HALF_UP);
          case SHARE ->
              sum.signum() == 0
                  ? BigDecimal.ZERO
                  : own.scaleByPowerOfTen(2).divide(sum, 6, RoundingMode.HALF_UP);
          case RANK -> BigDecimal.valueOf(higher + 1);
          case PERCENTILE -> BigDecimal.valueOf(lower * 100).divide(count, 6, RoundingMode.HALF_UP);
        };
    return exact.abs().compareTo(Codes.LARGEST) > 0 ? null : Codes.plain(exact).toPlainString();
  }

  private static @Nullable BigDecimal sales(Facts customer) {
    BigDecimal given = (BigDecimal) customer.value(Company.SALES);
    Object currency = customer.value(Company.CURRENCY);
    if (given == null || currency == null || currency.equals("CNY")) {
      return given;
    }
    return currency.equals("USD") ? given.multiply(new BigDecimal("7.123457")) : null;
  }
}
