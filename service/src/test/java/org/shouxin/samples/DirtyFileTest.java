package org.shouxin.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.batches.Batch;
import org.shouxin.batches.BatchOutcome;
import org.shouxin.batches.FilePolicies;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/** The dirty sample files fail where and why the list next to them says, and nowhere else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirtyFileTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

  @SuppressWarnings("NullAway.Init")
  private Policy policy;

  @BeforeAll
  void readPolicy() {
    policy = CommittedPolicies.policy("nonferrous");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFaultIsReportedWithItsLineColumnAndValue(Language language, @TempDir Path folder)
      throws IOException, RefusedException {
    List<Map<String, String>> expected = Rows.of(Rows.sample("customers-dirty-expected.csv"));
    graded("customers-dirty.csv", folder, language);
    List<Map<String, String>> told = Rows.of(folder.resolve(Batch.FAILURES));
    List<String> whys = new ArrayList<>();
    for (int i = 0; i < Math.min(told.size(), expected.size()); i++) {
      String why =
          String.valueOf(expected.get(i).get(language == Language.ZH ? "why_zh" : "why_en"));
      assertThat(told.get(i).get("reason")).contains(why);
      whys.add(why);
    }
    assertThat(whys).hasSize(expected.size());
    assertThat(without(told, "reason")).isEqualTo(without(expected, "why_zh", "why_en"));
  }

  @Test
  void everyOtherRowIsGraded(@TempDir Path folder) throws IOException, RefusedException {
    BatchOutcome outcome = graded("customers-dirty.csv", folder, Language.ZH);
    List<String> results =
        Rows.of(folder.resolve(Batch.RESULTS)).stream()
            .map(row -> String.valueOf(row.get("customer")))
            .toList();
    assertThat(results).hasSize(16).allMatch(code -> code.startsWith("OK"));
    assertThat(outcome.complete()).isTrue();
    assertThat(outcome.graded()).isEqualTo(16);
    assertThat(outcome.blank()).isEqualTo(2);
  }

  @Test
  void anyFormThatIsReadMeansTheSame(@TempDir Path folder) throws IOException, RefusedException {
    graded("customers-dirty.csv", folder, Language.ZH);
    assertThat(Rows.of(folder.resolve(Batch.RESULTS)))
        .filteredOn(row -> !"OK14".equals(row.get("customer")))
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("score", "93.1")
                    .containsEntry("grade", "A")
                    .containsEntry("credit_limit", "6000000"));
  }

  @Test
  void aFileOfChineseExcelIsRead(@TempDir Path folder) throws IOException, RefusedException {
    assertThat(graded("customers-gb18030.csv", folder, Language.ZH).graded()).isEqualTo(3);
    assertThat(Rows.of(folder.resolve(Batch.RESULTS)).get(1)).containsEntry("name", "喆堃镕𬭩金属有限公司");
  }

  @Test
  void misspeltHeadingsAreRefusedTogetherWithWhatWasMeant() {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                CustomerFile.open(Rows.sample("customers-wrong-heading.csv"), policy.facts())
                    .close());
    assertThat(refused.problems().stream().map(p -> p.in(Language.ZH)))
        .satisfiesExactly(
            first -> assertThat(first).contains("按其付款率", "按期付款率"),
            second -> assertThat(second).contains("max_overdue_day", "max_overdue_days"));
  }

  private BatchOutcome graded(String sample, Path folder, Language language)
      throws IOException, RefusedException {
    CustomerFile file = CustomerFile.open(Rows.sample(sample), policy.facts());
    try (RoutedFile intake = RoutedFile.of(file, policy);
        FilePolicies panel = FilePolicies.of(intake, Map.of())) {
      return Batch.of(intake, panel, AS_OF, folder, language).run(2);
    }
  }

  private static List<Map<String, String>> without(
      List<Map<String, String>> rows, String... columns) {
    rows.forEach(row -> List.of(columns).forEach(row::remove));
    return rows;
  }
}
