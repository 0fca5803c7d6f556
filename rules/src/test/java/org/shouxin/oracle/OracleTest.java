package org.shouxin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Decisions;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Policy;

/**
 * Drools and the independent oracle agree on every field and row hit, under random policies that
 * use every sheet. How many customers and policies: {@code -Doracle.customers=200000
 * -Doracle.policies=100}.
 */
class OracleTest {

  private static final int CUSTOMERS = Integer.getInteger("oracle.customers", 6_000);
  private static final int POLICIES = Integer.getInteger("oracle.policies", 12);
  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  @Test
  @Tag("R1")
  @Tag("R12")
  @Tag("R15")
  @Tag("R19")
  @Tag("R22")
  @Tag("R27")
  void random_customers_and_orders_under_random_policies_are_decided_alike() {
    int decided = 0;
    int checked = 0;
    for (int seed = 1; seed <= POLICIES; seed++) {
      Policy policy = RandomPolicies.of(seed);
      try (Decisions decisions = Decisions.of(policy)) {
        Agreement agreement = new Agreement(policy, decisions, DAY);
        RandomCustomers random = new RandomCustomers(policy, seed, 0.03);
        int count = CUSTOMERS / POLICIES;
        agreement.customers(random.next(count, DAY));
        if (!policy.orders().isEmpty()) {
          agreement.orders(random.orders(count / 2, DAY, true));
          agreement.ordersOfDecided(random.orders(count / 2, DAY, false));
        }
        decided += agreement.decided().size();
        checked += agreement.checked();
      }
    }
    assertThat(decided).isGreaterThan(CUSTOMERS / 4);
    assertThat(checked).isGreaterThan(CUSTOMERS / 8);
  }

  @Test
  void customers_of_whom_little_is_known_are_decided_alike() {
    Policy policy = CommittedPolicy.of("nonferrous").policy();
    try (Decisions decisions = Decisions.of(policy)) {
      Agreement agreement = new Agreement(policy, decisions, DAY);
      agreement.customers(new RandomCustomers(policy, 2, 0.15).next(CUSTOMERS / 10, DAY));
      assertThat(agreement.decided()).hasSizeGreaterThan(CUSTOMERS / 40);
    }
  }
}
