package org.shouxin.policy.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.PaneInformation;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Kind;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.XlsxReader;
import org.shouxin.workbook.form.XlsxWriter;

/** The workbook as a committee member meets it. */
class PolicyWorkbookTest {

  private static final Book BOOK = CommittedPolicy.of("nonferrous").book();
  private static final byte[] BYTES = PolicyWorkbook.bytes(BOOK);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Book readBack(byte[] bytes) throws IOException, RefusedException {
    Path file = Files.write(folder.resolve("policy.xlsx"), bytes);
    return XlsxReader.read(file, Sheets.ALL);
  }

  private static XSSFWorkbook workbook() throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(BYTES));
  }

  @Test
  void readingBackWhatWasWrittenGivesTheSamePolicy() throws Exception {
    Book back = readBack(BYTES);
    assertThat(BookText.render(PolicyCompiler.canonical(back)))
        .isEqualTo(BookText.render(PolicyCompiler.canonical(BOOK)));
  }

  @Test
  void equalBooksGiveEqualBytesAndWritingWhatWasReadChangesNothing() throws Exception {
    assertThat(PolicyWorkbook.bytes(BOOK)).isEqualTo(BYTES);
    assertThat(PolicyWorkbook.bytes(readBack(BYTES))).isEqualTo(BYTES);
  }

  @Test
  void theNewPolicyIsValidAndBearsItsName() throws Exception {
    Book template = PolicyTemplate.book("steel-2027", Language.ZH, LocalDate.of(2026, 1, 1));
    Policy policy = PolicyCompiler.compile(readBack(PolicyWorkbook.bytes(template)));
    assertThat(policy.identity().id()).isEqualTo("steel-2027");
    assertThat(policy.sha256()).isEqualTo(PolicyCompiler.compile(template).sha256());
  }

  @Test
  void everyTabHasFrozenBilingualHeadingsAPrintSetUpAndNothingHidden() throws Exception {
    try (XSSFWorkbook workbook = workbook()) {
      assertThat(workbook.getSheetName(0)).isEqualTo(XlsxWriter.GUIDE);
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        XSSFSheet sheet = workbook.getSheetAt(i);
        assertThat(workbook.isSheetHidden(i)).isFalse();
        assertThat(sheet.getFitToPage()).isTrue();
        assertThat(sheet.getHeader().getLeft()).contains("有色金属");
        assertThat(sheet.getFooter().getRight()).contains("&P");
      }
      for (SheetSchema schema : written(workbook)) {
        XSSFSheet sheet = workbook.getSheet(schema.tab());
        PaneInformation pane = sheet.getPaneInformation();
        assertThat(pane.isFreezePane()).isTrue();
        assertThat(pane.getHorizontalSplitPosition()).isEqualTo((short) 1);
        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
        for (Column column : there(sheet, schema)) {
          assertThat(sheet.isColumnHidden(place(sheet, column))).isFalse();
        }
      }
    }
  }

  /** The columns that every row must fill, and those others that the file has. */
  private static List<Column> there(XSSFSheet sheet, SheetSchema schema) {
    List<String> headings = new ArrayList<>();
    sheet.getRow(0).forEach(cell -> headings.add(cell.getStringCellValue()));
    return schema.columns().stream()
        .filter(
            column ->
                column.required()
                    || headings.contains(column.heading().zh() + "\n" + column.heading().en()))
        .toList();
  }

  /** Where a column is, by its heading in both languages. */
  static int place(XSSFSheet sheet, Column column) {
    String heading = column.heading().zh() + "\n" + column.heading().en();
    for (var cell : sheet.getRow(0)) {
      if (cell.getStringCellValue().equals(heading)) {
        return cell.getColumnIndex();
      }
    }
    throw new AssertionError(sheet.getSheetName() + " has no column " + heading);
  }

  private static XSSFCell cell(XSSFSheet sheet, SheetSchema schema, String key, int row) {
    return sheet.getRow(row).getCell(place(sheet, schema.column(key).orElseThrow()));
  }

  private static List<SheetSchema> written(XSSFWorkbook workbook) {
    return Sheets.ALL.stream().filter(s -> workbook.getSheet(s.tab()) != null).toList();
  }

  @Test
  void listsAndNumbersAreWatchedAndHintsShown() throws Exception {
    try (XSSFWorkbook workbook = workbook()) {
      for (SheetSchema schema : written(workbook)) {
        XSSFSheet sheet = workbook.getSheet(schema.tab());
        for (Column column : there(sheet, schema)) {
          int c = place(sheet, column);
          String where = schema.key() + "." + column.key();
          List<XSSFDataValidation> found = at(sheet, c);
          boolean there =
              !List.of("stage", "assessment").contains(column.key())
                  || workbook.getSheet(Sheets.STAGES.tab()) != null;
          if (there && List.of(Kind.CHOICE, Kind.FACT, Kind.REFERENCE).contains(column.kind())) {
            assertThat(found).as(where).hasSize(1);
            assertThat(found.get(0).getValidationConstraint().getValidationType())
                .as(where)
                .isEqualTo(ValidationType.LIST);
            assertThat(found.get(0).getSuppressDropDownArrow()).as(where).isTrue();
          }
          if (List.of(Kind.NUMBER, Kind.INTEGER, Kind.DATE).contains(column.kind())) {
            assertThat(found.get(0).getShowErrorBox()).as(where).isTrue();
          }
          if (!column.hint().zh().isEmpty()) {
            assertThat(found.get(0).getPromptBoxText()).as(where).contains(column.hint().zh());
          }
        }
      }
    }
  }

  private static List<XSSFDataValidation> at(XSSFSheet sheet, int column) {
    List<XSSFDataValidation> found = new ArrayList<>();
    for (XSSFDataValidation validation : sheet.getDataValidations()) {
      for (var range : validation.getRegions().getCellRangeAddresses()) {
        if (range.isInRange(1, column)) {
          found.add(validation);
        }
      }
    }
    return found;
  }

  @Test
  void limitFormulasAreRealExcelFormulasThatPreviewTheFirstCase() throws Exception {
    try (XSSFWorkbook workbook = workbook()) {
      XSSFSheet terms = workbook.getSheet(Sheets.TERMS.tab());
      XSSFCell cell = cell(terms, Sheets.TERMS, "limit", 1);
      List<String> read = new ArrayList<>();
      for (String key : List.of("credit_days", "coefficient", "cap")) {
        read.add(
            CellReference.convertNumToColString(cell(terms, Sheets.TERMS, key, 1).getColumnIndex())
                + "2");
      }
      assertThat(cell.getCellType()).isEqualTo(CellType.FORMULA);
      assertThat(cell.getCellFormula())
          .isEqualTo("MIN(月均采购额*%s/30*%s,%s)".formatted(read.toArray()));
      assertThat(cell.getNumericCellValue()).isEqualTo(9_000_000);
      assertThat(cell(terms, Sheets.TERMS, "limit", 5).getCellType()).isEqualTo(CellType.NUMERIC);
      for (String name : List.of("avg_monthly_purchases", "月均采购额")) {
        assertThat(workbook.getName(name).getRefersToFormula())
            .startsWith("'" + Sheets.CASES.tab() + "'!$");
      }
      XSSFCell printed = terms.getRow(1).getCell(cell.getColumnIndex() + 1);
      assertThat(printed.getStringCellValue()).isEqualTo("=MIN(月均采购额*账期/30*系数,额度上限)");
      assertThat(printed.getCellFormula()).contains("FORMULATEXT(");
    }
  }

  @Test
  void aTotalOfWeightsThatIsNotAHundredTurnsRedAndIsInTheGuide() throws Exception {
    try (XSSFWorkbook workbook = workbook()) {
      var rules = workbook.getSheet(Sheets.INDICATORS.tab()).getSheetConditionalFormatting();
      assertThat(rules.getConditionalFormattingAt(0).getRule(0).getFormula1()).contains("<>100");
      boolean told = false;
      for (var row : workbook.getSheet(XlsxWriter.GUIDE)) {
        told |= row.getCell(1) != null && row.getCell(1).toString().contains("SUM(");
      }
      assertThat(told).isTrue();
    }
  }

  @Test
  void unitsAreNextToThresholdsAndLargeOnesReadAsInChina() throws Exception {
    try (XSSFWorkbook workbook = workbook()) {
      XSSFSheet scorecard = workbook.getSheet(Sheets.SCORECARD.tab());
      XSSFCell band = cell(scorecard, Sheets.SCORECARD, "band", 1);
      assertThat(band.getStringCellValue()).isEqualTo(">= 5000万");
      assertThat(band.getCellStyle().getDataFormatString()).isEqualTo("@\" 元\"");
    }
  }
}
