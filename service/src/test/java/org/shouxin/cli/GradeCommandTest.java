package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.shouxin.cli.Cli.GOOD;
import static org.shouxin.cli.Cli.HEADINGS;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;

class GradeCommandTest {

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeEach
  void shelf() throws IOException {
    cli = new Cli(folder);
  }

  private static void assertNoTrace(Result result) {
    assertThat(result.out() + result.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void everyCustomerGradedIsExitCodeZero() throws Exception {
    Result result = cli.gradeRows("C1,甲" + GOOD, "C2,乙,85,60,3,0,5000.55,yes,2030-01-01");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("2 rows in = 2 graded + 0 failed", "2026-10-31");
    assertThat(cli.lines("results.csv").get(0))
        .startsWith("C1,甲,100.0,A,A,Admitted,Normal,300000,60,3,0,2027-01-31,,");
    assertThat(cli.lines("results.csv").get(1))
        .startsWith("C2,乙,52.5,C,C,Admitted,Normal,0,0,-5,50,,,");
    assertThat(cli.lines("failures.csv")).isEmpty();
  }

  @Test
  void resultsCarryTheColumnsThatOthersRelyOnAndOpenInExcel() throws Exception {
    cli.gradeRows("C1,甲" + GOOD);
    byte[] bytes = Files.readAllBytes(cli.out().resolve("results.csv"));
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    String text = Files.readString(cli.out().resolve("results.csv"));
    assertThat(text.split("\r\n")[0].substring(1).split(","))
        .contains(
            "customer",
            "score",
            "grade",
            "admitted",
            "credit_limit",
            "credit_days",
            "reasons",
            "policy",
            "policy_version");
    assertThat(text).endsWith("\r\n");
  }

  @Test
  void rowsThatCannotBeGradedAreNamedAndCounted() throws Exception {
    Result result =
        cli.gradeRows(
            "C1,a" + GOOD,
            "C2,b,ninety,40,10,0,100000,maybe,2030-01-01",
            "C3,c,99,40,10,0,,yes,2030-01-01",
            "C4,d,99",
            "C1,e" + GOOD);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("5 rows in = 1 graded + 4 failed");
    List<String> failures = cli.lines("failures.csv");
    assertThat(failures).hasSize(5);
    assertThat(failures.get(0)).startsWith("3,on_time_pct,ninety,").endsWith(",C2");
    assertThat(failures.get(1)).startsWith("3,contract_on_file,maybe,");
    assertThat(failures.get(2)).startsWith("4,avg_monthly_purchases,,\"missing: ").endsWith(",C3");
    assertThat(failures.get(3)).contains("the row has 3 cells, the headings are 9");
    assertThat(failures.get(4))
        .isEqualTo("6,customer,C1,duplicate customer code: it stands on line 2,C1");
    assertThat(cli.lines("results.csv")).hasSize(1);
  }

  @Test
  void theOrderOfTheFileIsKept() throws Exception {
    String[] rows = new String[5000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "C" + i + ",n" + GOOD;
    }
    rows[4000] = "C7,n" + GOOD;
    assertThat(cli.gradeRows(rows).code()).isEqualTo(3);
    List<String> lines = cli.lines("results.csv");
    assertThat(lines).hasSize(4999);
    assertThat(lines.get(3999)).startsWith("C3999,");
    assertThat(lines.get(4000)).startsWith("C4001,");
    assertThat(cli.lines("failures.csv").get(0)).startsWith("4002,customer,C7,").contains("line 9");
  }

  @Test
  void whatASpreadsheetWouldRunIsNeutralised() throws Exception {
    cli.gradeRows(
        "C1,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"" + GOOD,
        "@x,-cmd" + GOOD,
        "+5,x" + GOOD,
        "=1+1,x" + GOOD);
    List<String> lines = cli.lines("results.csv");
    assertThat(lines.get(0)).startsWith("C1,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",100.0,");
    assertThat(lines.get(1)).startsWith("'@x,'-cmd,");
    assertThat(lines.get(2)).startsWith("'+5,x,");
    assertThat(cli.lines("failures.csv").get(0))
        .startsWith("5,customer,'=1+1,\"a formula, not a code");
  }

  @Test
  void gb18030AsExcelInChinaSavesIsRead() throws Exception {
    String text = "客户代码,客户名称,按时付款率,月均\nC1,株洲冶炼,99,1000\n";
    Path file = Files.write(folder.resolve("c.csv"), text.getBytes(Charset.forName("GB18030")));
    Result result = cli.grade(file);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("GB18030");
    assertThat(cli.lines("results.csv").get(0)).startsWith("C1,株洲冶炼,");
  }

  @Test
  void factsThatTheFileLacksAreReportedOnceWithTheirAnswer() throws Exception {
    Result result = cli.grade(cli.file("customer,月均,on_time_pct,region\nC1,1000,99,x\n"));
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains(
            "Columns ignored: region\n",
            "left out, other weights scaled up to 100: Debt ratio",
            "scored by the lowest row: Years established",
            "assumed: Customer kind = Regular, Malicious arrears = no",
            "criteria lack evidence: Contract on file");
  }

  @Test
  void aFileWithoutAFactThatThePolicyInsistsOnIsRefused() throws Exception {
    Result result = cli.grade(cli.file("customer,on_time_pct\nC1,99\n"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no column for avg_monthly_purchases", "月均采购额, monthly avg");
    assertThat(cli.out()).doesNotExist();
  }

  @Test
  void anUnknownHeadingThatLooksLikeAFactIsRefused() throws Exception {
    Result result = cli.grade(cli.file("customer,on_time_pc,月均\nC1,99,1\n"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("customers.csv line 1", "on_time_pc", "allowed: on_time_pct");
  }

  @Test
  void nothingReadIsRefused() throws Exception {
    assertThat(cli.grade(cli.file("")).code()).isEqualTo(2);
    for (String nobody : List.of("", "\n", "\r\n,,,\r\n\r\n", "\n\n", "\n \t \n")) {
      Result result = cli.grade(cli.file(HEADINGS + nobody));
      assertThat(result.code()).as(nobody).isEqualTo(2);
      assertThat(result.err()).contains("customers.csv: no rows below the headings");
      assertThat(cli.out()).doesNotExist();
    }
  }

  /** F4. */
  @Test
  void aSecondRunOverwritesOnlyWhenForced() throws Exception {
    assertThat(cli.gradeRows("C1,甲" + GOOD).code()).isZero();
    Result again = cli.gradeRows("C2,乙" + GOOD);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err())
        .contains(
            "the folder has results of an earlier run; found \"results.csv, failures.csv,"
                + " summary.xlsx\"; allowed: another folder, or --force to overwrite them");
    assertThat(cli.lines("results.csv").get(0)).startsWith("C1,");
    Path second = cli.file(HEADINGS + "\nC2,乙" + GOOD + "\n");
    assertThat(cli.grade(second, "--force").code()).isZero();
    assertThat(cli.lines("results.csv").get(0)).startsWith("C2,");
  }

  @Test
  void headingsOfResultsAreInTheLanguageAskedFor() throws Exception {
    Path file = cli.file(HEADINGS + "\nC1,甲" + GOOD + "\nC2,乙\n");
    String[] call = {
      "grade", file.toString(), "--force", "--out", cli.out().toString(), "--policy"
    };
    List<String> args = new ArrayList<>(List.of(call));
    args.add(cli.policy().toString());
    for (String[] asked : new String[][] {{}, {"--lang", "en"}, {"--lang", "zh"}}) {
      List<String> all = new ArrayList<>(args);
      all.addAll(List.of(asked));
      cli.run(all.toArray(String[]::new));
      boolean zh = List.of(asked).contains("zh");
      assertThat(Files.readString(cli.out().resolve("results.csv")))
          .startsWith(zh ? "\uFEFF客户代码,客户名称,得分,得分等级,等级," : "\uFEFFcustomer,name,score,");
      assertThat(Files.readString(cli.out().resolve("failures.csv")))
          .startsWith(zh ? "\uFEFF行号,列,内容,原因,客户代码" : "\uFEFFline,column,value,reason,customer");
    }
  }

  /** I3. */
  @Test
  void aFileWithoutCodesMayNameItsCustomersByLine() throws Exception {
    String headings = HEADINGS.substring(HEADINGS.indexOf(',') + 1);
    Path file = cli.file("\n" + headings + "\n甲" + GOOD + "\n\n乙" + GOOD + "\n");
    Result without = cli.grade(file);
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("no column for the customer's code", "--code-from-line");
    Result result = cli.grade(file, "--code-from-line");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Codes       the numbers of their lines");
    assertThat(cli.lines("results.csv").get(0)).startsWith("3,甲,");
    assertThat(cli.lines("results.csv").get(1)).startsWith("5,乙,");
    Result coded = cli.grade(cli.file(HEADINGS + "\nC1,甲" + GOOD), "--code-from-line", "--force");
    assertThat(coded.code()).isEqualTo(2);
    assertThat(coded.err()).contains("the file has a column for the customer's code");
  }

  @Test
  void aFileThatEndsInTheMiddleOfARowKeepsTheRowsBefore() throws Exception {
    Result result = cli.grade(cli.file(HEADINGS + "\nC1,a" + GOOD + "\nC2,b,9"));
    assertThat(result.code()).isEqualTo(3);
    assertThat(cli.lines("results.csv")).hasSize(1);
    assertThat(cli.lines("failures.csv").get(0))
        .contains("the file ends in the middle of this row");
  }

  @Test
  void anUnterminatedQuoteCostsOneRow() throws Exception {
    Result result = cli.gradeRows("C1,\"open" + GOOD, "C2,b" + GOOD, "C3,c" + GOOD);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("3 rows in = 2 graded + 1 failed");
  }

  @Test
  void anOutputFolderThatIsAFileIsRefused() throws Exception {
    Files.writeString(cli.out(), "x");
    Result result = cli.gradeRows("C1,a" + GOOD);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("this is a file, not a folder");
    assertNoTrace(result);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anOutputFolderThatCannotBeMadeIsRefused() throws Exception {
    Result result =
        cli.run(
            "grade",
            cli.file(HEADINGS + "\nC1,a" + GOOD + "\n").toString(),
            "--out",
            "/proc/nowhere/out",
            "--policy",
            cli.policy().toString(),
            "--lang",
            "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("/proc/nowhere/out: the output folder cannot be written");
    assertNoTrace(result);
  }

  @Test
  void theInputIsNeverOverwritten() throws Exception {
    Files.createDirectories(cli.out());
    Path input = Files.writeString(cli.out().resolve("results.csv"), HEADINGS + "\nC1,a" + GOOD);
    Result result = cli.grade(input);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("the output would overwrite the input");
    assertThat(input).hasContent(HEADINGS + "\nC1,a" + GOOD);
  }

  static boolean hasFullDevice() {
    return Files.isWritable(Path.of("/dev/full"));
  }

  @Test
  @EnabledIf("hasFullDevice")
  void aDiskFullFromTheStartIsRefused() throws Exception {
    Files.createDirectories(cli.out());
    Files.createSymbolicLink(cli.out().resolve("failures.csv"), Path.of("/dev/full"));
    Result result = cli.grade(cli.file(HEADINGS + "\nC1,a" + GOOD + "\n"), "--force");
    assertThat(result.code()).isEqualTo(2);
    Files.delete(cli.out().resolve("failures.csv"));
    assertThat(result.err()).contains("the disk is full");
    assertNoTrace(result);
  }

  @Test
  void anOldSummaryThatCannotBeReplacedIsReportedBeforeAnythingIsDone() throws Exception {
    Files.createDirectories(cli.out().resolve("summary.xlsx/in-the-way"));
    Result result = cli.gradeRows("C1,a" + GOOD);
    assertThat(result.code()).isEqualTo(2);
    assertNoTrace(result);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writingThatFailsHalfWayKeepsWhatIsFinishedAndSaysSo() throws Exception {
    Files.createDirectories(cli.out());
    Path pipe = cli.out().resolve("results.csv");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeThat(made.waitFor()).isZero();
    Process reader = new ProcessBuilder("head", "-c", "50000", pipe.toString()).start();
    String[] rows = new String[20_000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "C" + i + ",n" + GOOD;
    }
    Result result =
        cli.grade(cli.file(HEADINGS + "\n" + String.join("\n", rows) + "\n"), "--force");
    reader.destroy();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("Grading ended early", "have been written to", "the files are incomplete");
    assertThat(cli.out().resolve("summary.xlsx")).doesNotExist();
    assertNoTrace(result);
  }

  @Test
  @Tag("R17")
  void theSummaryCountsGradesAndHasANativeChart() throws Exception {
    cli.gradeRows("C1,甲" + GOOD, "C2,乙,85,60,3,0,5000,yes,2030-01-01");
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(cli.out().resolve("summary.xlsx")))) {
      var sheet = workbook.getSheetAt(0);
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).startsWith("客户等级管理汇总表");
      assertThat(sheet.getRow(9).getCell(0).getStringCellValue()).startsWith("A");
      assertThat(sheet.getRow(9).getCell(1).getNumericCellValue()).isEqualTo(1);
      assertThat(sheet.getRow(9).getCell(4).getNumericCellValue()).isEqualTo(300000);
      assertThat(sheet.getDrawingPatriarch().getCharts()).hasSize(1);
    }
  }

  @Test
  void aWrongCallIsReportedWithWhatWasMeant() {
    Result result = cli.run("grade", "x.csv", "--out", "o", "--polici", "p");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Unknown option", "--policy");
    assertThat(cli.run("grad", "x").err()).contains("Did you mean: shouxin grade");
    assertThat(cli.run("grade", "x.csv", "--out", "o", "--as-of", "31/12/2026").err())
        .contains("'31/12/2026' is not a date such as 2026-10-31");
    assertThat(cli.run().code()).isEqualTo(2);
    assertThat(cli.run("--help").code()).isZero();
    assertThat(cli.run("--version").out()).startsWith("shouxin ");
  }

  @Test
  void anUnknownPolicyIsReportedWithTheKnownOnes() throws Exception {
    Path shelf = Files.createDirectories(folder.resolve("decision-tables/nonferrous"));
    Files.writeString(shelf.resolve("nonferrous.xlsx"), "no workbook");
    Result result = cli.run("explain", "x.csv", "C1", "--policy", "nonferous", "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no such policy", "did you mean nonferrous");
    Result broken = cli.run("check", "nonferrous", "--lang", "en");
    assertThat(broken.code()).isEqualTo(2);
    assertNoTrace(broken);
  }
}
