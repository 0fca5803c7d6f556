package org.shouxin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;

/** What several threads decide at once is what one thread decides. */
class ThreadsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final int TOGETHER = 128;
  private static final int THREADS = 4;

  @Test
  void no_thread_changes_what_another_decides() throws InterruptedException {
    unchanged(CommittedPolicy.of("nonferrous").policy(), 40_000);
  }

  @Test
  void no_thread_changes_what_another_decides_with_every_sheet() throws InterruptedException {
    unchanged(withEverySheet(), 10_000);
  }

  @Test
  void no_thread_changes_what_another_checks() throws InterruptedException {
    Policy policy = withEverySheet();
    List<Facts> orders = new RandomCustomers(policy, 4, 0.01).orders(10_000, DAY, true);
    String[] alone = new String[orders.size()];
    String[] together = new String[orders.size()];
    try (Decisions decisions = Decisions.of(policy)) {
      run(1, orders.size(), i -> alone[i] = "" + Spelling.of(decisions.check(orders.get(i), DAY)));
      run(
          THREADS,
          orders.size(),
          i -> together[i] = "" + Spelling.of(decisions.check(orders.get(i), DAY)));
    }
    assertThat(together).isEqualTo(alone);
  }

  /**
   * The first random policy that fills every sheet that decides: not the cases, not authorities.
   */
  private static Policy withEverySheet() {
    long sheets = Sheets.ALL.size() - 2;
    for (long seed = 1; seed < 10_000; seed++) {
      String text = RandomPolicies.text(seed);
      if (text.lines().filter(line -> line.startsWith("== ")).count() == sheets) {
        return RandomPolicies.of(seed);
      }
    }
    throw new AssertionError("no random policy fills " + sheets + " sheets");
  }

  private static void unchanged(Policy policy, int count) throws InterruptedException {
    List<Facts> customers = new RandomCustomers(policy, 3, 0.01).next(count, DAY);
    Answer[] alone = new Answer[count];
    Answer[] together = new Answer[count];
    try (Decisions decisions = Decisions.of(policy)) {
      decide(decisions, customers, alone, 1);
      decide(decisions, customers, together, THREADS);
    }
    int different = 0;
    int decided = 0;
    for (int i = 0; i < count; i++) {
      different += Spelling.of(alone[i]).equals(Spelling.of(together[i])) ? 0 : 1;
      decided += alone[i] instanceof Decision ? 1 : 0;
    }
    assertThat(different).isZero();
    assertThat(decided).isGreaterThan(count / 10);
    assertThat(Arrays.asList(together)).doesNotContainNull();
  }

  private static void decide(
      Decisions decisions, List<Facts> customers, Answer[] answers, int threads)
      throws InterruptedException {
    int blocks = (customers.size() + TOGETHER - 1) / TOGETHER;
    run(
        threads,
        blocks,
        block -> {
          int from = block * TOGETHER;
          int to = Math.min(customers.size(), from + TOGETHER);
          List<Answer> decided = decisions.decide(customers.subList(from, to), DAY);
          for (int i = 0; i < decided.size(); i++) {
            answers[from + i] = decided.get(i);
          }
        });
  }

  private static void run(int threads, int count, java.util.function.IntConsumer task)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      workers[i] =
          new Thread(
              () -> {
                for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                  task.accept(n);
                }
              });
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
  }
}
