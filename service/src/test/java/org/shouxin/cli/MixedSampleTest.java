package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.Shouxin;
import org.shouxin.samples.Rows;
import org.shouxin.terminal.Style;

/** The sample with customers of all five lines of business. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedSampleTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir static Path folder = Path.of("");

  private Map<String, Map<String, String>> mixed = Map.of();

  @BeforeAll
  void grade() throws IOException {
    mixed = graded("mixed.csv");
  }

  private static Map<String, Map<String, String>> graded(String sample) throws IOException {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Console console = new Console(out, out, Style.NONE, Style.NONE, false, HOME);
    Path file = HOME.resolve("samples").resolve(sample);
    String at = folder.resolve(sample.replace('/', '-')).toString();
    Shouxin.run(console, "grade", file.toString(), "--out", at, "--as-of", "2026-10-31");
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Map<String, String> row : Rows.of(Path.of(at, "results.csv"))) {
      rows.put(String.valueOf(row.get("customer")), row);
    }
    return rows;
  }

  @Test
  void everyLineOfBusinessIsDecidedOnByItsPolicy() {
    Map<String, Long> customers =
        mixed.values().stream()
            .map(row -> String.valueOf(row.get("policy")))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(customers)
        .containsOnlyKeys("nonferrous", "credit-file", "development", "direct-supply", "steel")
        .allSatisfy((policy, count) -> assertThat(count).isEqualTo(12));
  }

  @ParameterizedTest
  @CsvSource({"nonferrous,customers.csv", "development,development/customers.csv"})
  void whoIsInAnotherFileIsDecidedOnAsThere(String policy, String sample) throws Exception {
    Map<String, Map<String, String>> alone = graded(sample);
    assertThat(mixed.values())
        .filteredOn(row -> policy.equals(row.get("policy")))
        .hasSize(12)
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsAllEntriesOf(
                        alone.getOrDefault(String.valueOf(row.get("customer")), Map.of("", "-"))));
  }
}
