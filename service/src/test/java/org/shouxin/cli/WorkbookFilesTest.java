package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.cli.Cli.Result;
import org.shouxin.samples.Rows;

/** Workbooks and standard input as files of customers and orders (F2). */
class WorkbookFilesTest {

  private final Cli cli;
  private final Path file;

  WorkbookFilesTest(@TempDir Path home) throws IOException {
    this.cli = new Cli(home);
    this.file = home.resolve("customers.xlsx");
  }

  /** Three customers, of whom only the second is edited. */
  private Path workbook(Consumer<XSSFSheet> edit) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet("客户");
      String[] headings = Cli.HEADINGS.split(",");
      for (int column = 0; column < headings.length; column++) {
        cell(sheet, 0, column).setCellValue(headings[column]);
      }
      for (int row = 1; row <= 3; row++) {
        cell(sheet, row, 0).setCellValue("K" + row);
        cell(sheet, row, 1).setCellValue("甲公司" + row);
        double[] numbers = {99, 40, 10, 0, 100_000};
        for (int i = 0; i < numbers.length; i++) {
          cell(sheet, row, 2 + i).setCellValue(numbers[i]);
        }
        cell(sheet, row, 7).setCellValue(true);
        cell(sheet, row, 8).setCellValue(LocalDate.of(2030, 1, 1));
        format(cell(sheet, row, 8), "yyyy-mm-dd");
      }
      edit.accept(sheet);
      try (OutputStream out = Files.newOutputStream(file)) {
        workbook.write(out);
      }
    }
    return file;
  }

  private static XSSFCell cell(XSSFSheet sheet, int row, int column) {
    if (sheet.getRow(row) == null) {
      sheet.createRow(row);
    }
    return (XSSFCell) sheet.getRow(row).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  private static void format(Cell cell, String format) {
    CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }

  /** The parts of the file changed as another writer would write them. */
  private Path rewritten(UnaryOperator<String> sheet, Consumer<Map<String, byte[]>> parts)
      throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(workbook(any -> {})))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        all.put(entry.getName(), in.readAllBytes());
      }
    }
    String xml = new String(all.get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
    all.put("xl/worksheets/sheet1.xml", sheet.apply(xml).getBytes(StandardCharsets.UTF_8));
    parts.accept(all);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> part : all.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    }
    return file;
  }

  private List<String> codes() throws IOException {
    return Rows.of(cli.out().resolve("results.csv")).stream()
        .map(row -> String.valueOf(row.get("customer")))
        .toList();
  }

  private List<Map<String, String>> failures() throws IOException {
    return Rows.of(cli.out().resolve("failures.csv"));
  }

  private static void gradedAll(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("3 rows in = 3 graded + 0 failed");
  }

  /** The second customer's cell is refused at its place, and nothing else is. */
  private void refusedAlone(Result result, String place, String why) throws IOException {
    assertThat(result.code()).as(result.err()).isEqualTo(3);
    assertThat(codes()).containsExactly("K1", "K3");
    assertThat(failures()).hasSize(1);
    assertThat(failures().get(0))
        .containsEntry("line", "3")
        .containsEntry("column", place)
        .hasEntrySatisfying("reason", reason -> assertThat(reason).contains(why));
  }

  private void refusedWhole(Result result, String... why) {
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(why);
    assertThat(result.err().lines()).as(result.err()).hasSize(1);
    assertThat(cli.out()).doesNotExist();
  }

  @Test
  void aWorkbookGradesAsTheSameTableInCsv() throws IOException {
    String row = ",甲公司%d,99,40,10,0,100000,yes,2030-01-01";
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      rows.add("K" + i + row.formatted(i));
    }
    assertThat(cli.gradeRows(rows.toArray(String[]::new)).code()).isZero();
    String csv = Files.readString(cli.out().resolve("results.csv"));
    Result result = cli.grade(workbook(any -> {}), "--force");
    gradedAll(result);
    assertThat(result.out()).contains("customers.xlsx  sheet 客户\n");
    assertThat(Files.readString(cli.out().resolve("results.csv"))).isEqualTo(csv);
  }

  // What a cell holds.

  @ParameterizedTest
  @CsvSource({
    "2, 0.985, 0.0%, 98.5",
    "2, 0.98500000000000004, 0%, 98.5",
    "2, 98.5, '0.0\"%\"', 98.5",
    "6, 100000, '\"¥\"#,##0.00', 100000",
    "6, 100000, '[$¥-804]#,##0.00;[Red][$-409]-0', 100000",
    "6, 100000, '#,##0 \"元\"', 100000",
    "6, 100000, '_ * #,##0.00_ ;_ * -#,##0.00_ ', 100000",
    "6, 0.30000000000000004, General, 0.3",
    "2, 33.333333333333336, General, 33.3333333333333"
  })
  void aNumberIsWhatIsStoredWhateverItsFormat(
      int column, double stored, String format, BigDecimal read) throws IOException {
    workbook(
        sheet -> {
          cell(sheet, 2, column).setCellValue(stored);
          format(cell(sheet, 2, column), format);
        });
    gradedAll(cli.grade(file));
    String fact = Cli.HEADINGS.split(",")[column];
    Result explained =
        cli.run("explain", file.toString(), "K2", "--policy", cli.policy().toString(), "--json");
    assertThat(explained.out().replaceAll("\\s+", " "))
        .contains("\"name\" : \"" + fact + "\", \"value\" : " + read.toPlainString() + ",");
  }

  @ParameterizedTest
  @CsvSource({
    "000000, 1234, 001234",
    "0, 1234, 1234",
    "General, 913300001, 913300001",
    "'\"KH\"0000', 12, KH0012",
    "'\\K\\H0000', 12, KH0012",
    "@, 77, 77"
  })
  void aCodeThatIsANumberIsReadAsItIsSeen(String format, double stored, String seen)
      throws IOException {
    workbook(
        sheet -> {
          cell(sheet, 2, 0).setCellValue(stored);
          format(cell(sheet, 2, 0), format);
        });
    gradedAll(cli.grade(file));
    assertThat(codes()).containsExactly("K1", seen, "K3");
  }

  @ParameterizedTest
  @CsvSource({
    "10, '0.00\"万\"'",
    "10, '0.00\"万元\"'",
    "10, '#,##0万'",
    "10, General\\万",
    "100, '#,##0\"k\"'"
  })
  void anAmountIsWhatItsFormatShows(double stored, String format) throws IOException {
    workbook(
        sheet -> {
          cell(sheet, 2, 6).setCellValue(100_000);
          format(cell(sheet, 2, 6), "#,##0\" 元\"");
          cell(sheet, 3, 6).setCellValue(stored);
          format(cell(sheet, 3, 6), format);
        });
    gradedAll(cli.grade(file));
    List<String> rows = cli.lines("results.csv");
    assertThat(rows.get(2).replace("K3,甲公司3", "K2,甲公司2")).isEqualTo(rows.get(1));
  }

  /** I3: Excel makes days of codes like 3-12; what it shows is not the code. */
  @ParameterizedTest
  @ValueSource(strings = {"yyyy-mm-dd", "m\"月\"d\"日\"", "yyyy/m/d", "d-mmm", "mm-dd-yy"})
  void aCodeThatExcelMadeADayIsRefused(String format) throws IOException {
    workbook(
        sheet -> {
          cell(sheet, 2, 0).setCellValue(LocalDate.of(2026, 3, 12));
          format(cell(sheet, 2, 0), format);
        });
    refusedAlone(cli.grade(file), "customer (客户!A3)", "a spreadsheet turned the code into a day");
  }

  /** Every fault of one cell names it. */
  @Test
  void aDuplicateCodeIsNamedAtItsCell() throws IOException {
    workbook(sheet -> cell(sheet, 3, 0).setCellValue("K1"));
    assertThat(cli.grade(file).code()).isEqualTo(3);
    assertThat(failures()).singleElement().asString().contains("customer (客户!A4)");
  }

  @Test
  void ofACodeOfEighteenDigitsExcelHasLostTheLast() throws IOException {
    workbook(sheet -> cell(sheet, 2, 0).setCellValue(913_300_001_234_567_890.0));
    refusedAlone(cli.grade(file), "customer (客户!A3)", "more than 15 digits, the last are lost");
  }

  @ParameterizedTest
  @CsvSource({
    "6, 100000, '0.0,', the number format shows another number",
    "6, 100000, '0\".\"0000', the number format shows another number",
    "6, 100000, '#,##0,,\"百万\"', the number format shows another number",
    "6, 100000, '$#,##0.00', not a number",
    "6, 100000, '[$€-407]#,##0', not a number",
    "6, 100000, '#,##0 \"USD\"', not a number",
    "6, 100000, ;;;, the number format hides the value",
    "6, 45000, yyyy-mm-dd, not a number",
    "6, 0.5, h:mm, a time of day is not allowed",
    "8, 45000.5, yyyy-mm-dd hh:mm, not a whole calendar day",
    "8, 60, yyyy-mm-dd, not a whole calendar day"
  })
  void whatIsShownOtherwiseThanItIsStoredIsRefusedAtItsCell(
      int column, double stored, String format, String why) throws IOException {
    workbook(
        sheet -> {
          cell(sheet, 2, column).setCellValue(stored);
          format(cell(sheet, 2, column), format);
        });
    String heading = Cli.HEADINGS.split(",")[column];
    refusedAlone(cli.grade(file), heading + " (客户!" + "ABCDEFGHI".charAt(column) + "3)", why);
  }

  @Test
  void daysCountFrom1904WhereTheWorkbookSaysSo() throws IOException {
    rewritten(
        sheet -> sheet,
        parts ->
            parts.computeIfPresent(
                "xl/workbook.xml",
                (name, xml) ->
                    new String(xml, StandardCharsets.UTF_8)
                        .replaceFirst("<workbookPr[^>]*/>", "")
                        .replaceFirst("<sheets>", "<workbookPr date1904=\"1\"/><sheets>")
                        .getBytes(StandardCharsets.UTF_8)));
    gradedAll(cli.grade(file));
    Result explained =
        cli.run("explain", file.toString(), "K2", "--policy", cli.policy().toString(), "--json");
    assertThat(explained.out()).contains("2034-01-02");
  }

  @Test
  void aFormulaIsItsStoredResult() throws IOException {
    workbook(
        sheet -> {
          cell(sheet, 2, 0).setCellFormula("\"K\"&\"2\"");
          cell(sheet, 2, 6).setCellFormula("50000*2");
          cell(sheet, 2, 1).setCellFormula("\"\"");
          sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
    gradedAll(cli.grade(file));
    assertThat(codes()).containsExactly("K1", "K2", "K3");
  }

  /** As programs write them that calculate nothing. */
  @Test
  void aFormulaWithoutAResultIsRefusedAtItsCell() throws IOException {
    rewritten(
        xml ->
            xml.replaceFirst(
                "<c r=\"G3\"[^>]*><v>[^<]*</v></c>", "<c r=\"G3\"><f>1+1</f><v></v></c>"),
        any -> {});
    refusedAlone(cli.grade(file), "avg_monthly_purchases (客户!G3)", "a formula without its result");
  }

  @Test
  void anErrorIsRefusedByItsName() throws IOException {
    workbook(sheet -> cell(sheet, 2, 6).setCellErrorValue(FormulaError.NA));
    refusedAlone(cli.grade(file), "avg_monthly_purchases (客户!G3)", "not a number");
    assertThat(failures().get(0)).containsEntry("value", "#N/A");
  }

  @Test
  void aColumnOfFractionsIsRefusedAtItsHeading() throws IOException {
    workbook(
        sheet -> {
          for (int row = 1; row <= 3; row++) {
            cell(sheet, row, 2).setCellValue(0.99);
          }
        });
    refusedWhole(
        cli.grade(file), "customers.xlsx 客户!C1: column “on_time_pct” is in %", "found \"0.99\"");
  }

  // What surrounds the table.

  @Test
  void blankFormattedCellsAndRowsAreNothing() throws IOException {
    workbook(
        sheet -> {
          for (int row = 4; row < 200; row++) {
            format(cell(sheet, row, 3), "0.00");
            cell(sheet, row, 20).setCellValue("");
          }
          cell(sheet, 250, 2).setBlank();
        });
    gradedAll(cli.grade(file));
  }

  @Test
  void rowsMayHaveBlankRowsBetweenThem() throws IOException {
    workbook(sheet -> sheet.shiftRows(2, 3, 4));
    gradedAll(cli.grade(file));
    assertThat(codes()).containsExactly("K1", "K2", "K3");
  }

  @Test
  void aTitleAboveTheHeadingsIsNamedEvenIfItIsMerged() throws IOException {
    workbook(
        sheet -> {
          sheet.shiftRows(0, 3, 2);
          cell(sheet, 0, 0).setCellValue("2026 年客户名单");
          sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 8));
        });
    refusedWhole(
        cli.grade(file),
        "customers.xlsx 客户!A1: no heading line; line 3 looks like one",
        "2026 年客户名单");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 7, 8, H1:I1", "1, 2, 2, 2, C2:C3", "1, 3, 0, 0, A2:A4", "3, 3, 1, 2, B4:C4"})
  void mergedCellsAreRefused(int row, int toRow, int column, int toColumn, String range)
      throws IOException {
    workbook(sheet -> sheet.addMergedRegion(new CellRangeAddress(row, toRow, column, toColumn)));
    refusedWhole(cli.grade(file), "customers.xlsx 客户!" + range + ": merged cells", "unmerge them");
  }

  @Test
  void hiddenRowsAreRefusedInOneLine() throws IOException {
    workbook(
        sheet -> {
          sheet.getRow(2).setZeroHeight(true);
          sheet.getRow(3).setZeroHeight(true);
        });
    refusedWhole(
        cli.grade(file), "客户!A3: this row and 1 other rows are hidden", "clear the filter");
  }

  @Test
  void hiddenColumnsThatHoldSomethingAreRefusedByLetter() throws IOException {
    workbook(
        sheet -> {
          sheet.setColumnHidden(3, true);
          sheet.setColumnWidth(5, 0);
          sheet.setColumnHidden(15, true);
        });
    refusedWhole(cli.grade(file), "客户!D1: columns that hold something are hidden; found \"D, F\"");
  }

  @Test
  void theFirstVisibleSheetIsReadAndTheOthersAreCounted() throws IOException {
    workbook(
        sheet -> {
          XSSFWorkbook workbook = sheet.getWorkbook();
          workbook.createSheet("旧数据").createRow(0).createCell(0).setCellValue("K9");
          workbook.createSheet("说明");
          workbook.setSheetOrder("旧数据", 0);
          workbook.setSheetHidden(0, true);
          workbook.setActiveSheet(1);
        });
    Result result = cli.grade(file);
    gradedAll(result);
    assertThat(result.out()).contains("customers.xlsx  sheet 客户, not the 2 others\n");
  }

  @Test
  void aWorkbookWithoutAVisibleSheetIsRefused() throws IOException {
    rewritten(
        xml -> xml,
        parts ->
            parts.computeIfPresent(
                "xl/workbook.xml",
                (name, xml) ->
                    new String(xml, StandardCharsets.UTF_8)
                        .replace("<sheet ", "<sheet state=\"veryHidden\" ")
                        .getBytes(StandardCharsets.UTF_8)));
    refusedWhole(
        cli.grade(file), "customers.xlsx xl/workbook.xml: there is no visible sheet of cells");
  }

  @Test
  void mergedCellsBesideAndBelowTheTableAreNothing() throws IOException {
    workbook(
        sheet -> {
          sheet.addMergedRegion(new CellRangeAddress(0, 3, 12, 14));
          sheet.addMergedRegion(new CellRangeAddress(9, 10, 0, 3));
        });
    gradedAll(cli.grade(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "1e400", "0x10", "１２", "١٢", "--1", "1.2.3"})
  void whatIsNoNumberInANumberCellIsRefused(String stored) throws IOException {
    rewritten(xml -> xml.replaceFirst("(<c r=\"G3\"[^>]*><v>)[^<]*", "$1" + stored), any -> {});
    assertThat(cli.grade(file).code()).isEqualTo(3);
    assertThat(failures().get(0)).containsEntry("column", "avg_monthly_purchases (客户!G3)");
  }

  @Test
  void aSheetWithoutRowsIsNoFile() throws IOException {
    workbook(
        sheet -> {
          for (int row = 3; row >= 1; row--) {
            sheet.removeRow(sheet.getRow(row));
          }
        });
    refusedWhole(cli.grade(file), "customers.xlsx: no rows below the headings");
    workbook(
        sheet -> {
          for (int row = 3; row >= 0; row--) {
            sheet.removeRow(sheet.getRow(row));
          }
        });
    refusedWhole(cli.grade(file), "customers.xlsx 客户: the sheet is empty");
  }

  @Test
  void aMisspeltHeadingIsRefusedAtItsCell() throws IOException {
    workbook(sheet -> cell(sheet, 0, 3).setCellValue("debt_ratio_pc"));
    refusedWhole(
        cli.grade(file), "customers.xlsx 客户!D1: unknown heading that looks like a known fact");
  }

  @Test
  void aRepeatedHeadingRowIsOneFaultyRow() throws IOException {
    workbook(
        sheet -> {
          String[] headings = Cli.HEADINGS.split(",");
          for (int column = 0; column < headings.length; column++) {
            cell(sheet, 4, column).setCellValue(headings[column]);
          }
        });
    assertThat(cli.grade(file).code()).isEqualTo(3);
    assertThat(failures()).hasSize(1);
    assertThat(failures().get(0)).containsEntry("line", "5");
  }

  @Test
  void anInvisibleCharacterInACellIsNoPartOfACode() throws IOException {
    workbook(
        sheet -> {
          cell(sheet, 2, 0).setCellValue("\u200B１\uFEFF");
          cell(sheet, 3, 0).setCellValue("K\u200B3");
        });
    assertThat(cli.grade(file).code()).isEqualTo(3);
    assertThat(codes()).containsExactly("K1", "1");
    assertThat(failures().get(0))
        .containsEntry("column", "customer (客户!A4)")
        .hasEntrySatisfying("reason", reason -> assertThat(reason).contains("U+200B"));
  }

  // Other writers.

  @Test
  void referencesStylesAndSharedTextsMayBeAbsent() throws IOException {
    rewritten(
        xml -> xml.replaceAll(" r=\"[A-Z]*[0-9]+\"", "").replaceAll(" s=\"[0-9]+\"", ""),
        parts -> parts.remove("xl/styles.xml"));
    Result result = cli.grade(file);
    assertThat(result.code()).isEqualTo(3);
    assertThat(failures().get(0))
        .containsEntry("column", "licence_valid_until (客户!I2)")
        .hasEntrySatisfying(
            "reason", reason -> assertThat(reason).contains("a day number of a spreadsheet"));
  }

  @Test
  void elementsMayHaveAPrefixAndDaysMayBeText() throws IOException {
    rewritten(
        xml ->
            xml.replaceAll(
                    "<c r=\"I([2-9])\"[^>]*><v>[^<]*</v></c>",
                    "<c r=\"I$1\" t=\"d\"><v>2030-01-01T00:00:00</v></c>")
                .replaceAll("(</?)([a-zA-Z])", "$1x:$2")
                .replace("xmlns=", "xmlns:x="),
        any -> {});
    gradedAll(cli.grade(file));
  }

  @Test
  void aTextMayStandInItsCellAndHaveReadingAids() throws IOException {
    rewritten(
        xml ->
            xml.replaceFirst(
                "<c r=\"A3\"[^>]*><v>[^<]*</v></c>",
                "<c r=\"A3\" t=\"inlineStr\"><is><r><t>K</t></r><r><t>2_x000D_</t></r>"
                    + "<rPh sb=\"0\" eb=\"1\"><t>ケー</t></rPh></is></c>"),
        any -> {});
    gradedAll(cli.grade(file));
    assertThat(codes()).containsExactly("K1", "K2", "K3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A2", "B3", "ZZZZ3", "1"})
  void cellsOutOfTheirOrderAreDamage(String reference) throws IOException {
    rewritten(xml -> xml.replaceFirst("r=\"C3\"", "r=\"" + reference + "\""), any -> {});
    refusedWhole(cli.grade(file), "the rows or columns stored in this sheet are damaged");
  }

  // What is no workbook of data.

  @Test
  void aWorkbookWithAPasswordIsRefused() throws Exception {
    byte[] plain = Files.readAllBytes(workbook(any -> {}));
    try (POIFSFileSystem system = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream out = encryptor.getDataStream(system)) {
        out.write(plain);
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        system.writeFilesystem(out);
      }
    }
    refusedWhole(cli.grade(file), "customers.xlsx: the workbook is protected by a password");
  }

  @Test
  void anOldExcelFileIsRefused() throws IOException {
    byte[] old = new byte[4096];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
    refusedWhole(
        cli.grade(Files.write(file, old)), "customers.xlsx: this is an old Excel file (.xls)");
  }

  @Test
  void macrosAndLinksAreRefusedAndWhatNothingPointsToIsNot() throws IOException {
    rewritten(
        xml -> xml,
        parts -> {
          relate(
              parts,
              "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
              "vbaProject.bin");
          parts.put("xl/vbaProject.bin", new byte[10]);
        });
    refusedWhole(cli.grade(file), "the workbook has macros");
    rewritten(
        xml -> xml,
        parts ->
            relate(
                parts,
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink",
                "externalLinks/externalLink1.xml"));
    refusedWhole(cli.grade(file), "the workbook links to another file or program");
    rewritten(xml -> xml, parts -> parts.put("xl/vbaProject.bin", new byte[10]));
    gradedAll(cli.grade(file));
  }

  private static void relate(Map<String, byte[]> parts, String type, String target) {
    parts.computeIfPresent(
        "xl/_rels/workbook.xml.rels",
        (name, xml) ->
            new String(xml, StandardCharsets.UTF_8)
                .replace(
                    "</Relationships>",
                    "<Relationship Id=\"rId99\" Type=\""
                        + type
                        + "\" Target=\""
                        + target
                        + "\"/></Relationships>")
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bombsDocumentTypesAndDamageAreRefused() throws IOException {
    rewritten(xml -> xml.replace("<sheetData>", "<sheetData>" + " ".repeat(100 << 20)), any -> {});
    refusedWhole(cli.grade(file), "xl/worksheets/sheet1.xml", "that of a zip bomb");
    rewritten(
        xml -> xml.replaceFirst("<worksheet", "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"),
        any -> {});
    refusedWhole(cli.grade(file), "declares a document type or entities");
    rewritten(xml -> xml.replace("</sheetData>", ""), any -> {});
    refusedWhole(cli.grade(file), "not well-formed XML");
    byte[] whole = Files.readAllBytes(workbook(any -> {}));
    refusedWhole(
        cli.grade(Files.write(file, Arrays.copyOf(whole, whole.length / 2))),
        "customers.xlsx: the zip is damaged or incomplete");
  }

  // Orders, imports and standard input.

  @Test
  void ordersMayBeAWorkbook() throws IOException {
    Path samples = Path.of("../samples/steel");
    Path orders = cli.home().resolve("orders.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(orders)) {
      XSSFSheet sheet = workbook.createSheet("订单");
      List<String> lines =
          Files.readString(samples.resolve("orders.csv")).replace("\uFEFF", "").lines().toList();
      for (int row = 0; row < lines.size(); row++) {
        String[] cells = lines.get(row).split(",", -1);
        for (int column = 0; column < cells.length; column++) {
          cell(sheet, row, column).setCellValue(cells[column]);
        }
      }
      workbook.write(out);
    }
    List<String> answers = new ArrayList<>();
    for (Path each : List.of(samples.resolve("orders.csv"), orders)) {
      answers.add(order(each.toString(), samples.resolve("customers.csv").toString()).out());
    }
    assertThat(answers.get(1)).isEqualTo(answers.get(0)).contains("release");
  }

  private Result order(String orders, String customers) {
    return Cli.run(
        Path.of("..").toAbsolutePath().normalize(),
        "order",
        orders,
        "--customers",
        customers,
        "--policy",
        "steel",
        "--as-of",
        "2026-10-31",
        "--lang",
        "en");
  }

  private static Result given(byte[] input, Supplier<Result> command) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(input));
      return command.get();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void standardInputMayHoldEitherForm() throws IOException {
    byte[] workbook = Files.readAllBytes(workbook(any -> {}));
    Result result = given(workbook, () -> cli.grade(Path.of("-")));
    gradedAll(result);
    assertThat(result.out()).contains("File        -  sheet 客户\n");
    for (String charset : List.of("UTF-8", "GB18030", "UTF-16")) {
      String text = Cli.HEADINGS + "\nK1,陆" + Cli.GOOD + "\n";
      byte[] csv = text.getBytes(Charset.forName(charset));
      Result again = given(csv, () -> cli.grade(Path.of("-"), "--force"));
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(Rows.of(cli.out().resolve("results.csv")).get(0)).containsEntry("name", "陆");
    }
  }

  @Test
  void standardInputWithoutAnythingIsNoFile() {
    Result result = given(new byte[0], () -> cli.grade(Path.of("-")));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("-: the file is empty");
  }

  @Test
  void ordersOrCustomersMayComeFromStandardInputAndNotBoth() throws IOException {
    Path samples = Path.of("../samples/steel");
    String orders = samples.resolve("orders.csv").toString();
    String customers = samples.resolve("customers.csv").toString();
    String answer = order(orders, customers).out();
    byte[] given = Files.readAllBytes(Path.of(orders));
    assertThat(given(given, () -> order("-", customers)).out()).isEqualTo(answer);
    byte[] known = Files.readAllBytes(Path.of(customers));
    assertThat(given(known, () -> order(orders, "-")).out()).isEqualTo(answer);
    Result both = given(given, () -> order("-", "-"));
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("standard input holds the orders or the customers, not both");
  }

  // Results as a workbook.

  @Test
  void resultsAreAWorkbookTooWhenAskedFor() throws IOException {
    gradedAll(cli.grade(workbook(any -> {})));
    assertThat(cli.out().resolve("results.xlsx")).doesNotExist();
    Result result = cli.grade(file, "--force", "--xlsx");
    gradedAll(result);
    assertThat(result.out()).contains("results.csv, ", "results.xlsx\n");
    Result kept = cli.grade(file, "--xlsx");
    assertThat(kept.code()).isEqualTo(2);
    assertThat(kept.err()).contains("results.xlsx");
    gradedAll(cli.grade(file, "--force"));
    assertThat(cli.out().resolve("results.xlsx")).doesNotExist();
  }
}
