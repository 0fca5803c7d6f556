package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;

/** {@code shouxin test} reports differences from what was expected, and what is not covered. */
class TestCommandTest {

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @SuppressWarnings("NullAway.Init")
  private Path samples;

  @BeforeEach
  void shelf() throws IOException {
    cli = new Cli(folder);
    samples = Files.createDirectories(folder.resolve("samples/small"));
    Files.writeString(
        samples.resolve("customers.csv"),
        Cli.HEADINGS
            + "\nC1,甲公司"
            + Cli.GOOD
            + "\nC2,乙公司,85,40.25,3,45,5000.55,yes,2030-01-01"
            + "\nC3,丙公司,99,40,10,0,,yes,2030-01-01\n");
  }

  private Result test(String expected, String... more) throws IOException {
    Files.writeString(samples.resolve("expected.csv"), expected);
    return cli.run(
        Stream.concat(Stream.of("test", cli.policy().toString(), "--lang", "en"), Stream.of(more))
            .toArray(String[]::new));
  }

  private static String squeezed(Result result) {
    return result.out().replaceAll(" +", " ");
  }

  @Test
  void whatNobodyTriesIsListedWithTheCustomerWhoWouldTryIt() throws IOException {
    Result result =
        test(
            "customer,grade_before,grade,downgrades,credit_limit,undecided\n"
                + "C1,A,A,,300000,\nC2,B,C,DG-1,0,\nC3,,,,,avg_monthly_purchases\n");
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(squeezed(result))
        .contains(
            "2 cases, 3 customers, 0 orders",
            "Downgrades 1 / 3",
            "DG-3",
            "row on_time_pct < 50 with score >= 40",
            "0 differ,")
        .doesNotContain("different from what was expected");
  }

  @Test
  void everyDifferenceReportsFileLineCustomerFieldExpectedAndGot() throws IOException {
    Result result = test("customer,grade,standing,credit_limit\nC1,B,正常,300000.00\nC2,C,,0\n");
    assertThat(result.code()).isEqualTo(3);
    assertThat(squeezed(result))
        .contains(
            "3 different from what was expected",
            "expected.csv line 2 C1 grade B A",
            "expected.csv line 3 C2 standing — normal",
            "expected.csv C3 present — C3")
        .doesNotContain("credit_limit 300000");
  }

  @Test
  void aCustomerWithoutDecisionIsADifferenceUnlessItWasExpected() throws IOException {
    Result result = test("customer,grade\nC1,A\nC2,C\nC3,A\nC4,A\n");
    assertThat(squeezed(result))
        .contains(
            "expected.csv line 4 C3 undecided — avg_monthly_purchases",
            "expected.csv line 5 C4 present C4 —");
  }

  @Test
  void aColumnThatSaysNothingIsRefusedWithWhatIsMeant() throws IOException {
    Result result = test("customer,credit_limits\nC1,1\n");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("expected.csv line 1", "credit_limits", "credit_limit");
  }

  @Test
  void aSampleThatCannotBeReadIsRefusedWithLineAndColumn() throws IOException {
    Files.writeString(samples.resolve("customers.csv"), Cli.HEADINGS + "\nC1,甲,ninety,,,,1,,\n");
    Result result = test("customer,grade\nC1,A\n");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("customers.csv line 2, column on_time_pct", "ninety");
  }

  @Test
  void aDayOfItsOwnMovesTheDecisionOnACustomer() throws IOException {
    Result result = test("customer,as_of,admission\nC1,2030-01-02,refused\nC2,,admitted\nC3,,\n");
    assertThat(squeezed(result)).contains("C3 undecided").doesNotContain("C1 admission");
  }

  @Test
  void theResultsOfAnEarlierRunAreExpectationsInEitherLanguage() throws IOException {
    for (String language : new String[] {"zh", "en"}) {
      Path out = folder.resolve("out-" + language);
      cli.run(
          "grade",
          samples.resolve("customers.csv").toString(),
          "--policy",
          cli.policy().toString(),
          "--as-of",
          "2026-10-31",
          "--out",
          out.toString(),
          "--lang",
          language);
      Files.copy(
          out.resolve("results.csv"),
          samples.resolve("results.csv"),
          StandardCopyOption.REPLACE_EXISTING);
      Result same = cli.run("test", cli.policy().toString(), "--lang", "en");
      assertThat(squeezed(same)).as(same.err()).contains("0 differ,");
      String results = Files.readString(samples.resolve("results.csv"));
      Files.writeString(samples.resolve("results.csv"), results.replace("300000", "300001"));
      assertThat(squeezed(cli.run("test", cli.policy().toString(), "--lang", "en")))
          .contains("results.csv line 2 C1 credit_limit 300001");
    }
  }
}
