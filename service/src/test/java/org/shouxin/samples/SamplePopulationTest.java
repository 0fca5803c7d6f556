package org.shouxin.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shouxin.problem.Language;

/** The made-up customers must be repeatable, plausible and consistent with themselves. */
class SamplePopulationTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

  private final List<String[]> customers =
      IntStream.rangeClosed(1, 5_000).mapToObj(of(7)::customer).toList();

  @Test
  void theSameSeedGivesTheSameCustomerHoweverManyAreAskedFor() {
    assertThat(of(7).customer(4_321)).isEqualTo(customers.get(4_320));
    assertThat(of(8).customer(4_321)).isNotEqualTo(customers.get(4_320));
  }

  @Test
  void everyRowHasAValueOrABlankForEveryColumn() {
    assertThat(customers).allSatisfy(c -> assertThat(c).hasSize(SamplePopulation.COLUMNS.size()));
  }

  @Test
  void codesAreUniqueAndNamesLookLikeCompanies() {
    Set<String> codes = new HashSet<>();
    customers.forEach(c -> codes.add(c[at("customer")]));
    assertThat(codes).hasSize(customers.size());
    assertThat(customers).allSatisfy(c -> assertThat(c[at("name")]).matches("[\\p{IsHan}]{6,20}"));
  }

  @Test
  void nobodyOwesMoreOverdueThanOpen() {
    assertThat(customers)
        .allSatisfy(
            c ->
                assertThat(number(c, "overdue_amount"))
                    .isLessThanOrEqualTo(number(c, "receivables")));
  }

  @Test
  void somethingIsOverdueExactlyWhenItHasDaysOverdue() {
    assertThat(customers)
        .allSatisfy(
            c ->
                assertThat(number(c, "overdue_amount") > 0)
                    .isEqualTo(number(c, "max_overdue_days") > 0));
  }

  @Test
  void theWorstDelayIsNeverLessThanTheOneOfToday() {
    assertThat(customers)
        .allSatisfy(
            c ->
                assertThat(number(c, "max_days_late"))
                    .isGreaterThanOrEqualTo(number(c, "max_overdue_days")));
  }

  @Test
  void averagePurchasesAreOverMonthsWithPurchases() {
    assertThat(customers)
        .allSatisfy(
            c ->
                assertThat(number(c, "avg_monthly_purchases") * number(c, "purchase_months_12m"))
                    .isCloseTo(number(c, "purchases_12m"), within(0.07)));
  }

  @Test
  void nobodyBuysInMoreMonthsThanItHasTraded() {
    assertThat(customers)
        .allSatisfy(
            c ->
                assertThat(number(c, "purchase_months_12m"))
                    .isLessThanOrEqualTo(number(c, "months_trading")));
  }

  @Test
  void growthIsKnownOnlyAfterAYear() {
    assertThat(customers)
        .filteredOn(c -> number(c, "months_trading") < 12)
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c[at("growth_pct")]).isEmpty());
  }

  @Test
  void punctualCustomersHaveFewerDaysLateAndSounderAccounts() {
    assertThat(mean("mean_days_late", true)).isLessThan(mean("mean_days_late", false) / 2);
    assertThat(mean("debt_ratio_pct", true)).isLessThan(mean("debt_ratio_pct", false) - 5);
  }

  @Test
  void someFactsAreUnknownAsInRealFiles() {
    long without = customers.stream().filter(c -> c[at("debt_ratio_pct")].isEmpty()).count();
    assertThat(without).isBetween(150L, 750L);
  }

  private static SamplePopulation of(long seed) {
    return new SamplePopulation(seed, AS_OF, Language.ZH);
  }

  private double mean(String fact, boolean punctual) {
    return customers.stream()
        .filter(c -> !c[at("on_time_pct")].isEmpty() && !c[at(fact)].isEmpty())
        .filter(c -> number(c, "on_time_pct") >= 80 == punctual)
        .mapToDouble(c -> number(c, fact))
        .average()
        .orElseThrow();
  }

  private static double number(String[] customer, String fact) {
    return Double.parseDouble(customer[at(fact)]);
  }

  private static int at(String fact) {
    for (int i = 0; i < SamplePopulation.COLUMNS.size(); i++) {
      if (SamplePopulation.COLUMNS.get(i).fact().equals(fact)) {
        return i;
      }
    }
    throw new IllegalArgumentException(fact);
  }
}
