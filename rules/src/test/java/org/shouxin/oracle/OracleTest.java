package org.shouxin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Nonferrous;
import org.shouxin.policy.Policy;

/**
 * Drools and the independent oracle agree on every field and row hit. How many customers: {@code
 * -Doracle.customers=200000}.
 */
class OracleTest {

  private static final int CUSTOMERS = Integer.getInteger("oracle.customers", 20_000);
  private static final int POLICIES = 20;
  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  @Test
  void random_customers_under_random_policies_are_decided_alike() {
    for (int seed = 1; seed <= POLICIES; seed++) {
      agree(RandomPolicies.of(seed), seed, CUSTOMERS / POLICIES / 2, 0.02);
    }
  }

  @Test
  void random_customers_under_the_nonferrous_policy_are_decided_alike() {
    agree(Nonferrous.policy(), 1, CUSTOMERS / 2, 0.02);
  }

  @Test
  void customers_of_whom_little_is_known_are_decided_alike() {
    agree(Nonferrous.policy(), 2, CUSTOMERS / 10, 0.15);
  }

  private static void agree(Policy policy, long seed, int count, double missing) {
    List<Facts> customers = new RandomCustomers(policy, seed, missing).next(count, DAY);
    try (Decisions decisions = Decisions.of(policy)) {
      List<Answer> answers = decisions.decide(customers, DAY);
      int decided = 0;
      for (int i = 0; i < count; i++) {
        decided += answers.get(i) instanceof Decision ? 1 : 0;
        assertThat(Spelling.of(answers.get(i)))
            .as("policy %s, customer %s", policy.sha256(), i)
            .isEqualTo(Oracle.decide(policy, customers.get(i), DAY));
      }
      assertThat(decided).as("decided under %s", policy.sha256()).isGreaterThan(count / 4);
    }
  }
}
