package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;
import org.shouxin.problem.RefusedException;
import org.shouxin.samples.Rows;

/** Customers of several lines of business in one file, each decided on by its own policy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedFileTest {

  private static final String HEADINGS =
      "业务线,客户代码,name,on_time_pct,debt_ratio_pct,"
          + "years_established,max_overdue_days,avg_monthly_purchases,contract_on_file,"
          + "licence_valid_until\n";

  @TempDir static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeAll
  void shelf() throws IOException, RefusedException {
    cli = new Cli(folder);
    Shelf.fill(folder);
  }

  @BeforeEach
  void nothingWritten() throws IOException {
    for (String name : List.of("results.csv", "failures.csv", "summary.xlsx", "population.csv")) {
      Files.deleteIfExists(cli.out().resolve(name));
    }
  }

  private static String row(String line, String code, int monthly) {
    return line + "," + code + ",甲," + "99,40,10,0," + monthly + ",yes,2030-01-01\n";
  }

  private static final String MIXED =
      HEADINGS
          + row("大", "L1", 300)
          + row("small", "S1", 100_000)
          + row("Large", "L2", 100)
          + row("小", "S2", 200_000)
          + row("large", "L3", 200);

  private Result grade(String text, String... more) throws IOException {
    return run(
        "grade", text, Stream.concat(Stream.of("--out", cli.out().toString()), Stream.of(more)));
  }

  private Result explain(String text, String code, String... more) throws IOException {
    return run("explain", text, Stream.concat(Stream.of(code), Stream.of(more)));
  }

  private Result run(String command, String text, Stream<String> more) throws IOException {
    Path file = cli.file(text);
    Stream<String> first = Stream.of(command, file.toString());
    Stream<String> last = Stream.of("--as-of", "2026-10-31", "--lang", "en");
    return cli.run(Stream.concat(Stream.concat(first, more), last).toArray(String[]::new));
  }

  private List<Map<String, String>> rows(String name) throws IOException {
    return Rows.of(cli.out().resolve(name));
  }

  @Test
  @Tag("R15")
  void everyRowIsDecidedOnByThePolicyOfItsLine() throws Exception {
    Result result = grade(MIXED);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("5 rows in = 5 graded + 0 failed", "Large policy (large");
    assertThat(rows("results.csv"))
        .extracting(
            row -> row.get("customer") + row.get("policy") + row.get("route") + row.get("grade"))
        .containsExactly(
            "L1largeRT-2A", "S1smallRT-1A", "L2largeRT-2B", "S2smallRT-1A", "L3largeRT-2A");
  }

  @Test
  void theSummaryHasASheetForEachPolicyAndAnOverview() throws Exception {
    Result result = grade(MIXED);
    assertThat(result.out()).containsSubsequence("Large policy (large", "Total", "Small policy (");
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(cli.out().resolve("summary.xlsx")))) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
      assertThat(workbook.getSheetName(1)).isEqualTo("large");
      var overview = workbook.getSheetAt(0);
      assertThat(overview.getRow(6).getCell(1).getNumericCellValue()).isEqualTo(3);
      assertThat(overview.getRow(7).getCell(1).getNumericCellValue()).isEqualTo(2);
    }
  }

  @Test
  void aRowThatCannotBeRoutedFailsWithItsColumnAndWhatIsAllowed() throws Exception {
    Result result = grade(MIXED + row("", "X1", 1) + row("medium", "X2", 1));
    assertThat(result.code()).isEqualTo(3);
    assertThat(rows("failures.csv"))
        .satisfiesExactly(
            missing -> {
              assertThat(missing).containsEntry("line", "7").containsEntry("column", "业务线");
              assertThat(missing).containsEntry("customer", "X1");
              assertThat(missing.get("reason")).contains("which policy", "allowed: small, large");
            },
            unknown -> {
              assertThat(unknown).containsEntry("line", "8").containsEntry("value", "medium");
              assertThat(unknown.get("reason")).contains("no such option", "large (Large)");
            });
  }

  @Test
  void aRowIsReadByItsPolicysDictionary() throws Exception {
    Result result = grade(MIXED + row("大", "X1", -1) + row("大", "L1", 5));
    assertThat(result.code()).isEqualTo(3);
    assertThat(rows("failures.csv"))
        .extracting(row -> row.get("line") + row.get("column") + row.get("value"))
        .containsExactly("7avg_monthly_purchases'-1", "8客户代码L1");
    assertThat(rows("results.csv").get(2)).containsEntry("grade", "B");
  }

  @Test
  void aRowWithoutACodeIsReadToTheEndByItsPolicy() throws Exception {
    grade(MIXED + row("大", "", -1));
    assertThat(rows("failures.csv"))
        .extracting(row -> row.get("line") + row.get("column"))
        .containsExactlyInAnyOrder("7客户代码", "7avg_monthly_purchases");
  }

  @Test
  void withoutALineOfBusinessNothingDeterminesWhichPolicyDecides() throws Exception {
    Result result = grade(MIXED.replace("业务线", "line"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("no policy can be determined")
        .contains("--policy with one of large, small, or a column 业务线/business_line");
    assertThat(grade(MIXED.replace("业务线", "busines_line")).err())
        .contains("found \"busines_line\"");
  }

  @Test
  void aPolicyThatIsNamedDecidesForAll() throws Exception {
    Result result = grade(MIXED, "--policy", "small");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("Columns ignored: 业务线\n");
    assertThat(rows("results.csv"))
        .allSatisfy(
            row -> assertThat(row).containsEntry("policy", "small").containsEntry("route", ""));
    assertThat(cli.out().resolve("population.csv")).doesNotExist();
  }

  @Test
  void aPolicyThatNoRowNeedsIsNotInPlay() throws Exception {
    Result result = grade(HEADINGS + row("小", "S1", 1));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).doesNotContain("Large policy");
    assertThat(cli.out().resolve("population.csv")).doesNotExist();
  }

  @Test
  void aColumnForAFactThatIsDerivedIsIgnoredWithANotice() throws Exception {
    String text =
        MIXED.replaceAll("(?m)$", ",7").replace("until,7", "until,年采购额").replaceAll("\n,7$", "\n");
    Result result = grade(text);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("Columns ignored, derived by the policy: 年采购额")
        .doesNotContain("Columns ignored: ");
  }

  @Test
  @Tag("R15")
  void aCustomerIsExplainedAsAmongAllOfTheFile() throws Exception {
    Result among = explain(MIXED, "L2");
    assertThat(among.code()).as(among.err()).isZero();
    assertThat(among.out())
        .contains(
            "Not among the first two", "Decided by policy large: A large customer [routes/RT-2]");
    grade(MIXED);
    Path figures = cli.out().resolve("population.csv");
    String alone = HEADINGS + row("大", "L2", 100);
    assertThat(explain(alone, "L2").out()).doesNotContain("Not among the first two");
    assertThat(explain(alone, "L2", "--population", figures.toString()).out())
        .isEqualTo(among.out());
  }

  @Test
  @Tag("R15")
  void figuresOfAnotherPolicyAreRefused() throws Exception {
    grade(MIXED, "--policy", "small");
    Path figures = Files.writeString(cli.out().resolve("population.csv"), "shouxin population,1\n");
    Result result = explain(MIXED, "L2", "--population", figures.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no figures for policy large");
  }
}
