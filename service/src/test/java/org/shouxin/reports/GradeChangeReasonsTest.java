package org.shouxin.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Text;

/** Why a grade is another than before (R14, R28), under the nonferrous policy. */
@Tag("R14")
@Tag("R28")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradeChangeReasonsTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);
  private static final Map<String, String> GOOD =
      Map.ofEntries(
          Map.entry("customer_kind", "regular"),
          Map.entry("contract_on_file", "yes"),
          Map.entry("licence_valid_until", "2033-07-11"),
          Map.entry("tax_registered", "yes"),
          Map.entry("safety_permit_valid_until", "2027-12-29"),
          Map.entry("annual_inspection_passed", "yes"),
          Map.entry("capital_matches_volume", "yes"),
          Map.entry("goods_within_scope", "yes"),
          Map.entry("months_trading", "35"),
          Map.entry("invoices", "18"),
          Map.entry("purchases_12m", "8809263"),
          Map.entry("avg_monthly_purchases", "978807"),
          Map.entry("on_time_pct", "62.5"),
          Map.entry("mean_days_late", "3.19"),
          Map.entry("max_days_late", "12"),
          Map.entry("late_receipts_12m", "2"),
          Map.entry("receivables", "1229046"),
          Map.entry("overdue_amount", "0"),
          Map.entry("overdue_pct", "0"),
          Map.entry("max_overdue_days", "0"),
          Map.entry("malicious_arrears", "no"),
          Map.entry("court_order", "no"),
          Map.entry("found_unqualified", "no"));

  private Policy policy;
  private Decisions decisions;

  @BeforeAll
  void read() throws Exception {
    policy = CommittedPolicies.policy("nonferrous");
    decisions = Decisions.of(policy);
  }

  @AfterAll
  void close() {
    decisions.close();
  }

  private Decision decide(Map<String, String> other) throws Unreadable {
    Map<String, String> values = new HashMap<>(GOOD);
    values.putAll(other);
    Facts.Builder facts = Facts.of("K1", policy.facts());
    for (Map.Entry<String, String> value : values.entrySet()) {
      var fact = policy.facts().fact(value.getKey());
      facts.set(fact, ValueReader.read(fact, value.getValue()));
    }
    return (Decision) decisions.decide(facts.build(), AS_OF);
  }

  private static List<String> zh(Decision before, Decision now, int steps) {
    return GradeChangeReasons.of(before, now, steps).stream().map(Text::zh).toList();
  }

  @Test
  void aDowngradeThatIsNewIsReportedBeforePointsThatWereLost() throws Unreadable {
    Decision before = decide(Map.of());
    Decision now = decide(Map.of("max_overdue_days", "61", "mean_days_late", "6"));
    assertThat(zh(before, now, -2))
        .startsWith("有货款逾期超过 60 天未付，降两级")
        .contains("平均逾期天数 7 → 5 分：平均逾期 5 至 10 天");
  }

  @Test
  void aDowngradeThatHeldBeforeIsNoReasonForAChange() throws Unreadable {
    Decision before = decide(Map.of("max_overdue_days", "61"));
    Decision now = decide(Map.of("max_overdue_days", "61", "mean_days_late", "6"));
    assertThat(zh(before, now, -1)).containsExactly("平均逾期天数 7 → 5 分：平均逾期 5 至 10 天");
  }

  @Test
  void indicatorsThatLostMoreComeFirst() throws Unreadable {
    Decision before = decide(Map.of("on_time_pct", "100"));
    Decision now = decide(Map.of("on_time_pct", "0", "mean_days_late", "6"));
    List<Text> why = GradeChangeReasons.of(before, now, -1);
    assertThat(why).hasSize(2);
    assertThat(why.get(0).en()).startsWith("Paid on time ");
    assertThat(why.get(1).en())
        .isEqualTo("Mean days late 7 → 5 points: Pays 5 to 10 days late on average");
  }

  @Test
  void whoRoseSeesWhatNoLongerHoldsAndWhatWasGained() throws Unreadable {
    Decision before = decide(Map.of("max_overdue_days", "61", "mean_days_late", "6"));
    Decision now = decide(Map.of());
    assertThat(zh(before, now, 2))
        .startsWith("不再有：有货款逾期超过 60 天未付，降两级")
        .contains("平均逾期天数 5 → 7 分：平均逾期不超过 5 天");
  }

  @Test
  void whatPullsTheOtherWayComesLast() throws Unreadable {
    Decision before = decide(Map.of("mean_days_late", "6"));
    Decision now = decide(Map.of("max_overdue_days", "61"));
    assertThat(zh(before, now, -1))
        .startsWith("有货款逾期超过 60 天未付，降两级")
        .endsWith("平均逾期天数 5 → 7 分：平均逾期不超过 5 天");
  }

  @Test
  void decisionsThatAreTheSameDifferByNothing() throws Unreadable {
    assertThat(GradeChangeReasons.of(decide(Map.of()), decide(Map.of()), 0)).isEmpty();
  }
}
