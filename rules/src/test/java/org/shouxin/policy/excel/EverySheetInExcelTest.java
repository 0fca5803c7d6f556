package org.shouxin.policy.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.WholePolicy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Kind;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.form.XlsxWriter;

/** A policy with rows in every sheet, as the committee meets it in Excel. */
class EverySheetInExcelTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static Book whole() throws RefusedException {
    return SmallPolicy.book(WholePolicy.text());
  }

  private static XSSFWorkbook workbook(Book book) throws Exception {
    return new XSSFWorkbook(new ByteArrayInputStream(PolicyWorkbook.bytes(book)));
  }

  @Test
  void readingBackWhatWasWrittenGivesTheSamePolicyAndTheSameBytes() throws Exception {
    Path file = folder.resolve("whole.xlsx");
    PolicyWorkbook.write(whole(), file);
    Book back = BookFile.read(file);
    assertThat(BookText.render(PolicyCompiler.canonical(back)))
        .isEqualTo(BookText.render(PolicyCompiler.canonical(whole())));
    assertThat(PolicyWorkbook.bytes(back)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void everyFormulaIsALiveExcelFormulaWithAResult() throws Exception {
    int formulas = 0;
    try (XSSFWorkbook workbook = workbook(whole())) {
      for (SheetSchema schema : Sheets.ALL) {
        XSSFSheet sheet = workbook.getSheet(schema.tab());
        for (Column column : schema.columns()) {
          if (column.kind() != Kind.FORMULA) {
            continue;
          }
          int c = PolicyWorkbookTest.place(sheet, column);
          for (int r = 1; r <= sheet.getLastRowNum(); r++) {
            XSSFCell cell = sheet.getRow(r).getCell(c);
            if (cell.getCellType() == CellType.FORMULA) {
              formulas++;
              assertThat(cell.getCachedFormulaResultType())
                  .as(schema.key() + " " + cell.getCellFormula())
                  .isEqualTo(CellType.NUMERIC);
            }
          }
        }
      }
      for (Measure measure : measures()) {
        assertThat(workbook.getName(measure.fact().name()).getRefersToFormula())
            .as(measure.fact().name())
            .startsWith("'" + Sheets.MEASURES.tab() + "'!$B$");
      }
      assertThat(workbook.getName(Conclusions.CREDIT_LIMIT).getRefersToFormula())
          .startsWith("'" + Sheets.TERMS.tab() + "'!$")
          .endsWith("$2");
    }
    assertThat(formulas).isGreaterThan(3);
  }

  private static List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    WholePolicy.policy().inputs().derivations().stream()
        .filter(Measure.class::isInstance)
        .forEach(derivation -> measures.add((Measure) derivation));
    assertThat(measures).isNotEmpty();
    return measures;
  }

  @Test
  void theLimitSoFarMayBeCalledLimitAndIsTheTermsLimitInExcel() throws Exception {
    String id = whole().rows(Sheets.LIMITS).get(0).id();
    Book book =
        SmallPolicy.book(SmallPolicy.with(WholePolicy.text(), "调额", id, "limit", "=limit*2"));
    try (XSSFWorkbook workbook = workbook(book)) {
      XSSFSheet limits = workbook.getSheet(Sheets.LIMITS.tab());
      assertThat(
              limits
                  .getRow(1)
                  .getCell(
                      PolicyWorkbookTest.place(limits, Sheets.LIMITS.column("limit").orElseThrow()))
                  .getCellFormula())
          .isEqualTo("信用额度*2");
    }
  }

  @Test
  void tabsWithoutRowsAreLeftOutAndTheGuideSaysWhatTheyAreFor() throws Exception {
    Book small = SmallPolicy.book(SmallPolicy.text());
    try (XSSFWorkbook workbook = workbook(small)) {
      assertThat(workbook.getSheet(Sheets.LETTERS.tab())).isNull();
      assertThat(workbook.getSheet(Sheets.DOWNGRADES.tab())).isNotNull();
      assertThat(guide(workbook)).contains(Sheets.LETTERS.tab(), Sheets.ORDERS.tab(), "怎样添加");
    }
    Path file = folder.resolve("every.xlsx");
    PolicyWorkbook.writeEverySheet(small, file);
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      assertThat(workbook.getNumberOfSheets())
          .as("look-ups have tabs of their own")
          .isEqualTo(Sheets.ALL.size());
      assertThat(guide(workbook)).contains("怎样添加", Sheets.LOOK_UP.tab());
    }
    assertThat(PolicyCompiler.compile(file).sha256())
        .isEqualTo(PolicyCompiler.compile(small).sha256());
  }

  private static List<String> guide(XSSFWorkbook workbook) {
    List<String> labels = new ArrayList<>();
    workbook
        .getSheet(XlsxWriter.GUIDE)
        .forEach(
            row -> {
              if (((XSSFRow) row).getCell(0) != null) {
                labels.add(row.getCell(0).getStringCellValue());
              }
            });
    return labels;
  }

  @Test
  void theWeightsOfEachAssessmentAreAddedUpOnTheirOwn() throws Exception {
    try (XSSFWorkbook workbook = workbook(whole())) {
      int sound = 0;
      for (var row : workbook.getSheet(XlsxWriter.GUIDE)) {
        var cell = row.getCell(1);
        if (cell != null
            && cell.getCellType() == CellType.FORMULA
            && cell.getCellFormula().contains("SUM")) {
          assertThat(cell.getStringCellValue()).isEqualTo("✓ 合计 100");
          sound++;
        }
      }
      assertThat(sound).isEqualTo(WholePolicy.policy().assessments().size());
      assertThat(
              workbook
                  .getSheet(Sheets.INDICATORS.tab())
                  .getSheetConditionalFormatting()
                  .getConditionalFormattingAt(0)
                  .getRule(0)
                  .getFormula1())
          .contains("SUMPRODUCT(");
    }
  }

  @Test
  void anOptionWhoseLabelReadsAsAListIsWrittenByItsCode() throws Exception {
    String text = SmallPolicy.text().replace("=零散用户/", "=零散、偶发或小额/");
    assertThat(text).isNotEqualTo(SmallPolicy.text());
    Book book = SmallPolicy.book(text);
    Path file = folder.resolve("small.xlsx");
    PolicyWorkbook.write(book, file);
    assertThat(PolicyCompiler.compile(file).sha256())
        .isEqualTo(PolicyCompiler.compile(book).sha256());
  }
}
