package org.shouxin.policy.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.WholePolicy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.workbook.Book;

/** What {@code shouxin format} does to a workbook that people have worked on (R33). */
@Tag("R33")
class FormattedWorkbookTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Path edited(String policy, Consumer<XSSFWorkbook> edit) throws Exception {
    Path file = folder.resolve("edited.xlsx");
    try (XSSFWorkbook workbook =
            new XSSFWorkbook(Files.newInputStream(CommittedPolicy.workbook(policy)));
        OutputStream out = Files.newOutputStream(file)) {
      edit.accept(workbook);
      workbook.write(out);
    }
    return file;
  }

  private static byte[] formatted(Path file) throws Exception {
    byte[] once = PolicyWorkbook.formatted(BookFile.read(file));
    byte[] twice = PolicyWorkbook.formatted(BookFile.read(once, "once"));
    assertThat(twice).as("formatting again changes no byte").isEqualTo(once);
    assertThat(PolicyCompiler.compile(BookFile.read(once, "once")).sha256())
        .as("the hash")
        .isEqualTo(PolicyCompiler.compile(file).sha256());
    return once;
  }

  private static XSSFWorkbook open(byte[] bytes) throws Exception {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  private static Cell cell(XSSFSheet sheet, String id, String heading) {
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(id)) {
        for (Cell top : sheet.getRow(0)) {
          if (top.getStringCellValue().lines().anyMatch(heading::equals)) {
            return row.getCell(top.getColumnIndex());
          }
        }
      }
    }
    throw new AssertionError("no " + id + " " + heading);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonferrous", "steel", "direct-supply", "credit-file", "development"})
  void theCommittedWorkbooksAreFormatted(String name) throws Exception {
    Path file = CommittedPolicy.workbook(name);
    assertThat(formatted(file)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void rowsThatPeopleInsertMoveAndPasteGetTheLookOfTheirColumns() throws Exception {
    Path file =
        edited(
            "nonferrous",
            workbook -> {
              XSSFSheet scorecard = workbook.getSheet("评分Scorecard");
              CellStyle pasted = workbook.createCellStyle();
              pasted.setDataFormat(workbook.createDataFormat().getFormat("0.0"));
              cell(scorecard, "VOL-01-1", "Points").setCellStyle(pasted);
              cell(scorecard, "VOL-01-1", "Band").setCellStyle(pasted);
              cell(scorecard, "VOL-01-1", "Band").setCellValue("5000万及以上");
              scorecard.shiftRows(1, 5, 100);
            });
    try (XSSFWorkbook workbook = open(formatted(file))) {
      XSSFSheet scorecard = workbook.getSheet("评分Scorecard");
      Cell points = cell(scorecard, "VOL-01-1", "Points");
      assertThat(points.getCellStyle().getDataFormatString()).isEqualTo("#,##0_)");
      assertThat(points.getCellStyle().getBorderTop()).isEqualTo(BorderStyle.THIN);
      Cell band = cell(scorecard, "VOL-01-1", "Band");
      assertThat(band.getStringCellValue()).as("as it was spelt").isEqualTo("5000万及以上");
      assertThat(band.getCellStyle().getDataFormatString()).isEqualTo("@\" 元\"");
      assertThat(points.getRowIndex()).as("rows keep their order").isGreaterThan(60);
    }
  }

  @Test
  void theNameOfWhatARowRefersToIsNextToItsIdAndIsNotReadBack() throws Exception {
    Path file =
        edited(
            "nonferrous",
            workbook -> {
              XSSFSheet scorecard = workbook.getSheet("评分Scorecard");
              cell(scorecard, "PER-02-1", "→ Indicators: name").setCellFormula(null);
              cell(scorecard, "PER-02-1", "→ Indicators: name").setCellValue("改成别的");
            });
    try (XSSFWorkbook workbook = open(formatted(file))) {
      Cell name = cell(workbook.getSheet("评分Scorecard"), "PER-02-1", "→ Indicators: name");
      assertThat(name.getCellType()).isEqualTo(CellType.FORMULA);
      assertThat(name.getCellFormula()).contains("MATCH(", "指标Indicators");
      assertThat(name.getStringCellValue()).isEqualTo("合同履约率");
    }
  }

  @Test
  void notesTotalsHiddenTranslationsAndAbsentColumnsStay() throws Exception {
    Path file =
        edited(
            "nonferrous",
            workbook -> {
              XSSFSheet grades = workbook.getSheet("等级Grades");
              int notes = grades.getRow(0).getLastCellNum();
              grades.getRow(0).createCell(notes).setCellValue("备注：会议");
              grades.getRow(2).createCell(notes).setCellValue("B 级待复议");
              grades.createRow(20).createCell(notes).setCellValue("下次会议 11 月");
              grades.setColumnHidden(cell(grades, "A", "Name (en)").getColumnIndex(), true);
              XSSFSheet indicators = workbook.getSheet("指标Indicators");
              Row total = indicators.createRow(indicators.getLastRowNum() + 1);
              total.createCell(0).setCellValue("合计");
              total
                  .createCell(cell(indicators, "VOL-01", "Weight (points)").getColumnIndex())
                  .setCellValue(100);
              int family = cell(indicators, "VOL-01", "Family key").getColumnIndex();
              indicators.forEach(row -> remove(row, family));
              XSSFSheet minutes = workbook.createSheet("备注 会议纪要");
              minutes.createRow(0).createCell(0).setCellValue("出席：三人");
              minutes.createRow(3).createCell(1).setCellValue(12.5);
              minutes.getRow(3).createCell(2).setCellFormula("B4*2");
              minutes.getRow(3).createCell(3).setCellFormula("等级Grades!A2");
              workbook
                  .getCreationHelper()
                  .createFormulaEvaluator()
                  .evaluateFormulaCell(minutes.getRow(3).getCell(3));
            });
    try (XSSFWorkbook workbook = open(formatted(file))) {
      XSSFSheet grades = workbook.getSheet("等级Grades");
      assertThat(cell(grades, "B", "备注：会议").getStringCellValue()).isEqualTo("B 级待复议");
      assertThat(
              grades
                  .getRow(grades.getLastRowNum())
                  .getCell(cell(grades, "B", "备注：会议").getColumnIndex())
                  .getStringCellValue())
          .isEqualTo("下次会议 11 月");
      assertThat(grades.isColumnHidden(cell(grades, "A", "Name (en)").getColumnIndex())).isTrue();
      XSSFSheet indicators = workbook.getSheet("指标Indicators");
      assertThat(cell(indicators, "合计", "Weight (points)").getNumericCellValue()).isEqualTo(100);
      assertThat(cell(indicators, "合计", "Weight (points)").getCellFormula()).startsWith("SUM(");
      assertThat((Iterable<Cell>) indicators.getRow(0))
          .noneMatch(heading -> heading.getStringCellValue().contains("Family key"));
      XSSFSheet minutes = workbook.getSheet("备注 会议纪要");
      assertThat(minutes.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(12.5);
      assertThat(minutes.getRow(3).getCell(2).getCellFormula()).isEqualTo("B4*2");
      assertThat(minutes.getRow(3).getCell(3).getCellType()).isEqualTo(CellType.STRING);
      assertThat(minutes.getRow(3).getCell(3).getStringCellValue()).isEqualTo("A");
    }
  }

  private static void remove(Row row, int column) {
    if (row.getCell(column) != null) {
      row.removeCell(row.getCell(column));
    }
  }

  @Test
  void noFormulaOfAnyPolicyShowsAnUnknownName() throws Exception {
    Book whole = SmallPolicy.book(WholePolicy.text());
    for (byte[] bytes :
        new byte[][] {
          PolicyWorkbook.formatted(whole),
          Files.readAllBytes(CommittedPolicy.workbook("steel")),
          Files.readAllBytes(CommittedPolicy.workbook("direct-supply")),
          Files.readAllBytes(CommittedPolicy.workbook("credit-file"))
        }) {
      try (XSSFWorkbook workbook = open(bytes)) {
        workbook.forEach(
            sheet ->
                sheet.forEach(
                    row ->
                        row.forEach(
                            cell -> {
                              if (cell.getCellType() == CellType.FORMULA
                                  && cell.getCachedFormulaResultType() == CellType.ERROR) {
                                assertThat(cell.getErrorCellValue())
                                    .as(sheet.getSheetName() + cell.getAddress())
                                    .isNotEqualTo(FormulaError.NAME.getCode());
                              }
                            })));
      }
    }
  }

  @Test
  void everyFactAndConclusionIsANameEvenWhereTheCasesLackIt() throws Exception {
    Book whole = SmallPolicy.book(WholePolicy.text());
    try (XSSFWorkbook workbook = open(PolicyWorkbook.formatted(whole))) {
      whole
          .rows(Sheets.FACTS)
          .forEach(fact -> assertThat(workbook.getName(fact.id())).as(fact.id()).isNotNull());
      for (String conclusion : new String[] {"score", "grade", "standing", "得分", "等级"}) {
        assertThat(workbook.getName(conclusion)).as(conclusion).isNotNull();
      }
    }
  }

  @Test
  void everyPrintedPageNamesVersionAndContentAndLeavesTranslationsOut() throws Exception {
    String sha = CommittedPolicy.of("steel").policy().sha256();
    try (XSSFWorkbook workbook = open(Files.readAllBytes(CommittedPolicy.workbook("steel")))) {
      workbook.forEach(
          sheet -> {
            assertThat(sheet.getFooter().getLeft()).contains("第 ", sha);
            assertThat(sheet.getFooter().getRight()).isEqualTo("第 &P 页，共 &N 页");
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
          });
      XSSFSheet scorecard = workbook.getSheet("评分Scorecard");
      int english = scorecard.getRow(1).getLastCellNum() - 2;
      assertThat(scorecard.getRow(0).getCell(english).getStringCellValue()).endsWith("Reason (en)");
      String area = workbook.getPrintArea(workbook.getSheetIndex(scorecard));
      String last = org.apache.poi.ss.util.CellReference.convertNumToColString(english);
      assertThat(area).doesNotContain("$" + last).contains("$A:$", ",");
      assertThat((Iterable<Row>) workbook.getSheet("说明Guide"))
          .anyMatch(row -> row.getCell(0) != null && row.getCell(0).toString().contains("签字"));
    }
  }
}
