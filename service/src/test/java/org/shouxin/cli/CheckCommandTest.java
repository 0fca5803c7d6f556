package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.cli.Cli.Result;
import org.shouxin.policy.Sheets;

class CheckCommandTest {

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeEach
  void shelf() throws IOException {
    cli = new Cli(folder);
  }

  @Test
  void aSoundPolicyIsReportedWithWhatItHolds() {
    Result result = cli.run("check", cli.policy().toString(), "--lang", "en");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "No problems: Small policy",
            "3 indicators (weights add up to 100)",
            "all 2 cases hold",
            "SHA-256 ");
  }

  private Result changed(String... changes) throws IOException {
    String text = Files.readString(cli.policy());
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(text).contains(changes[i]);
      text = text.replace(changes[i], changes[i + 1]);
    }
    Files.writeString(cli.policy(), text);
    return cli.run("check", cli.policy().toString(), "--lang", "en");
  }

  /** M7: all bands of an indicator typed as fractions. */
  @Test
  void bandsOfFractionsForAFactInPerCentAreDoubted() throws IOException {
    Result result =
        changed(
            "band: >= 95",
            "band: >= 0.95",
            "band: [80, 95)",
            "band: [0.8, 0.95)",
            "band: < 80",
            "band: < 0.8");
    assertThat(result.err().lines())
        .filteredOn(line -> line.startsWith("Please check: ") && line.contains("fractions"))
        .singleElement()
        .asString()
        .contains(
            "on_time_pct is in %, and its thresholds look like fractions",
            "scorecard/", "found \">= 0.95, [0.8, 0.95), < 0.8\"", "allowed: 98 for 98 per cent");
  }

  /** M7: one threshold among others, in another sheet. */
  @ParameterizedTest
  @ValueSource(strings = {"0.5", "0.05", "0.8"})
  void oneFractionOfADowngradeIsDoubted(String threshold) throws IOException {
    String before = "condition_1: < 50";
    Result result = changed(before, before.replace("50", threshold));
    assertThat(result.err()).contains("Please check: downgrades/", "on_time_pct is in %");
  }

  /** M7: small per cents are ordinary. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "band: <= 50;band: <= 1;band: > 50;band: > 1",
        "band: <= 50;band: <= 5.5;band: > 50;band: > 5.5"
      })
  void smallThresholdsInPerCentAreNotDoubted(String a, String toA, String b, String toB)
      throws IOException {
    assertThat(changed(a, toA, b, toB).err()).doesNotContain("fractions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonferrous", "direct-supply", "credit-file", "development", "steel"})
  void noPolicyOfOursIsDoubted(String name) {
    Path home = Path.of("..").toAbsolutePath().normalize();
    Result result = Cli.run(home, "check", name, "--lang", "en");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err().lines())
        .as("drafts whose day is past, and what is recorded only")
        .filteredOn(line -> !line.contains("nobody has approved it"))
        .filteredOn(line -> !line.contains("no row uses these facts"))
        .filteredOn(line -> !line.contains("none forbids its use"))
        .isEmpty();
  }

  /** M7: what Excel computes from the cells is not what the policy does. */
  @ParameterizedTest
  @CsvSource({
    "Cap, 50, '0\"万\"', true",
    "Cap, 50, '0.00\"万元\"', true",
    "Cap, 500, '#,##0\"k\"', true",
    "Credit limit formula, 0, '0\"万\"', true",
    "Credit limit formula, 0, '#,##0千', true",
    "Cap, 500000, '#,##0\" 元\"', false",
    "Cap, 500000, '¥#,##0', false"
  })
  void formatsThatMultiplyNumbersOfARowWithAFormulaAreDoubted(
      String column, double stored, String format, boolean doubted) throws IOException {
    Path file = folder.resolve("formats.xlsx");
    Path committed = Path.of("..", "decision-tables", "nonferrous", "nonferrous.xlsx");
    try (var book = new XSSFWorkbook(Files.newInputStream(committed))) {
      Sheet sheet = book.getSheet("额度Terms");
      int at = -1;
      for (Cell cell : sheet.getRow(0)) {
        at = cell.getStringCellValue().endsWith("\n" + column) ? cell.getColumnIndex() : at;
      }
      Cell cell = sheet.getRow(4).getCell(at);
      if (stored > 0) {
        cell.setCellValue(stored);
      }
      CellStyle style = book.createCellStyle();
      style.setDataFormat(book.createDataFormat().getFormat(format));
      cell.setCellStyle(style);
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
      Result result = cli.run("check", file.toString(), "--lang", "en");
      assertThat(result.code()).as(result.err()).isZero();
      if (doubted) {
        assertThat(result.err())
            .startsWith("Please check: 额度Terms!" + cell.getAddress() + ": the number format adds ");
      } else {
        assertThat(result.err()).doesNotContain("the number format");
      }
    }
  }

  /** As a program leaves them that saves values only. */
  @Test
  void limitsThatHaveLostTheirFormulasAreDoubted() {
    Result result =
        cli.run(
            "check",
            "../rules/src/test/resources/org/shouxin/policies/writers/formulas-lost-data-only.xlsx",
            "--lang",
            "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("every limit is a fixed number, none is a formula", "额度Terms!", "CASE-07");
  }

  @Test
  void aCaseThatDoesNotHoldIsAProblemAtItsExpectation() throws Exception {
    String text = Files.readString(cli.policy());
    Files.writeString(
        cli.policy(), text.replace("expect_credit_limit: 300000", "expect_credit_limit: 299900"));
    Result result = cli.run("check", cli.policy().toString(), "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .matches("line \\d+: case CASE-1: credit_limit is 300000; found \"299900\"\n");
  }

  @Test
  void everyProblemOfAWorkbookIsOneLineBeginningWithItsCell() throws Exception {
    assertThat(cli.run("new", "trial", "--lang", "en").code()).isZero();
    Path workbook = folder.resolve("decision-tables/trial/trial.xlsx");
    try (var book = new XSSFWorkbook(Files.newInputStream(workbook))) {
      var sheet = book.getSheet("Indicators");
      int weight = -1;
      for (var cell : sheet.getRow(0)) {
        weight = cell.getStringCellValue().contains("Weight") ? cell.getColumnIndex() : weight;
      }
      sheet.getRow(1).getCell(weight).setCellValue(7);
      book.getSheet("Grades").getRow(1).getCell(0).setCellValue("no good id");
      try (var out = Files.newOutputStream(workbook)) {
        book.write(out);
      }
    }
    Result result = cli.run("check", "trial", "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines())
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.matches("\\S+![A-Z]+\\d+: .*"));
  }

  @Test
  void aNewPolicyIsSoundAndItsTextAgrees() throws Exception {
    Result made = cli.run("new", "trial", "--out", folder.resolve("x").toString(), "--lang", "en");
    assertThat(made.code()).as(made.err()).isZero();
    Path workbook = folder.resolve("x/trial.xlsx");
    Result check = cli.run("check", workbook.toString(), "--lang", "en");
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(check.err()).isEmpty();
    assertThat(cli.run("text", workbook.toString(), "--print").out())
        .isEqualTo(Files.readString(folder.resolve("x/trial.policy.txt")));
  }

  @Test
  void aNewPolicyMayShowATabForEverySheet() throws Exception {
    Path few = folder.resolve("few");
    Path every = folder.resolve("every");
    assertThat(cli.run("new", "trial", "--out", few.toString()).code()).isZero();
    assertThat(cli.run("new", "trial", "--all-sheets", "--out", every.toString()).code()).isZero();
    Path workbook = every.resolve("trial.xlsx");
    try (var book = new XSSFWorkbook(Files.newInputStream(workbook))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(Sheets.ALL.size());
    }
    assertThat(cli.run("check", workbook.toString()).code()).isZero();
    assertThat(every.resolve("trial.policy.txt"))
        .hasSameTextualContentAs(few.resolve("trial.policy.txt"));
  }

  @Test
  void aRoutingIsCheckedAgainstThePoliciesOnTheShelf() throws Exception {
    Path shelf = Files.createDirectories(folder.resolve("decision-tables/routing"));
    Path committed = Path.of("../decision-tables/routing");
    for (String file : List.of("routing.xlsx", "routing.policy.txt")) {
      Files.copy(committed.resolve(file), shelf.resolve(file));
    }
    Result unknown = cli.run("check", "routing", "--lang", "en");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("路由Routes!H2: no such policy; found \"nonferrous\"");
    for (String policy :
        List.of("nonferrous", "direct-supply", "credit-file", "development", "steel")) {
      assertThat(cli.run("new", policy).code()).isZero();
    }
    Result sound = cli.run("check", "routing", "--lang", "en");
    assertThat(sound.code()).as(sound.err()).isZero();
    assertThat(sound.out())
        .contains("Which credit policy decides for whom (routing version 1, draft, sha256 ")
        .contains("6 routes, exactly one per customer; policies: credit-file, development");
    assertThat(cli.run("text", "routing", "--print").out())
        .isEqualTo(Files.readString(shelf.resolve("routing.policy.txt")));
    assertThat(cli.run("new", "routing").err()).contains("not routing");
  }

  @Test
  void aTextThatDiffersIsNotedAndRefreshed() throws Exception {
    cli.run("new", "trial");
    Path text = folder.resolve("decision-tables/trial/trial.policy.txt");
    String fresh = Files.readString(text);
    Files.writeString(text, fresh + "\n# older\n");
    assertThat(cli.run("check", "trial", "--lang", "en").err())
        .contains("its text rendering differs; run shouxin text trial");
    assertThat(cli.run("text", "trial").code()).isZero();
    assertThat(text).hasContent(fresh);
  }

  @Test
  void aPolicyIsNeverOverwrittenAndNamesArePlain() {
    assertThat(cli.run("new", "trial").code()).isZero();
    assertThat(cli.run("new", "trial", "--lang", "en").err()).contains("is not overwritten");
    assertThat(cli.run("new", "../x").code()).isEqualTo(2);
    assertThat(cli.run("new", "Big Name").err()).contains("is not a policy name");
  }

  private String warnings(String... changes) throws IOException {
    Result result = changed(changes);
    assertThat(result.code()).as(result.err()).isZero();
    return result.err();
  }

  @Test
  void aWeightThatNoBandReachesIsNoted() throws IOException {
    assertThat(changed("points: 60", "points: 59").err())
        .contains("no band of", "reaches its weight; the most is 59; found \"60\"");
    changed("points: 59", "points: 60", "value: 2026-01-01", "value: 2099-01-01");
    assertThat(cli.run("check", "--lang", "en", cli.policy().toString()).err())
        .containsPattern("\\d+ to check; none forbids its use");
  }

  @Test
  void aPolicyWithoutCasesIsNoted() throws IOException {
    String text = Files.readString(cli.policy());
    Files.writeString(cli.policy(), text.substring(0, text.indexOf("== 用例")));
    Result result = cli.run("check", cli.policy().toString(), "--lang", "en");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("no cases: nobody notices a change that goes wrong");
  }

  @Test
  void aFactThatNothingReadsIsNotedAndOneThatALetterNamesIsNot() throws IOException {
    String fact =
        "[%s]\nlabel_zh: %s\nlabel_en: %s\ntype: number\nlow: 0\nhigh: 9\n"
            + "when_missing: not_applied\nsource: test\n\n";
    assertThat(
            warnings(
                "== 事实 Facts ==\n\n",
                "== 事实 Facts ==\n\n" + fact.formatted("never_read", "无人用", "Unread")))
        .contains("no row uses these facts; found \"never_read");
  }

  @Test
  void aDayOfEffectThatIsPastOrFarAwayIsNoted() throws IOException {
    assertThat(warnings("value: 2026-01-01", "value: 2099-01-01"))
        .contains("the policy takes effect more than a year from now; found \"2099-01-01\"");
  }

  @Test
  void textThatIsStruckThroughIsNotedWithItsCell() throws IOException {
    assertThat(cli.run("new", "trial").code()).isZero();
    Path workbook = folder.resolve("decision-tables/trial/trial.xlsx");
    try (var book = new XSSFWorkbook(Files.newInputStream(workbook))) {
      var font = book.createFont();
      font.setStrikeout(true);
      var style = book.createCellStyle();
      style.setFont(font);
      book.getSheet("等级Grades").getRow(2).getCell(0).setCellStyle(style);
      try (var out = Files.newOutputStream(workbook)) {
        book.write(out);
      }
    }
    Result result = cli.run("check", "trial", "--lang", "en");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("等级Grades!A3: text is struck through and applies all the same")
        .contains("it wants formatting; run shouxin format trial");
  }

  @Test
  void warningsAndTheVerdictAreLinesOfJsonToo() throws IOException {
    changed("value: 2026-01-01", "value: 2099-01-01");
    Result result = cli.run("check", cli.policy().toString(), "--lang", "en", "--json");
    assertThat(result.code()).isZero();
    assertThat(result.out().lines())
        .anyMatch(line -> line.startsWith("{\"state\":\"warning\",\"where\":"))
        .last()
        .asString()
        .startsWith("{\"state\":\"ok\",\"policy\":")
        .containsPattern("\"warnings\":[1-9]");
    Files.writeString(
        cli.policy(), Files.readString(cli.policy()).replace("weight: 60", "weight: 6"));
    Result faulty = cli.run("check", cli.policy().toString(), "--lang", "en", "--json");
    assertThat(faulty.code()).isEqualTo(2);
    assertThat(faulty.out().lines()).allMatch(line -> line.startsWith("{\"state\":\"fault\""));
    assertThat(faulty.err()).isEmpty();
  }
}
