package org.shouxin.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;
import org.shouxin.trials.PolicyTrial;
import org.shouxin.trials.RoutingReport;
import org.shouxin.trials.RoutingTrial;
import org.shouxin.trials.TrialReport;

/**
 * Each policy decides its cases and samples as they were worked by hand, every row and every side
 * of a threshold is tried by one of them, and its rows cite the requirements it is tagged with.
 */
class PoliciesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final Path HOME = Path.of("..");
  private static final Path SAMPLES = HOME.resolve("samples");
  private static final List<String> POLICIES =
      List.of("credit-file", "development", "direct-supply", "nonferrous", "steel");

  private Set<String> tags = Set.of();

  @BeforeEach
  void tags(TestInfo test) {
    tags = test.getTags();
  }

  private void holds(String id) throws IOException, RefusedException {
    Path workbook = new PolicyShelf(HOME).policies().get(id);
    Policy policy = PolicyCompiler.compile(Objects.requireNonNull(workbook, id));
    TrialReport report = PolicyTrial.run(policy, SAMPLES, DAY);
    assertThat(report.differences()).isEmpty();
    assertThat(report.gaps()).isEmpty();
    assertThat(report.cases()).isPositive();
    assertThat(report.customers()).isPositive();
    assertThat(policy.orders().isEmpty()).isEqualTo(report.orders() == 0);
    assertThat(Citations.read().citedBy(id)).containsAll(tags);
  }

  @Test
  @Tag("R1")
  @Tag("R2")
  @Tag("R3")
  @Tag("R4")
  @Tag("R11")
  @Tag("R12")
  @Tag("R13")
  @Tag("R14")
  @Tag("R18")
  @Tag("R19")
  @Tag("R20")
  @Tag("R21")
  @Tag("R22")
  @Tag("R23")
  @Tag("R25")
  @Tag("R26")
  void nonferrousDecidesAsWorkedByHand() throws IOException, RefusedException {
    holds("nonferrous");
  }

  @Test
  @Tag("R5")
  @Tag("R6")
  @Tag("R7")
  @Tag("R10")
  @Tag("R14")
  @Tag("R15")
  @Tag("R16")
  @Tag("R20")
  @Tag("R21")
  @Tag("R27")
  @Tag("R29")
  void directSupplyDecidesAsWorkedByHand() throws IOException, RefusedException {
    holds("direct-supply");
  }

  @Test
  @Tag("R9")
  @Tag("R19")
  @Tag("R22")
  @Tag("R23")
  @Tag("R24")
  @Tag("R29")
  @Tag("R30")
  @Tag("R35")
  void creditFileDecidesAsWorkedByHand() throws IOException, RefusedException {
    holds("credit-file");
  }

  @Test
  @Tag("R8")
  @Tag("R10")
  @Tag("R30")
  void developmentDecidesAsWorkedByHand() throws IOException, RefusedException {
    holds("development");
  }

  @Test
  @Tag("R15")
  @Tag("R16")
  @Tag("R18")
  @Tag("R20")
  @Tag("R25")
  @Tag("R28")
  void steelDecidesAsWorkedByHand() throws IOException, RefusedException {
    holds("steel");
  }

  @Test
  void everyPolicyOnTheShelfIsTried() {
    assertThat(new PolicyShelf(HOME).policies().keySet()).containsExactlyElementsOf(POLICIES);
  }

  @Test
  void everyRouteIsTried() throws RefusedException {
    PolicyShelf shelf = new PolicyShelf(HOME);
    RoutingReport report =
        RoutingTrial.run(shelf.routing().orElseThrow(), shelf.policies().keySet(), SAMPLES, DAY);
    assertThat(report.differences()).isEmpty();
    assertThat(report.gaps()).isEmpty();
  }
}
