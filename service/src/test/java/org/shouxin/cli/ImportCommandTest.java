package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shouxin import} on the embedded database of an installation. */
@Tag("R30")
class ImportCommandTest {

  private static final String CUSTOMERS = "code,recorded_on\nK1,2026-01-01\n";
  private static final String PAPERS =
      "number,customer,kind,recorded_on\nP1,K1,business_licence,2026-01-01\n";

  @TempDir private Path folder = Path.of("");
  private Path home = Path.of("");

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
  }

  private Cli.Result run(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("import", "--lang", "en"));
    all.addAll(List.of(args));
    Path own = Files.createDirectories(home.resolve("cli"));
    Files.deleteIfExists(own.resolve("small.policy.txt"));
    return new Cli(own).run(all.toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void filesNamedAfterTheirTablesGoInParentsFirst() throws IOException {
    String papers = file("paper.csv", PAPERS);
    String customers = file("customer.csv", CUSTOMERS);
    Cli.Result done = run(papers, customers);
    assertThat(done.err()).isEmpty();
    assertThat(done.code()).isEqualTo(ExitCode.DONE);
    assertThat(done.out())
        .isEqualTo(
            """
            customer.csv: 1 row read
              customer: 1 added, 0 already there, 0 changed
            paper.csv: 1 row read
              paper: 1 added, 0 already there, 0 changed
            """);
    assertThat(run("paper", papers).out()).contains("paper: 0 added, 1 already there, 0 changed");
  }

  @Test
  void aBadFileIsRefusedAndTheOthersAreImported() throws IOException {
    String customers = file("customer.csv", CUSTOMERS);
    String papers = file("paper.csv", PAPERS.replace("K1", "K7"));
    Cli.Result done = run(customers, papers);
    assertThat(done.code()).isEqualTo(ExitCode.FAILED_ROWS);
    assertThat(done.out()).contains("paper.csv: 1 row read, 1 faulty; nothing was imported");
    assertThat(done.err())
        .isEqualTo(
            "paper.csv line 2, column customer: unknown customer: table customer has no such code;"
                + " found \"K7\"\n");
    assertThat(run(papers).code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void aValueThatCannotBeReadIsReportedBeforeWhatIsAllowed() throws IOException {
    String customers = file("customer.csv", CUSTOMERS);
    String papers = file("paper.csv", PAPERS.replace("2026-01-01", "never"));
    assertThat(run(customers, papers).err())
        .isEqualTo(
            "paper.csv line 2, column recorded_on: not a date; found \"never\"; allowed:"
                + " 2026-10-31, 2026/10/31, 20261031, 2026年10月31日\n");
  }

  @Test
  void aTrialSaysSoAndTakesAllBack() throws IOException {
    String customers = file("customer.csv", CUSTOMERS);
    assertThat(run("--dry-run", customers).out())
        .contains("customer.csv: 1 row read (dry run, rolled back)", "customer: 1 added");
    assertThat(run(customers).out()).contains("customer: 1 added");
  }

  @Test
  void whatIsNeitherATableNorAFileIsRefusedWithTheNearest() throws IOException {
    Cli.Result done = run("invoise", "x.csv");
    assertThat(done.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(done.err()).contains("invoise: neither a table nor a file", "did you mean invoice?");
    assertThat(run("invoice").err()).contains("the files to import are required for table invoice");
    assertThat(run("--mapping", "none.mapping.txt", file("a.csv", CUSTOMERS)).err())
        .contains("no such mapping file");
  }

  private Cli.Result trial(String name) throws IOException {
    return run("customer", "src/test/resources/org/shouxin/trials/import-customer-" + name);
  }

  /** I1. */
  @Test
  void aCodeAfterAByteOrderMarkIsTheCodeThatStandsThereAlready() throws IOException {
    Cli.Result result = trial("bom-in-the-middle.csv");
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err())
        .startsWith("import-customer-bom-in-the-middle.csv line 4, column code: twice in the file:")
        .contains("line 2 has the same code; found \"C001\"");
  }

  /** I1: KH02 with a blank and with a zero-width space, KH03 in two widths. */
  @Test
  void codesThatASpreadsheetChangedAreTheCustomersThatTheyWere() throws IOException {
    Cli.Result result = trial("codes-altered-by-excel.csv");
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err())
        .contains("line 9, column code: twice in the file: line 8 has the same code")
        .contains("KH02");
  }

  /** I2. */
  @Test
  void codesThatASpreadsheetShortenedAreRefusedAllOfThem() throws IOException {
    Cli.Result result = trial("scientific-code.csv");
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains(
            "lines 2, 3, 4, column code: a spreadsheet turned the code into a number",
            "6.91235E+17");
  }

  /** I1: quoted, kept as text, full width, tagged, in other columns. */
  @Test
  void everyColumnOfCodesIsReadAsCodesAre() throws IOException {
    run(file("customer.csv", "code,recorded_on\n\uFEFF'K1\u200b,2026-01-01\n"));
    for (String code :
        List.of("K1", "Ｋ１", "'K1", "\"=\"\"K1\"\"\"", "\u00adK1\u3164", "K1\uFE0F")) {
      Cli.Result result = run("--dry-run", file("paper.csv", PAPERS.replace("K1", code)));
      assertThat(result.err()).as(code).isEmpty();
      assertThat(result.out()).contains("paper: 1 added");
    }
    assertThat(run(file("paper.csv", PAPERS.replace("P1", "P\u200b1"))).err())
        .contains("column number: the code contains invisible characters: U+200B");
    assertThat(run(file("paper.csv", PAPERS.replace("P1", "1.23E+17"))).err())
        .contains("column number: a spreadsheet turned the code into a number");
  }

  @Test
  void codesThatDifferInLetterCaseOnlyAreNoted() throws IOException {
    Cli.Result result =
        run(file("customer.csv", "code,recorded_on\nk1,2026-01-01\nK1,2026-01-01\n"));
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.err())
        .contains("codes that differ in letter case only are different codes: K1 on line 3");
  }

  /** F4. */
  @Test
  void nothingReadIsRefused() throws IOException {
    Cli.Result result = run(file("customer.csv", "code,recorded_on\n"));
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err()).contains("no rows below the headings");
  }
}
