package org.shouxin.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.policy.WholePolicy;
import org.shouxin.problem.Language;

/** Stages, classes, rates, ungraded customers, changes of the limit and orders as things to try. */
class WholeCoverageTest {

  private static final LocalDate DAY = LocalDate.of(2026, 7, 31);
  private static final Policy POLICY = WholePolicy.policy();
  private static final Decisions DECISIONS = Decisions.of(POLICY);

  @AfterAll
  static void close() {
    DECISIONS.close();
  }

  private static Facts customer(String code, Map<String, Object> more) {
    Facts.Builder facts =
        Facts.of(code, POLICY.facts())
            .set("customer", code)
            .set("purchases", BigDecimal.valueOf(1_440_000))
            .set("trading_months", BigDecimal.valueOf(24))
            .set("papers", "yes")
            .set("site_visited", true)
            .set("on_time_pct", BigDecimal.valueOf(95))
            .set("disputes", BigDecimal.ZERO);
    more.forEach(facts::set);
    return facts.build();
  }

  private static Facts order(String number, int days, String standing) {
    return Facts.of("C1", POLICY.vocabulary())
        .set("customer", "C1")
        .set("order", number)
        .set("order_amount", BigDecimal.TEN)
        .set("requested_days", BigDecimal.valueOf(days))
        .set("standing", standing)
        .set("credit_limit", BigDecimal.valueOf(100))
        .build();
  }

  private static Coverage tried(Facts... customers) {
    Coverage trial = Coverage.of(POLICY);
    DECISIONS.decide(List.of(customers), DAY).forEach(trial::add);
    return trial;
  }

  private static List<String> gaps(Coverage trial, String row) {
    return trial.gaps().stream()
        .filter(item -> item.row().name().equals(row))
        .map(item -> (item.side() ? "side " : "row ") + item.hint().in(Language.EN))
        .toList();
  }

  @Test
  @Tag("R8")
  void aStageIsTriedOnceSomebodyReachesItAndItsCriteriaOnlyThen() {
    Coverage early = tried(customer("C1", Map.of("trading_months", BigDecimal.ZERO)));
    assertThat(gaps(early, "stages/papers")).isEmpty();
    assertThat(gaps(early, "stages/survey")).hasSize(1);
    assertThat(gaps(early, "admission/S-1"))
        .containsExactly(
            "row passed: site_visited = yes",
            "row failed: site_visited = no",
            "row lacking evidence: site_visited = missing");
    Coverage later = tried(customer("C1", Map.of("site_visited", false)));
    assertThat(gaps(later, "stages/final")).isEmpty();
    assertThat(gaps(later, "admission/S-1"))
        .containsExactly(
            "row passed: site_visited = yes", "row lacking evidence: site_visited = missing");
  }

  @Test
  @Tag("R16")
  void classesMeasuresAndRatesAreTriedByTheCustomersTheyAreFor() {
    Coverage trial = tried(customer("C1", Map.of("purchases_currency", "EUR")));
    assertThat(gaps(trial, "rates/FX-2")).isEmpty();
    assertThat(gaps(trial, "rates/FX-3")).hasSize(1);
    assertThat(gaps(trial, "measures/avg_monthly")).isEmpty();
    assertThat(gaps(trial, "classes/CL-1")).containsExactly("side avg_monthly < 100000");
    assertThat(gaps(trial, "measures/headroom")).containsExactly("row headroom known");
  }

  @Test
  @Tag("R22")
  void downgradesAreNotLookedAtForThoseWhoAreLeftUngraded() {
    Map<String, Object> late = Map.of("late_months", BigDecimal.valueOf(2));
    Coverage graded = tried(customer("C1", late));
    assertThat(gaps(graded, "downgrades/DG-1"))
        .containsExactly("side late_months < 2", "side late_months >= 3");
    Coverage ungraded =
        tried(
            customer(
                "C1",
                Map.of(
                    "late_months",
                    BigDecimal.valueOf(2),
                    "trading_months",
                    BigDecimal.valueOf(2))));
    assertThat(gaps(ungraded, "ungraded/UN-1"))
        .containsExactly(
            "side trading_months >= 3 with admission = admitted, conditional, incomplete");
    assertThat(gaps(ungraded, "downgrades/DG-1")).hasSize(4);
  }

  @Test
  @Tag("R20")
  void aChangeOfTheLimitLooksAtTheLimitBeforeIt() {
    Coverage good = tried(customer("C1", Map.of()));
    assertThat(gaps(good, "limits/LC-1"))
        .containsExactly(
            "side as_of_month < 6 with credit_limit > 0",
            "side as_of_month > 8 with credit_limit > 0",
            "side credit_limit = 0 with as_of_month in [6, 8]");
  }

  @Test
  @Tag("R27")
  void aCheckOfOrdersIsTriedOnceItAppliesAndOnceItDoesNot() {
    Coverage trial = Coverage.of(POLICY);
    trial.add(DECISIONS.check(order("O1", 61, "normal"), DAY));
    assertThat(gaps(trial, "orders/OC-4"))
        .containsExactly(
            "row does not apply: not requested_days > 60", "side requested_days <= 60");
    trial.add(DECISIONS.check(order("O2", 60, "barred"), DAY));
    assertThat(gaps(trial, "orders/OC-4")).isEmpty();
    assertThat(gaps(trial, "orders/OC-1")).isEmpty();
    assertThat(gaps(trial, "classes/CL-7")).containsExactly("side headroom < 0");
    assertThat(gaps(trial, "measures/headroom")).isEmpty();
    assertThat(gaps(trial, "orders/OC-3"))
        .as("without a day the limit is neither valid nor expired")
        .hasSize(4);
  }

  @Test
  @Tag("R14")
  void aMovementIsTriedOnlyWhenItHeldTheGrade() {
    Map<String, Object> from = Map.of("previous_grade", "B");
    assertThat(gaps(tried(customer("C1", from)), "movement/MV-1")).hasSize(1);
    Map<String, Object> risen = Map.of("previous_grade", "C");
    assertThat(gaps(tried(customer("C1", risen)), "movement/MV-1")).isEmpty();
  }
}
