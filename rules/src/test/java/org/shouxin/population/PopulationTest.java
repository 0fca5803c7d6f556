package org.shouxin.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shouxin.population.Company.DAY;
import static org.shouxin.population.Company.GROUP;
import static org.shouxin.population.Company.GROUPED;
import static org.shouxin.population.Company.OVERALL;
import static org.shouxin.population.Company.SALES;
import static org.shouxin.population.Company.customer;
import static org.shouxin.population.Company.shown;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure.Figure;
import org.shouxin.problem.Language;

/** What a customer's share, rank and percentile among all customers are (R15, R16). */
class PopulationTest {

  private static final Policy POLICY = Company.policy("company");
  private static final List<Facts> FOUR =
      List.of(
          customer("600", "north"),
          customer("100", "north"),
          customer("200", "south"),
          customer("100", "south"));

  private static List<@org.jspecify.annotations.Nullable String> of(
      Figure figure, List<Facts> customers) {
    Population population = Company.population(POLICY, customers);
    Fact fact = OVERALL.get(figure.ordinal());
    return customers.stream().map(c -> shown(population.complete(c), fact)).toList();
  }

  private static List<@org.jspecify.annotations.Nullable String> within(
      Figure figure, List<Facts> customers) {
    Population population = Company.population(POLICY, customers);
    Fact fact = GROUPED.get(figure.ordinal());
    return customers.stream().map(c -> shown(population.complete(c), fact)).toList();
  }

  @Test
  @Tag("R15")
  void theShareOfSalesIsPerCentOfAllSales() {
    assertThat(of(Figure.SHARE, FOUR)).containsExactly("60", "10", "20", "10");
    assertThat(within(Figure.SHARE, FOUR))
        .containsExactly("85.714286", "14.285714", "66.666667", "33.333333");
  }

  @Test
  @Tag("R15")
  void equalSalesShareTheBetterRank() {
    assertThat(of(Figure.RANK, FOUR)).containsExactly("1", "3", "2", "3");
    assertThat(within(Figure.RANK, FOUR)).containsExactly("1", "2", "1", "2");
  }

  @Test
  @Tag("R15")
  void thePercentileIsTheShareOfThoseWithLess() {
    assertThat(of(Figure.PERCENTILE, FOUR)).containsExactly("75", "0", "50", "0");
    assertThat(within(Figure.PERCENTILE, FOUR)).containsExactly("50", "0", "50", "0");
  }

  @Test
  @Tag("R16")
  void sumCountAndMeanAreTheSameForAllOfAGroup() {
    assertThat(of(Figure.SUM, FOUR)).containsOnly("1000");
    assertThat(of(Figure.COUNT, FOUR)).containsOnly("4");
    assertThat(of(Figure.MEAN, FOUR)).containsOnly("250");
    assertThat(within(Figure.SUM, FOUR)).containsExactly("700", "700", "300", "300");
    assertThat(within(Figure.COUNT, FOUR)).containsOnly("2");
    assertThat(within(Figure.MEAN, FOUR)).containsExactly("350", "350", "150", "150");
  }

  @Test
  @Tag("R15")
  void whoHasNoSalesFigureDoesNotCountAndHasNoShare() {
    List<Facts> customers = List.of(customer("1", "north"), customer(null, "north"));
    assertThat(of(Figure.SHARE, customers)).containsExactly("100", null);
    assertThat(of(Figure.COUNT, customers)).containsExactly("1", null);
  }

  @Test
  void whoHasNoGroupCountsOverallOnly() {
    List<Facts> customers = List.of(customer("1", "north"), customer("3", null));
    assertThat(within(Figure.SUM, customers)).containsExactly("1", null);
    assertThat(of(Figure.SUM, customers)).containsOnly("4");
  }

  @Test
  @Tag("R15")
  void whatTheFileGivesIsKept() {
    Fact share = OVERALL.get(Figure.SHARE.ordinal());
    Facts told = customer("600", "north").toBuilder().set(share, new BigDecimal("7")).build();
    Facts completed = Company.population(POLICY, FOUR).complete(told);
    assertThat(shown(completed, share)).isEqualTo("7");
    assertThat(shown(completed, OVERALL.get(Figure.RANK.ordinal()))).isEqualTo("1");
  }

  @Test
  void anAssumedNumberCounts() {
    Facts assumed = customer("1", null);
    Facts more = assumed.toBuilder().set(Company.TONS, new BigDecimal("11")).build();
    Population population = Company.population(POLICY, List.of(assumed, more));
    assertThat(shown(population.complete(assumed), Company.TONS_RANK)).isEqualTo("2");
    assertThat(shown(population.complete(more), Company.TONS_RANK)).isEqualTo("1");
  }

  @Test
  void aShareOfNothingIsNothing() {
    assertThat(of(Figure.SHARE, List.of(customer("0", null), customer("0", null))))
        .containsOnly("0");
  }

  @Test
  void foreignCurrenciesCountAtTheRateOfTheDay() {
    Facts dollars = customer("10", "north").toBuilder().set(Company.CURRENCY, "USD").build();
    Facts unknown = customer("10", "north").toBuilder().set(Company.CURRENCY, "XAF").build();
    List<Facts> customers = List.of(dollars, unknown, customer("71.23457", "north"));
    assertThat(of(Figure.SUM, customers)).containsExactly("142.46914", null, "142.46914");
    assertThat(of(Figure.RANK, customers)).containsExactly("1", null, "1");
  }

  @Test
  void numbersBetweenTheLinesOfTheGridAreDistinguished() {
    List<Facts> customers =
        List.of(
            customer("1.00000013", null),
            customer("1.0000001", null),
            customer("1.00000010", null),
            customer("1", null),
            customer("1.000001", null));
    assertThat(of(Figure.RANK, customers)).containsExactly("2", "3", "3", "5", "1");
    assertThat(of(Figure.PERCENTILE, customers)).containsExactly("60", "20", "20", "0", "80");
  }

  @Test
  void aFigureOutsideItsFactsRangeIsMissingAndSaysWhy() {
    List<Facts> customers =
        java.util.stream.IntStream.rangeClosed(1, 10)
            .mapToObj(i -> customer("1", null).toBuilder().set(Company.TONS, new BigDecimal(i)))
            .map(Facts.Builder::build)
            .toList();
    Population population = Company.population(POLICY, customers);
    Facts last = population.complete(customers.get(0));
    assertThat(shown(last, Company.TONS_RANK)).isNull();
    assertThat(population.problems(last))
        .singleElement()
        .extracting(p -> p.in(Language.EN))
        .asString()
        .startsWith("总体Population!A")
        .endsWith("is outside its allowed range; found \"10\"; allowed: -9 to 9");
    assertThat(population.problems(customers.get(1))).isEmpty();
  }

  @Test
  void theDayAndPolicyAreThoseItWasMadeFor() {
    Population population = Company.population(POLICY, FOUR);
    assertThat(population.asOf()).isEqualTo(DAY);
    assertThat(population.policy()).isSameAs(POLICY);
    assertThat(Population.needed(POLICY)).isTrue();
    assertThat(FOUR.get(0).value(GROUP)).isEqualTo("north");
    assertThat(FOUR.get(0).value(SALES)).isEqualTo(new BigDecimal("600"));
  }
}
