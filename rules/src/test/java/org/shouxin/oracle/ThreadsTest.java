package org.shouxin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Nonferrous;
import org.shouxin.policy.Policy;

/** What several threads decide at once is what one thread decides. */
class ThreadsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final int CUSTOMERS = 60_000;
  private static final int TOGETHER = 128;
  private static final int THREADS = 4;

  @Test
  void no_thread_changes_what_another_decides() throws InterruptedException {
    Policy policy = Nonferrous.policy();
    List<Facts> customers = new RandomCustomers(policy, 3, 0.01).next(CUSTOMERS, DAY);
    Answer[] alone = new Answer[CUSTOMERS];
    Answer[] together = new Answer[CUSTOMERS];
    try (Decisions decisions = Decisions.of(policy)) {
      decide(decisions, customers, alone, 1);
      decide(decisions, customers, together, THREADS);
    }
    int different = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      Map<String, String> expected = Spelling.of(alone[i]);
      different += expected.equals(Spelling.of(together[i])) ? 0 : 1;
    }
    assertThat(different).isZero();
    assertThat(Arrays.asList(together)).doesNotContainNull();
  }

  private static void decide(
      Decisions decisions, List<Facts> customers, Answer[] answers, int threads)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      workers[i] = new Thread(() -> work(decisions, customers, answers, next));
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
  }

  private static void work(
      Decisions decisions, List<Facts> customers, Answer[] answers, AtomicInteger next) {
    for (int from = next.getAndAdd(TOGETHER); from < CUSTOMERS; from = next.getAndAdd(TOGETHER)) {
      List<Facts> some = customers.subList(from, Math.min(CUSTOMERS, from + TOGETHER));
      List<Answer> decided = decisions.decide(some, DAY);
      for (int i = 0; i < decided.size(); i++) {
        answers[from + i] = decided.get(i);
      }
    }
  }
}
