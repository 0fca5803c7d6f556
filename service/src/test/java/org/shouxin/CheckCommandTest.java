package org.shouxin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.Cli.Result;

class CheckCommandTest {

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeEach
  void shelf() throws IOException {
    cli = new Cli(folder);
  }

  @Test
  void aSoundPolicyIsToldWithWhatItHolds() {
    Result result = cli.run("check", cli.policy().toString(), "--lang", "en");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "Sound: Small policy",
            "3 indicators (weights add up to 100)",
            "all 2 cases hold",
            "SHA-256 ");
  }

  @Test
  void aCaseThatDoesNotHoldIsAProblemAtItsExpectation() throws Exception {
    String text = Files.readString(cli.policy());
    Files.writeString(
        cli.policy(), text.replace("expect_credit_limit: 300000", "expect_credit_limit: 299900"));
    Result result = cli.run("check", cli.policy().toString(), "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .matches("line \\d+: case CASE-1: credit_limit comes out as 300000; found \"299900\"\n");
  }

  @Test
  void everyProblemOfAWorkbookIsOneLineBeginningWithItsCell() throws Exception {
    assertThat(cli.run("new", "trial", "--lang", "en").code()).isZero();
    Path workbook = folder.resolve("decision-tables/trial/trial.xlsx");
    try (var book =
        new org.apache.poi.xssf.usermodel.XSSFWorkbook(Files.newInputStream(workbook))) {
      var sheet = book.getSheet("指标Indicators");
      int weight = -1;
      for (var cell : sheet.getRow(0)) {
        weight = cell.getStringCellValue().contains("Weight") ? cell.getColumnIndex() : weight;
      }
      sheet.getRow(1).getCell(weight).setCellValue(7);
      book.getSheet("等级Grades").getRow(1).getCell(0).setCellValue("no good id");
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
  void aTextThatDiffersIsNotedAndRefreshed() throws Exception {
    cli.run("new", "trial");
    Path text = folder.resolve("decision-tables/trial/trial.policy.txt");
    String fresh = Files.readString(text);
    Files.writeString(text, fresh + "\n# older\n");
    assertThat(cli.run("check", "trial", "--lang", "en").err())
        .contains("the text rendering beside it differs; run shouxin text trial");
    assertThat(cli.run("text", "trial").code()).isZero();
    assertThat(text).hasContent(fresh);
  }

  @Test
  void aPolicyIsNeverOverwrittenAndNamesArePlain() {
    assertThat(cli.run("new", "trial").code()).isZero();
    assertThat(cli.run("new", "trial", "--lang", "en").err()).contains("it is not overwritten");
    assertThat(cli.run("new", "../x").code()).isEqualTo(2);
    assertThat(cli.run("new", "Big Name").err()).contains("no policy name");
  }
}
