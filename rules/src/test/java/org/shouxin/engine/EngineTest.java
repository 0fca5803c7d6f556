package org.shouxin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.shouxin.facts.Facts;
import org.shouxin.oracle.RandomCustomers;
import org.shouxin.oracle.RandomPolicies;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.condition.Condition;

class EngineTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final Policy POLICY = RandomPolicies.of(7);

  private static List<Facts> customers(Policy policy, int count) {
    RandomCustomers customers = new RandomCustomers(policy, 1, 0.02);
    List<Facts> facts = customers.next(2 * count, DAY);
    Layout layout = new Layout(policy);
    return facts.stream()
        .filter(f -> !layout.customers().ready(f, DAY).stopped())
        .limit(count)
        .toList();
  }

  @Test
  void a_row_id_or_a_condition_that_tries_to_break_out_stays_a_name_and_a_comment() {
    String evil = "\"\nthen System.exit(1); end\n// \\u000a*/ @{x} \u2028 eval(true) rule \"x";
    Criterion first =
        new Criterion(
            new RowRef("admission", evil, ""),
            null,
            POLICY.identity().name(),
            null,
            new Condition(
                POLICY.facts().fact("purchases"), evil, org.shouxin.facts.Ranges.of(0, 100)),
            true,
            POLICY.identity().name(),
            "");
    Policy policy =
        new Policy(
            POLICY.identity(),
            POLICY.facts(),
            POLICY.vocabulary(),
            POLICY.inputs(),
            List.of(),
            List.of(first),
            POLICY.assessments(),
            POLICY.indicators(),
            POLICY.scorecard(),
            List.of(),
            POLICY.downgrades(),
            List.of(),
            POLICY.standings(),
            POLICY.sanctions(),
            POLICY.terms(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "evil");
    try (Engine engine = new Engine(policy)) {
      assertThat(String.join("\n", engine.rules().files().values()))
          .doesNotContain("\nthen System", "\\u000a", "\u2028", "@{");
      assertThat(engine.run(customers(policy, 10), DAY)).hasSize(10);
    }
  }

  @Test
  void conditions_compiled_into_classes_conclude_the_same() {
    List<Facts> some = customers(POLICY, 200);
    try (Engine engine = new Engine(POLICY)) {
      List<Outcome> before = engine.run(some, DAY);
      engine.run(customers(POLICY, 6_000), DAY);
      List<Outcome> after = engine.run(some, DAY);
      for (int i = 0; i < some.size(); i++) {
        assertThat(after.get(i).sameAs(before.get(i))).isTrue();
      }
    }
  }

  @Test
  void policies_compile_and_decide_side_by_side() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Policy policy = RandomPolicies.of(1 + i % 2);
        work.add(
            () -> {
              try (Engine engine = new Engine(policy)) {
                return engine.run(customers(policy, 300), DAY).stream().allMatch(Outcome::graded);
              }
            });
      }
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void one_engine_decides_the_same_on_several_threads() throws Exception {
    List<Facts> some = customers(POLICY, 500);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Engine engine = new Engine(POLICY)) {
      List<Outcome> alone = engine.run(some, DAY);
      List<Callable<List<Outcome>>> work = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        work.add(() -> engine.run(some, DAY));
      }
      for (Future<List<Outcome>> done : threads.invokeAll(work)) {
        List<Outcome> outcomes = done.get();
        for (int i = 0; i < some.size(); i++) {
          assertThat(outcomes.get(i).sameAs(alone.get(i))).isTrue();
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void reloading_a_policy_again_and_again_holds_no_memory() {
    int reloads = Integer.getInteger("engine.reloads", 12);
    long early = 0;
    long late = 0;
    for (int i = 1; i <= reloads; i++) {
      try (Engine engine = new Engine(POLICY)) {
        assertThat(engine.run(customers(POLICY, 20), DAY)).hasSize(20);
      }
      late = used();
      early = i == 4 ? late : early;
    }
    assertThat(late - early).as("%d then %d bytes", early, late).isLessThan(8L << 20);
  }

  private static long used() {
    System.gc();
    System.gc();
    long classes =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().contains("Metaspace"))
            .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
            .sum();
    return classes + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
