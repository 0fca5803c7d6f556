package org.shouxin.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.problem.Language;

/** What a policy says and nobody has tried is found, row by row and side by side. */
class CoverageTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final Policy POLICY = SmallPolicy.policy();
  private static final Decisions DECISIONS = Decisions.of(POLICY);

  @AfterAll
  static void close() {
    DECISIONS.close();
  }

  private static Facts.Builder customer(String code) {
    return Facts.of(code, POLICY.facts())
        .set("customer", code)
        .set("avg_monthly_purchases", BigDecimal.ONE);
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

  private static SheetCoverage sheet(Coverage trial, String key) {
    return trial.sheets().stream().filter(s -> s.sheet().equals(key)).findFirst().orElseThrow();
  }

  @Test
  void withoutAnyDecisionEverythingIsStillToBeTried() {
    Coverage trial = Coverage.of(POLICY);
    assertThat(trial.sheets())
        .containsExactly(
            new SheetCoverage("admission", 7, 0, 2, 0),
            new SheetCoverage("scorecard", 7, 0, 15, 0),
            new SheetCoverage("grades", 3, 0, 7, 0),
            new SheetCoverage("downgrades", 3, 0, 9, 0),
            new SheetCoverage("standings", 3, 0, 0, 0),
            new SheetCoverage("blacklist", 2, 0, 2, 0),
            new SheetCoverage("terms", 5, 0, 0, 0));
    assertThat(trial.gaps()).hasSize(30 + 35);
    assertThat(trial.whole()).isFalse();
  }

  @Test
  void theCasesOfTheSmallPolicyTryTheseRows() {
    Coverage trial = Coverage.of(POLICY);
    for (PolicyCase given : POLICY.cases()) {
      trial.add(DECISIONS.decide(given.facts(), given.asOf()));
    }
    assertThat(trial.sheets())
        .containsExactly(
            new SheetCoverage("admission", 7, 4, 2, 1),
            new SheetCoverage("scorecard", 7, 3, 15, 7),
            new SheetCoverage("grades", 3, 1, 7, 3),
            new SheetCoverage("downgrades", 3, 0, 9, 3),
            new SheetCoverage("standings", 3, 2, 0, 0),
            new SheetCoverage("blacklist", 2, 1, 2, 1),
            new SheetCoverage("terms", 5, 2, 0, 0));
  }

  @Test
  @Tag("R1")
  @Tag("R2")
  void aCriterionPassesFailsLacksEvidenceAndExemptsEachByItself() {
    Coverage trial = tried(customer("C1").set("contract_on_file", true).build());
    assertThat(gaps(trial, "admission/ADM-1"))
        .containsExactly(
            "row failed: contract_on_file = no",
            "row lacking evidence: contract_on_file = missing",
            "row exempt: customer_kind = sporadic");
    Coverage whole =
        tried(
            customer("C1").set("contract_on_file", true).build(),
            customer("C2").set("contract_on_file", false).build(),
            customer("C3").build(),
            customer("C4").set("customer_kind", "sporadic").build());
    assertThat(gaps(whole, "admission/ADM-1")).isEmpty();
  }

  @Test
  @Tag("R22")
  void aValueOnAThresholdTriesOneSideAndTheNextValueTheOther() {
    assertThat(gaps(tried(overdue("30")), "downgrades/DG-1"))
        .containsExactly(
            "row max_overdue_days in (30, 90]",
            "side max_overdue_days in (30, 90]",
            "side max_overdue_days > 90");
    assertThat(gaps(tried(overdue("30.000001"), overdue("90")), "downgrades/DG-1"))
        .containsExactly("side max_overdue_days <= 30", "side max_overdue_days > 90");
    assertThat(gaps(tried(overdue("30"), overdue("90"), overdue("90.000001")), "downgrades/DG-1"))
        .isEmpty();
  }

  private static Facts overdue(String days) {
    return customer("C" + days).set("max_overdue_days", new BigDecimal(days)).build();
  }

  @Test
  @Tag("R22")
  void aSideCountsOnlyWhileTheOtherConditionsOfTheRowAreMet() {
    Facts late = customer("C1").set("on_time_pct", BigDecimal.valueOf(20)).build();
    Coverage trial = tried(late);
    Decision decision = (Decision) DECISIONS.decide(late, DAY);
    assertThat(decision.score()).isEqualByComparingTo("21.9");
    assertThat(gaps(trial, "downgrades/DG-3"))
        .containsExactly(
            "row on_time_pct < 50 with score >= 40",
            "side on_time_pct < 50 with score >= 40",
            "side on_time_pct >= 50 with score >= 40",
            "side score >= 40 with on_time_pct < 50");
  }

  @Test
  void aMissingFactIsOnNeitherSide() {
    Coverage trial = tried(customer("C1").build());
    assertThat(gaps(trial, "admission/ADM-2"))
        .containsExactly(
            "row passed: licence_valid_until >= 0",
            "row failed: licence_valid_until < 0",
            "side licence_valid_until < 0",
            "side licence_valid_until >= 0");
  }

  @Test
  void aBandThatStandsInForAMissingFactIsARowTriedButNoSide() {
    Coverage trial = tried(customer("C1").build());
    assertThat(gaps(trial, "scorecard/YEARS-2"))
        .containsExactly("side years_established < 5", "side years_established >= 5");
  }

  @Test
  void whoeverGetsNoDecisionTriesNothing() {
    Coverage trial = tried(Facts.of("C1", POLICY.facts()).set("customer", "C1").build());
    assertThat(trial.sheets()).allMatch(sheet -> sheet.rowsTried() + sheet.sidesTried() == 0);
  }

  @Test
  void answersOfAnotherPolicyAreRefused() {
    Decision decision = (Decision) DECISIONS.decide(customer("C1").build(), DAY);
    assertThatThrownBy(() -> Coverage.of(CommittedPolicy.of("nonferrous").policy()).add(decision))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("C1");
  }

  @Test
  void shareOfASheetIsRoundedDownSoThatAHundredMeansAll() {
    assertThat(new SheetCoverage("terms", 300, 299, 0, 0).percent()).isEqualTo(99);
    assertThat(new SheetCoverage("terms", 2, 2, 1, 1).percent()).isEqualTo(100);
    assertThat(sheet(tried(overdue("1")), "standings").percent()).isEqualTo(33);
  }
}
