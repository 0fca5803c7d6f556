package org.shouxin.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;

/** A customer alone, given the figures of all, is decided on as among all the others. */
class AloneTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final int CUSTOMERS = 300;
  private static final int POLICIES = 3;

  @TempDir Path folder = Path.of("");

  @Test
  @Tag("R15")
  void alone_with_the_figures_of_all_is_as_among_all() throws IOException, RefusedException {
    int tried = 0;
    for (long seed = 1; tried < POLICIES; seed++) {
      Policy policy = RandomPolicies.of(seed);
      if (Population.needed(policy)) {
        tried++;
        compare(policy, new RandomCustomers(policy, seed, 0.03).next(CUSTOMERS, DAY));
      }
    }
  }

  private void compare(Policy policy, List<Facts> customers) throws IOException, RefusedException {
    Population.Builder counting = new Population.Builder(policy, DAY);
    customers.forEach(counting::add);
    Population all = counting.build();
    Path file = folder.resolve(policy.identity().id() + ".csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      Population.write(List.of(all), out);
    }
    Population read = Population.read(file, policy, DAY);
    try (Decisions decisions = Decisions.of(policy)) {
      List<Answer> together = decisions.decide(customers.stream().map(all::complete).toList(), DAY);
      for (int i = 0; i < CUSTOMERS; i++) {
        Answer alone = decisions.decide(read.complete(customers.get(i)), DAY);
        assertThat(Spelling.of(alone)).isEqualTo(Spelling.of(together.get(i)));
        if (alone instanceof Decision) {
          assertThat(alone).isEqualTo(together.get(i));
        }
      }
    }
  }
}
