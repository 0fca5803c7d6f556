package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;

/** R20, R22: a worse payment fact never raises grade or limit. */
class WorsePaymentTest {

  private static final Policy POLICY = CommittedPolicy.of("nonferrous").policy();
  private static final Decisions DECISIONS = Decisions.of(POLICY);
  private static final List<String> HIGHER_IS_WORSE =
      List.of(
          "mean_days_late",
          "max_days_late",
          "max_overdue_days",
          "late_receipts_12m",
          "overdue_pct",
          "overdue_amount",
          "disputed_pct");
  private static final int CUSTOMERS = 64;

  @AfterContainer
  static void close() {
    DECISIONS.close();
  }

  @Property(tries = 60)
  @net.jqwik.api.Tag("R20")
  @net.jqwik.api.Tag("R22")
  void aWorsePaymentFactNeverRaisesGradeOrLimit(@ForAll long seed) {
    Random random = new Random(seed);
    PolicyCase healthy = POLICY.cases().get(0);
    List<Facts> pairs = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      boolean onTime = random.nextInt(8) == 0;
      String name =
          onTime ? "on_time_pct" : HIGHER_IS_WORSE.get(random.nextInt(HIGHER_IS_WORSE.size()));
      Fact fact = POLICY.facts().fact(name);
      BigDecimal one = value(name, random);
      BigDecimal other = value(name, random);
      long base = random.nextLong();
      pairs.add(customer(healthy, base, fact, onTime ? one.max(other) : one.min(other)));
      pairs.add(customer(healthy, base, fact, onTime ? one.min(other) : one.max(other)));
      changes.add(name + " " + one + " / " + other);
    }
    List<Answer> answers = DECISIONS.decide(pairs, healthy.asOf());
    for (int i = 0; i < CUSTOMERS; i++) {
      Decision better = (Decision) answers.get(2 * i);
      Decision worse = (Decision) answers.get(2 * i + 1);
      assertThat(worse.grade().rank())
          .as(changes.get(i))
          .isGreaterThanOrEqualTo(better.grade().rank());
      assertThat(worse.creditLimit()).as(changes.get(i)).isLessThanOrEqualTo(better.creditLimit());
    }
  }

  /** The healthy customer with random payment facts, one of them given. */
  private static Facts customer(PolicyCase healthy, long seed, Fact changed, BigDecimal value) {
    Random random = new Random(seed);
    Facts.Builder facts = healthy.facts().toBuilder();
    List<String> names = new ArrayList<>(HIGHER_IS_WORSE);
    names.add("on_time_pct");
    for (String name : names) {
      facts.set(name, random.nextInt(3) == 0 ? value(name, random) : mild(name, random));
    }
    facts.set("malicious_arrears", random.nextInt(12) == 0);
    facts.set("months_trading", BigDecimal.valueOf(random.nextInt(60)));
    assertThat(changed.type()).isEqualTo(FactType.NUMBER);
    return facts.set(changed, value).build();
  }

  private static BigDecimal mild(String name, Random random) {
    return BigDecimal.valueOf(
        name.equals("on_time_pct") ? 90 + random.nextInt(11) : random.nextInt(3));
  }

  /** Around the thresholds: whole numbers and halves. */
  private static BigDecimal value(String name, Random random) {
    if (name.equals("overdue_amount")) {
      return BigDecimal.valueOf(random.nextInt(5)).multiply(BigDecimal.valueOf(499_999));
    }
    int most = name.endsWith("_pct") ? 200 : 260;
    return BigDecimal.valueOf(random.nextInt(most + 1)).divide(BigDecimal.valueOf(2));
  }
}
