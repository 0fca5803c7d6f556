package org.shouxin.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.Language;

class BatchTest {

  @TempDir Path folder = Path.of("");

  @Test
  void stoppedHalfWayItKeepsTheFinishedRowsInOrder() throws Exception {
    Policy policy = PolicyCompiler.compile(CommittedPolicies.SMALL);
    StringBuilder text = new StringBuilder("customer,月均,on_time_pct\n");
    for (int i = 0; i < 300_000; i++) {
      text.append('C').append(i).append(",1000,90\n");
    }
    Path input = Files.writeString(folder.resolve("customers.csv"), text);
    try (RoutedFile routedFile = RoutedFile.of(CustomerFile.open(input, policy.facts()), policy);
        FilePolicies filePolicies = FilePolicies.of(routedFile, Map.of())) {
      Batch batch =
          Batch.of(routedFile, filePolicies, LocalDate.of(2026, 10, 31), folder, Language.EN);
      Thread stopper = new Thread(() -> stopSoon(batch));
      stopper.start();
      BatchOutcome outcome = batch.run(2);
      stopper.join();
      assertThat(outcome.stopped()).isTrue();
      assertThat(outcome.complete()).isFalse();
      assertThat(outcome.graded()).isPositive().isLessThan(300_000).isEqualTo(outcome.read());
      List<String> lines = Files.readAllLines(folder.resolve(Batch.RESULTS));
      assertThat(lines).hasSize((int) outcome.graded() + 1);
      for (int i = 1; i < lines.size(); i++) {
        assertThat(lines.get(i)).startsWith("C" + (i - 1) + ",");
      }
    }
  }

  private static void stopSoon(Batch batch) {
    try {
      while (batch.written() == 0) {
        Thread.sleep(1);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    assertThat(batch.stop(60_000)).isTrue();
  }
}
