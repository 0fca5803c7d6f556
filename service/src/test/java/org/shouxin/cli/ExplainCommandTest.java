package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shouxin.cli.Cli.GOOD;
import static org.shouxin.cli.Cli.HEADINGS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {

  private static final String FILE =
      HEADINGS
          + "\nC1,甲公司"
          + GOOD
          + "\nC2,乙公司,85,40.25,3,45,5000.55,yes,2030-01-01"
          + "\nC3,丙公司,99,40,10,0,,yes,2030-01-01"
          + "\nC4,丁公司,ninety,40,10,0,1,yes,2030-01-01\n";

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeEach
  void shelf() throws IOException {
    cli = new Cli(folder);
    cli.file(FILE);
  }

  private Result explain(String code, String... more) {
    return cli.run(
        Stream.concat(
                Stream.of(
                    "explain",
                    folder.resolve("customers.csv").toString(),
                    code,
                    "--policy",
                    cli.policy().toString(),
                    "--as-of",
                    "2026-10-31"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  @Tag("R17")
  void theScoreSheetSaysWhatTheCustomerGotAndWhy() {
    Result result = explain("C2", "--lang", "en");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().replaceAll(" +", " "))
        .contains(
            "Customer score sheet",
            "C2 乙公司",
            "As of 2026-10-31",
            "Small policy (small version 1, sha256 ",
            "Grade C Watch (by score B)",
            "Score 67.5 / 100",
            "Admission Admitted",
            "Paid on time 85 % [80, 95) 40 60 20 scorecard/PAY-2",
            "Payment 40 60 20",
            "Total 67.5 100 32.5",
            "- 1 down: More than 30 days overdue [Longest overdue 45 days (30, 90]]"
                + " downgrades/DG-1",
            "Next review ad hoc");
  }

  @Test
  @Tag("R19")
  void theLimitShowsItsFormulaAndTheNumbersPutIn() {
    assertThat(explain("C1").out())
        .contains(
            "客户等级评分表",
            "=MIN(avg_monthly_purchases*credit_days/30*coefficient,cap)",
            "=MIN(100000*60/30*1.5,500000)",
            "= 300,000 CNY");
  }

  @Test
  void aCustomerWhomThePolicyRefusesToGradeIsExplainedToo() {
    Result result = explain("C3", "--lang", "en");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("Not graded", "Average monthly purchases (avg_monthly_purchases)");
  }

  @Test
  void aRowThatCannotBeReadReportsItsFault() {
    Result result = explain("C4", "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("customers.csv line 5, column on_time_pct", "ninety");
  }

  @Test
  void anUnknownCodeIsReportedWithNearOnes() {
    Result result = explain("C9", "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("no such customer in the file", "similar ones are C1, C2, C3");
  }

  @Test
  void theJsonIsWholeExactAndWithoutPositions() {
    Result result = explain("C2", "--json");
    JsonNode json = JsonMapper.shared().readTree(result.out());
    JsonNode decision = json.get("decision");
    JsonNode trace = json.get("trace");
    assertThat(json.propertyNames()).containsExactly("decision", "trace");
    assertThat(decision.propertyNames())
        .containsExactly(
            "customer",
            "as_of",
            "policy",
            "status",
            "admission",
            "score",
            "grade_by_score",
            "grade",
            "standing",
            "points",
            "assessments",
            "credit_limit",
            "limit_basis",
            "terms",
            "grade_treatment",
            "findings",
            "letters",
            "reasons");
    assertThat(trace.propertyNames())
        .containsExactly(
            "facts", "criteria", "ungraded", "indicators", "downgrades", "movements", "sanctions");
    assertThat(decision.get("grade_by_score").asString()).isEqualTo("B");
    assertThat(decision.get("grade").asString()).isEqualTo("C");
    assertThat(trace.at("/indicators/0/unit/en").asString()).isEqualTo("%");
    assertThat(trace.get("downgrades").get(0).get("row").asString()).isEqualTo("downgrades/DG-1");
    assertThat(result.out()).contains("\"value\" : 5000.55").doesNotContain("line ", "E+");
    assertThat(result.err()).isEmpty();
    assertThat(
            JsonMapper.shared()
                .readTree(explain("C3", "--json").out())
                .at("/decision/missing/0")
                .asString())
        .isEqualTo("avg_monthly_purchases");
  }

  @Test
  @Tag("R19")
  void aNumberOfAFormulaHasTheUnitOfItsFact() {
    JsonNode numbers =
        JsonMapper.shared()
            .readTree(explain("C1", "--json").out())
            .at("/decision/limit_basis/numbers");
    assertThat(numbers.valueStream().map(number -> number.get("name").asString()))
        .contains("avg_monthly_purchases", "coefficient");
    for (JsonNode number : numbers) {
      if (number.get("name").asString().equals("avg_monthly_purchases")) {
        assertThat(number.at("/unit/en").asString()).isNotEmpty();
      } else if (number.get("name").asString().equals("coefficient")) {
        assertThat(number.has("unit")).as("a column of the row").isFalse();
      }
    }
  }
}
