package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;

/** {@code shouxin format}: the form of a workbook is ours to keep (R33). */
@Tag("R33")
class FormatCommandTest {

  private interface Edit {
    void make(XSSFWorkbook workbook);
  }

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @SuppressWarnings("NullAway.Init")
  private Path workbook;

  @BeforeEach
  void newPolicy() throws IOException {
    cli = new Cli(folder);
    assertThat(cli.run("new", "trial").code()).isZero();
    workbook = folder.resolve("decision-tables/trial/trial.xlsx");
  }

  private void edit(Edit edit) throws IOException {
    byte[] before = Files.readAllBytes(workbook);
    try (XSSFWorkbook open = new XSSFWorkbook(new ByteArrayInputStream(before));
        OutputStream out = Files.newOutputStream(workbook)) {
      edit.make(open);
      open.write(out);
    }
  }

  @Test
  void aNewWorkbookIsFormatted() {
    Result check = cli.run("format", "trial", "--check", "--lang", "en");
    assertThat(check.code()).isZero();
    assertThat(check.out()).isEmpty();
  }

  @Test
  void anEditedOneIsNamedByTheCheckAndFormattedOnce() throws IOException {
    byte[] formatted = Files.readAllBytes(workbook);
    edit(book -> book.getSheet("评分Scorecard").getRow(1).getCell(0).setCellStyle(null));
    Result check = cli.run("format", "trial", "--check", "--lang", "en");
    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out()).contains("To be formatted: ", "trial.xlsx");
    Result format = cli.run("format", "trial", "--lang", "en");
    assertThat(format.out()).contains("Formatted: ");
    assertThat(workbook).hasBinaryContent(formatted);
    assertThat(cli.run("format", "trial", "--lang", "en").out()).contains("Already formatted: ");
  }

  @Test
  void oneThatIsRefusedIsLeftAloneAndSaysWhatTheCheckSays() throws IOException {
    edit(book -> book.getSheet("评分Scorecard").getRow(1).getCell(0).setCellValue("no id!"));
    byte[] before = Files.readAllBytes(workbook);
    Result format = cli.run("format", "trial", "--lang", "en");
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).isEqualTo(cli.run("check", "trial", "--lang", "en").err());
    assertThat(workbook).hasBinaryContent(before);
  }

  @Test
  void commentsWouldBeLostAndThereforeNothingIsDone() throws IOException {
    edit(
        book -> {
          var sheet = book.getSheet("等级Grades");
          var anchor = book.getCreationHelper().createClientAnchor();
          var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
          comment.setString("为什么是 90？");
          sheet.getRow(1).getCell(1).setCellComment(comment);
        });
    byte[] before = Files.readAllBytes(workbook);
    Result format = cli.run("format", "trial", "--lang", "en");
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).contains("comments, pictures, charts or tables would be lost");
    assertThat(workbook).hasBinaryContent(before);
    assertThat(cli.run("check", "trial").code()).as("the policy is sound").isZero();
  }

  @Test
  void aTextBecomesItsWorkbookAndAWorkbookItsText() throws IOException {
    Path text = folder.resolve("decision-tables/trial/trial.policy.txt");
    String rendering = Files.readString(text);
    Files.delete(workbook);
    assertThat(cli.run("format", text.toString()).code()).isZero();
    assertThat(cli.run("format", workbook.toString(), "--check").code()).isZero();
    Files.delete(text);
    assertThat(cli.run("format", workbook.toString(), "--text").code()).isZero();
    assertThat(text).hasContent(rendering);
  }

  @Test
  void aTextGivesItsContentToAWorkbookThatKeepsItsNotesAndOrder() throws IOException {
    edit(
        book -> {
          var grades = book.getSheet("等级Grades");
          int notes = grades.getRow(0).getLastCellNum();
          grades.getRow(0).createCell(notes).setCellValue("备注");
          grades.getRow(2).createCell(notes).setCellValue("B 级待复议");
          grades.shiftRows(1, 1, 3);
        });
    Path text = folder.resolve("decision-tables/trial/trial.policy.txt");
    Files.writeString(text, Files.readString(text).replace("name_zh: 一般", "name_zh: 中等"));
    assertThat(cli.run("format", text.toString()).code()).isZero();
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook))) {
      var grades = book.getSheet("等级Grades");
      assertThat(grades.getRow(1).getCell(0).getStringCellValue()).isEqualTo("B");
      assertThat(grades.getRow(3).getCell(0).getStringCellValue()).isEqualTo("A");
      assertThat((Iterable<Cell>) grades.getRow(1)).anyMatch(cell -> cell.toString().equals("中等"));
      assertThat((Iterable<Cell>) grades.getRow(1))
          .anyMatch(cell -> cell.toString().equals("B 级待复议"));
    }
  }

  @Test
  void theTextOfATextIsThatFile() throws IOException {
    Path text = folder.resolve("decision-tables/trial/trial.policy.txt");
    assertThat(cli.run("text", text.toString()).code()).isZero();
    assertThat(text.resolveSibling("trial.policy.policy.txt")).doesNotExist();
  }
}
