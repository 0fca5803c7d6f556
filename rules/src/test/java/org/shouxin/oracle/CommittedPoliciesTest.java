package org.shouxin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shouxin.decision.Decisions;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;

/**
 * Every policy that is committed decides as the oracle does, on a generated population of its own
 * and on orders. How many customers: {@code -Doracle.policy.customers=10000}.
 */
class CommittedPoliciesTest {

  private static final int CUSTOMERS = Integer.getInteger("oracle.policy.customers", 1_000);
  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  static List<Path> policies() throws IOException {
    try (Stream<Path> folders = Files.list(CommittedPolicy.FOLDER)) {
      return folders
          .map(folder -> folder.resolve(folder.getFileName() + ".policy.txt"))
          .filter(Files::exists)
          .filter(CommittedPoliciesTest::decides)
          .sorted()
          .toList();
    }
  }

  /** Whether the text renders a policy: a routing is none. */
  private static boolean decides(Path text) {
    try {
      return Files.readString(text).contains("\n== 政策 Policy ==\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  @Tag("R12")
  @Tag("R15")
  @Tag("R19")
  @Tag("R27")
  void a_generated_population_is_decided_alike(Path text) throws RefusedException {
    Policy policy = PolicyCompiler.compile(text);
    try (Decisions decisions = Decisions.of(policy)) {
      Agreement agreement = new Agreement(policy, decisions, DAY);
      RandomCustomers random = new RandomCustomers(policy, 1, 0.02);
      agreement.customers(random.next(CUSTOMERS, DAY));
      assertThat(agreement.decided()).hasSizeGreaterThan(CUSTOMERS / 10);
      if (!policy.orders().isEmpty()) {
        agreement.orders(random.orders(CUSTOMERS, DAY, true));
        agreement.ordersOfDecided(random.orders(CUSTOMERS, DAY, false));
        assertThat(agreement.checked()).isGreaterThan(CUSTOMERS / 10);
      }
    }
  }
}
