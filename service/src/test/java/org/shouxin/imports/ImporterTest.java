package org.shouxin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A file is imported as a whole or not at all, and reports everything that is wrong with it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R30")
class ImporterTest {

  private static final String INVOICE =
      "number,customer,issued_on,due_on,amount,currency,disputed_on,cancelled_on,recorded_on\n";

  private final TestDatabase database;
  @TempDir private Path folder = Path.of("");

  ImporterTest(TestDatabase database) {
    this.database = database;
  }

  private Ground ground() {
    return new Ground(database, folder);
  }

  @Test
  void everyBadRowIsReportedAndNothingIsImported() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      ImportResult done =
          ground.table(
              "invoice",
              INVOICE
                  + "A1,K1,2026-01-05,2026-01-05,0.01,CNY,,,2026-01-05\n"
                  + "A2,K1,2026-01-05,2026-01-04,12.5,CNY,,,2026-01-05\n"
                  + "A3,K9,2026-01-05,2026-02-04,0,CNY,,,2026-01-05\n"
                  + "A4,K9,2026-01-05,2026-02-04,7,CNY,,,2026-01-05\n"
                  + "A5,K1,2026-13-05,2026-02-04,\"12,5\",CNY,,,2026-01-05\n"
                  + "A6,K1,2026-01-05,2026-02-04,12.34567,YUAN,,,2026-01-05\n"
                  + "A7,,,2026-02-04,,CNY,,,2026-01-05\n"
                  + "A8,K1,2026-01-05,2026-02-04,7\n"
                  + "A1,K1,2026-01-05,2026-02-04,7,CNY,,,2026-01-05\n");
      assertThat(Ground.faults(done))
          .containsExactlyInAnyOrder(
              "3 due_on: must not be before issued_on 2026-01-05",
              "4 amount: must be more than 0",
              "4 customer: unknown customer: table customer has no such code",
              "5 customer: unknown customer: table customer has no such code",
              "6 issued_on: not a date; allowed: 2026-10-31, 2026/10/31, 20261031, 2026年10月31日",
              "6 amount: the comma has two meanings; allowed: a point for decimals, no thousands"
                  + " separator: 1250, 12.5",
              "7 amount: too many decimal places; allowed: at most 4",
              "7 currency: the text has 4 characters; allowed: at most 3",
              "8 customer: required",
              "8 issued_on: required",
              "8 amount: required",
              "9 : the row has 5 cells, the headings are 9",
              "10 number: twice in the file: line 2 has the same number");
      assertThat(done.bad()).isEqualTo(8);
      assertThat(done.rows()).isEqualTo(9);
      assertThat(ground.count("invoice")).isZero();
    }
  }

  @Test
  void manyFaultsOfOneCauseAreOneLineAndAllOfThemWritten() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      StringBuilder text = new StringBuilder(INVOICE);
      for (int i = 1; i <= 101; i++) {
        text.append("A").append(i).append(",K1,2026-01-05,2026-02-04,0,CNY,,,2026-01-05\n");
      }
      ImportResult done = ground.table("invoice", text.toString());
      assertThat(done.causes()).hasSize(1);
      assertThat(done.causes().get(0).problem("x.csv").in(Language.EN))
          .isEqualTo(
              "x.csv lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … (101), column amount: must be more than"
                  + " 0; found \"0\"");
      assertThat(done.allFaults()).isEqualTo(101);
      Path all = folder.resolve("invoice.csv.failures.csv");
      assertThat(done.failures()).isEqualTo(all);
      List<String> lines = Files.readAllLines(all);
      assertThat(lines).hasSize(102);
      assertThat(lines.get(101)).isEqualTo("102,amount,0,须大于 0");
    }
  }

  /** F6: each cause on one line, and on the rows that have it; nothing is left for the next try. */
  @Test
  void everyCauseIsOneLineWithItsRows() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      ground.table("invoice", INVOICE + "A1,K1,2026-01-05,2026-02-04,70,CNY,,,2026-01-05\n");
      ImportResult done =
          ground.table(
              "credit_note",
              "number,customer,invoice,issued_on,amount,currency,recorded_on\n"
                  + "N1,K1,A1,2026-02-01,60,CNY,2026-02-01\n"
                  + "N2,K2,A1,2026-02-01,5,CNY,2026-02-01\n"
                  + "N3,K1,A1,2026-02-01,5,USD,2026-02-01\n"
                  + "N4,K1,A1,2026-01-04,5,CNY,2026-02-01\n"
                  + "N5,K9,A8,2026-02-01,0,CNY,2026-02-01\n"
                  + "N6,K9,A9,2026-02-01,-1,CNY,soon\n"
                  + "N7,,A1,2026-02-01,5,CNY,2026-02-01\n"
                  + "N7,,A1,2026-02-01,5,CNY,2026-02-01\n");
      assertThat(done.causes())
          .extracting(cause -> cause.problem("n.csv").in(Language.EN))
          .containsExactlyInAnyOrder(
              "n.csv lines 2, 3, 4, 5, column invoice: more is credited than the amount of the"
                  + " invoice: 75 against 70; found \"A1\"",
              "n.csv line 3, column invoice: the credit note and the invoice are of different"
                  + " customers: K2 against K1; found \"A1\"",
              "n.csv line 4, column invoice: the credit note and the invoice are in different"
                  + " currencies: USD against CNY; found \"A1\"",
              "n.csv line 5, column invoice: the credit note is earlier than the invoice:"
                  + " 2026-01-04 against 2026-01-05; found \"A1\"",
              "n.csv line 6, column amount: must be more than 0; found \"0\"",
              "n.csv line 7, column amount: must be more than 0; found \"-1\"; allowed: the amount"
                  + " of a credit note has no sign",
              "n.csv line 7, column recorded_on: not a date; found \"soon\"; allowed: 2026-10-31,"
                  + " 2026/10/31, 20261031, 2026年10月31日",
              "n.csv lines 6, 7, column customer: unknown customer: table customer has no such code;"
                  + " found \"K9\"",
              "n.csv lines 6, 7, column invoice: unknown invoice: table invoice has no such number;"
                  + " found \"A8, A9\"",
              "n.csv lines 8, 9, column customer: required",
              "n.csv line 9, column number: twice in the file: line 8 has the same number; found"
                  + " \"N7\"");
      assertThat(done.failures()).isNull();
      assertThat(done.bad()).isEqualTo(8);
      assertThat(ground.count("credit_note")).isZero();
    }
  }

  /** F6: totals below a table are one problem, whatever their row lacks. */
  @Test
  void aRowOfTotalsIsOneProblem() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      for (String total : List.of("合计", "总计：", "Total", "小计", "共 1 行", "合計")) {
        ImportResult done =
            ground.table(
                "invoice",
                INVOICE
                    + "A1,K1,2026-01-05,2026-02-04,70,CNY,,,2026-01-05\n"
                    + total
                    + ",,,,70,,,,\n");
        assertThat(Ground.faults(done))
            .containsExactly("3 number: a row of totals; allowed: the row deleted");
      }
    }
  }

  /** F3: marks for missing values of columns that may be empty. */
  @Test
  void whatMayBeMissingMayHaveAMarkForMissing() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      StringBuilder rows = new StringBuilder();
      for (String mark : List.of("-", "—", "N/A", "无", "/", "暂无", "null", "?", "暫無")) {
        rows.append("A").append(rows.length()).append(",K1,2026-01-05,2026-02-04,70,CNY,");
        rows.append(mark).append(",,2026-01-05\n");
      }
      assertThat(Ground.counts(ground.table("invoice", INVOICE + rows))).isEqualTo("9 0 0");
      assertThat(ground.single("select count(disputed_on) from invoice")).isEqualTo("0");
      assertThat(Ground.faults(ground.table("invoice", INVOICE + "B,K1,-,2026-02-04,-,CNY,,,-\n")))
          .as("of required columns it is no value")
          .hasSize(3);
    }
  }

  /** F1: a heading that is no column is one problem, also if the column it may mean is required. */
  @Test
  void headingsMayHaveMarksAndOtherUnitsAreOneProblem() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      String row = "A1,K1,2026-01-05,2026-02-04,70,2026-01-05\n";
      for (String customer : List.of("*客户代码", "客户代码（必填）", "客戶代碼", "【必填】客户代码", "客户代码：")) {
        ImportResult done =
            ground.table("invoice", "发票号码," + customer + ",开票日期,到期日,金额,登记日期\n" + row);
        assertThat(Ground.faults(done)).isEmpty();
      }
      for (String amount : List.of("金额(万元)", "金额（元）", "金额(USD)", "含税金额", "金 额（千元）")) {
        String headings = "发票号码,客户代码,开票日期,到期日," + amount + ",登记日期\n";
        RefusedException refused =
            catchThrowableOfType(
                RefusedException.class, () -> ground.table("invoice", headings + row));
        assertThat(refused.problems()).hasSize(1);
        assertThat(refused.problems().get(0).in(Language.EN))
            .contains("has no such column; found \"" + amount + "\"", "did you mean 金额?");
      }
    }
  }

  /** F6: rules over several columns are checked only where the file has all of them. */
  @Test
  void aCreditNoteMayComeWithoutAColumnForItsInvoice() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      ImportResult done =
          ground.table(
              "credit_note",
              "number,customer,issued_on,amount,recorded_on\nN1,K1,2026-02-01,60,2026-02-01\n");
      assertThat(Ground.faults(done)).isEmpty();
    }
  }

  @Test
  void aFailuresFileIsWrittenForOneFaultWhenAskedForAndNeverOverAnInput()
      throws IOException, RefusedException {
    try (Ground ground = ground()) {
      Path csv = ground.file("customer.csv", "code,recorded_on\nK1,never\n");
      Path wanted = folder.resolve("bad.csv");
      ImportResult done =
          ground.importer.run(
              new ImportRequest(csv, "customer", null, false, false, wanted, Language.EN));
      assertThat(done.failures()).isEqualTo(wanted);
      assertThat(Files.readAllLines(wanted))
          .containsExactly(
              "\ufeffline,column,value,reason",
              "2,recorded_on,never,\"not a date; allowed: 2026-10-31, 2026/10/31, 20261031,"
                  + " 2026年10月31日\"");
      assertThatThrownBy(
              () ->
                  ground.importer.run(
                      new ImportRequest(csv, "customer", null, false, false, csv, Language.EN)))
          .isInstanceOf(RefusedException.class);
      assertThat(csv).exists();
    }
  }

  @Test
  void aMisspeltHeadingIsRefusedWithTheNearest() throws IOException {
    try (Ground ground = ground()) {
      assertThatThrownBy(
              () -> ground.table("receipt", "number,customr,received_on,amount,入帐日期\nR1,K1,,,\n"))
          .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
          .extracting(refused -> refused.problems().stream().map(p -> p.in(Language.EN)).toList())
          .asInstanceOf(InstanceOfAssertFactories.list(String.class))
          .containsExactly(
              "receipt.csv line 1: table receipt has no such column; found \"customr\"; allowed:"
                  + " number, customer, received_on, booked_on, amount, currency, order_number (did you mean"
                  + " customer?)",
              "receipt.csv line 1: table receipt has no such column; found \"入帐日期\"; allowed:"
                  + " number, customer, received_on, booked_on, amount, currency, order_number (did you mean"
                  + " 入账日期?)");
    }
  }

  @Test
  void aMisspeltHeadingIsReportedInChineseWithTheHeadingsInChinese() throws IOException {
    try (Ground ground = ground()) {
      assertThatThrownBy(() -> ground.table("receipt", "收款单号,客户,收款日期,入账日期,金额\nR1,K1,,,\n"))
          .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
          .extracting(refused -> refused.problems().get(0).in(Language.ZH))
          .isEqualTo(
              "receipt.csv line 1：表 receipt（收款）没有这一列；实际为“客户”；允许：收款单号、客户代码、收款日期、入账日期、金额、币种、订单号");
    }
  }

  @Test
  void chineseHeadingsInGb18030BySemicolonMeanTheSameColumns()
      throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      Path csv = folder.resolve("收款.csv");
      Files.write(
          csv,
          "收款单号;客户代码;收款日期;入账日期;金额;币种\nR1;K1;2026年1月5日;20260106;1.2万;\n"
              .getBytes(Charset.forName("GB18030")));
      ImportResult done = ground.importer.run(ImportRequest.of("收款", csv));
      assertThat(Ground.faults(done)).isEmpty();
      assertThat(ground.single("select amount from receipt where number = 'R1'"))
          .isEqualTo("12000.0000");
      assertThat(ground.single("select currency from receipt where booked_on = date '2026-01-06'"))
          .isEqualTo("CNY");
    }
  }

  @Test
  void theFirstSheetOfAWorkbookIsImportedAndItsFaultsNameTheCell()
      throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      Path file = folder.resolve("receipt.xlsx");
      try (XSSFWorkbook workbook = new XSSFWorkbook();
          OutputStream out = Files.newOutputStream(file)) {
        XSSFSheet sheet = workbook.createSheet("收款");
        CellStyle day = workbook.createCellStyle();
        day.setDataFormat((short) 14);
        List<String> headings = List.of("收款单号", "客户代码", "收款日期", "入账日期", "金额", "币种");
        for (int row = 0; row <= 2; row++) {
          sheet.createRow(row);
          for (int column = 0; column < headings.size(); column++) {
            sheet.getRow(row).createCell(column).setCellValue(headings.get(column));
          }
        }
        for (int row = 1; row <= 2; row++) {
          sheet.getRow(row).getCell(0).setCellValue("R" + row);
          sheet.getRow(row).getCell(1).setCellValue("K1");
          for (int column = 2; column <= 3; column++) {
            sheet.getRow(row).getCell(column).setCellValue(LocalDate.of(2026, 1, 3 + column));
            sheet.getRow(row).getCell(column).setCellStyle(day);
          }
          sheet.getRow(row).getCell(4).setCellValue(12_000.5);
          sheet.getRow(row).getCell(5).setCellValue("CNY");
        }
        sheet.getRow(2).getCell(3).setCellValue(46_027.5);
        workbook.write(out);
      }
      ImportResult done = ground.importer.run(ImportRequest.of("收款", file));
      assertThat(Ground.faults(done))
          .containsExactly(
              "3 入账日期 (收款!D3): not a whole calendar day; allowed: a day from 1900 to 9999 without a"
                  + " time");
    }
  }

  @Test
  void aWrongSocialCreditCodeIsReportedWithTheRightCheckCharacter()
      throws IOException, RefusedException {
    try (Ground ground = ground()) {
      ImportResult done =
          ground.table(
              "customer",
              "code,social_credit_code,recorded_on\nK1,91360000625912173C,2026-01-01\n");
      assertThat(Ground.faults(done))
          .containsExactly(
              "2 social_credit_code: the check character is wrong: the 17 before it call for B, not"
                  + " C; allowed: the code as the licence shows it");
    }
  }

  @Test
  void aRowThatIsThereAlreadyIsLeftAloneAndWhatCameLaterIsFilledIn()
      throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      String before = "A1,K1,2026-01-05,2026-02-04,70,CNY,,,2026-01-05\n";
      String disputed = "A1,K1,2026-01-05,2026-02-04,70.00,CNY,2026-01-20,,2026-01-05\n";
      assertThat(Ground.counts(ground.table("invoice", INVOICE + before))).isEqualTo("1 0 0");
      assertThat(Ground.counts(ground.table("invoice", INVOICE + before))).isEqualTo("0 1 0");
      assertThat(Ground.counts(ground.table("invoice", INVOICE + disputed))).isEqualTo("0 0 1");
      assertThat(Ground.counts(ground.table("invoice", INVOICE + disputed))).isEqualTo("0 1 0");
      assertThat(Ground.counts(ground.table("invoice", INVOICE + before)))
          .as("the first file again says nothing of the dispute")
          .isEqualTo("0 1 0");
      assertThat(ground.single("select disputed_on from invoice")).isEqualTo("2026-01-20");
    }
  }

  @Test
  void aRowThatDiffersIsRefusedAndAnInvoiceIsNeverReplaced() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      ground.table("invoice", INVOICE + "A1,K1,2026-01-05,2026-02-04,70,CNY,,,2026-01-05\n");
      String other = INVOICE + "A1,K1,2026-01-05,2026-02-04,71,CNY,,,2026-01-05\n";
      String why =
          "2 amount: the row exists already with 70; rows are added, not changed; set"
              + " cancelled_on and add another";
      assertThat(Ground.faults(ground.table("invoice", other))).containsExactly(why);
      assertThat(Ground.faults(ground.update("invoice", other))).containsExactly(why);
      assertThat(ground.single("select amount from invoice")).isEqualTo("70.0000");
    }
  }

  @Test
  void whereATableAllowsItUpdateReplacesARow() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      String head = "number,customer,kind,valid_until,recorded_on\n";
      ground.table("paper", head + "P1,K1,business_licence,2026-01-01,2025-01-01\n");
      String other = head + "P1,K1,business_licence,,2025-01-01\n";
      assertThat(Ground.faults(ground.table("paper", other)))
          .containsExactly(
              "2 valid_until: the row exists already with 2026-01-01; rows are added, not"
                  + " changed; --update replaces it");
      assertThat(Ground.counts(ground.update("paper", other))).isEqualTo("0 0 1");
      assertThat(ground.single("select valid_until from paper")).isEqualTo("null");
    }
  }

  @Test
  void allocationsNeverExceedTheReceiptOrTheInvoice() throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      ground.table(
          "invoice",
          INVOICE
              + "A1,K1,2026-01-05,2026-02-04,70,CNY,,,2026-01-05\n"
              + "A2,K1,2026-01-05,2026-02-04,70,USD,,,2026-01-05\n");
      ground.table(
          "receipt",
          "number,customer,received_on,booked_on,amount\nR1,K1,2026-02-01,2026-02-02,70\n"
              + "R2,K1,2026-02-01,2026-02-02,100\n");
      String head = "receipt,invoice,amount,allocated_on\n";
      assertThat(Ground.faults(ground.table("allocation", head + "R1,A1,70.01,2026-02-02\n")))
          .containsExactly(
              "2 receipt: more is allocated than was received: 70.01 against 70",
              "2 invoice: more is allocated than the amount of the invoice: 70.01 against 70");
      assertThat(
              Ground.faults(
                  ground.table(
                      "allocation", head + "R1,A1,70,2026-02-02\nR2,A1,0.01,2026-02-02\n")))
          .containsExactly(
              "2 invoice: more is allocated than the amount of the invoice: 70.01 against 70",
              "3 invoice: more is allocated than the amount of the invoice: 70.01 against 70");
      assertThat(Ground.faults(ground.table("allocation", head + "R2,A2,1,2026-01-31\n")))
          .containsExactly(
              "2 receipt: the receipt and the invoice are in different currencies: CNY against USD",
              "2 receipt: allocated before the receipt: 2026-01-31 against 2026-02-01");
      assertThat(ground.count("allocation")).isZero();
      assertThat(Ground.counts(ground.table("allocation", head + "R1,A1,70,2026-02-01\n")))
          .isEqualTo("1 0 0");
    }
  }

  /** M4: what a negative invoice means has a table of its own. */
  @Test
  void aNegativeInvoiceSaysWhereACreditNoteIsEntered() throws Exception {
    try (Ground ground = ground()) {
      ground.table("customer", "code,recorded_on\nC001,2025-01-01\n");
      URL trial =
          getClass().getResource("/org/shouxin/trials/import-invoice-negative-credit-note.csv");
      String text = Files.readString(Path.of(Objects.requireNonNull(trial).toURI()));
      assertThat(Ground.faults(ground.table("invoice", text)))
          .filteredOn(fault -> fault.contains("amount: "))
          .startsWith(
              "3 amount: must be more than 0; allowed: a credit note goes into the table"
                  + " credit_note, its amount without a sign",
              "4 amount: must be more than 0; allowed: a credit note goes into the table"
                  + " credit_note, its amount without a sign",
              "5 amount: must be more than 0");
      assertThat(ground.count("invoice")).isZero();
    }
  }

  /** M4. */
  @Test
  void aCreditNoteReducesAnInvoiceOfTheSameCustomerByAtMostItsAmount()
      throws IOException, RefusedException {
    try (Ground ground = ground().customers()) {
      ground.table(
          "invoice",
          INVOICE
              + "A1,K1,2026-01-05,2026-02-04,70,CNY,,,2026-01-05\n"
              + "A2,K1,2026-01-05,2026-02-04,70,USD,,,2026-01-05\n");
      String head = "number,customer,invoice,issued_on,amount,currency,recorded_on\n";
      assertThat(
              Ground.faults(
                  ground.table("credit_note", head + "N1,K1,A1,2026-02-01,-70,CNY,2026-02-01\n")))
          .containsExactly(
              "2 amount: must be more than 0; allowed: the amount of a credit note has no sign");
      assertThat(
              Ground.faults(
                  ground.table(
                      "credit_note",
                      head
                          + "N1,K1,A1,2026-02-01,70.01,CNY,2026-02-01\n"
                          + "N2,K2,A2,2026-01-04,70,CNY,2026-02-01\n"
                          + "N3,K1,,2026-02-01,5,USD,2026-02-01\n")))
          .containsExactlyInAnyOrder(
              "2 invoice: more is credited than the amount of the invoice: 70.01 against 70",
              "3 invoice: the credit note and the invoice are of different customers: K2 against K1",
              "3 invoice: the credit note and the invoice are in different currencies: CNY against"
                  + " USD",
              "3 invoice: the credit note is earlier than the invoice: 2026-01-04 against 2026-01-05",
              "4 number: a credit note in a foreign currency must name its invoice: USD against CNY");
      assertThat(ground.count("credit_note")).isZero();
      assertThat(
              Ground.counts(
                  ground.table(
                      "credit_note",
                      "红字发票号码,客户代码,原发票号码,开票日期,红字金额,登记日期\n"
                          + "N1,K1,A1,2026-02-01,70,2026-02-01\nN2,K1,,2026-02-01,5,2026-02-01\n")))
          .isEqualTo("2 0 0");
    }
  }

  @Test
  void aDryRunReportsTheSameAndRollsBack() throws IOException, RefusedException {
    try (Ground ground = ground()) {
      Path csv = ground.file("customer.csv", "code,recorded_on\nK1,2025-01-01\n");
      ImportResult done =
          ground.importer.run(
              new ImportRequest(csv, "customer", null, false, true, null, Language.EN));
      assertThat(Ground.counts(done)).isEqualTo("1 0 0");
      assertThat(ground.count("customer")).isZero();
    }
  }

  @Test
  void whatBreaksOffLateLeavesNothing() throws IOException, RefusedException {
    try (Ground ground = ground()) {
      StringBuilder text = new StringBuilder("code,recorded_on\n");
      for (int i = 0; i < 5_000; i++) {
        text.append("K").append(i).append(",2025-01-01\n");
      }
      Path csv = ground.file("customer.csv", text.toString());
      Importer breaking = new Importer(new BreakingDataSource(ground.pool, 8));
      assertThatThrownBy(() -> breaking.run(ImportRequest.of("customer", csv)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("the database cannot be reached");
      assertThat(ground.count("customer")).isZero();
      assertThat(ground.table("customer", text.toString()).rows()).isEqualTo(5_000);
      assertThat(ground.count("customer")).isEqualTo(5_000);
    }
  }

  @Test
  void rowsThatSomebodyElseHoldsAreReportedAndNothingIsImported()
      throws IOException, RefusedException, SQLException {
    try (Ground ground = ground().customers();
        Connection other = ground.pool.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeUpdate(
          "insert into customer (code, recorded_on) values ('K3', '2025-01-01')");
      Path csv = ground.file("customer.csv", "code,recorded_on\nK3,2025-01-01\n");
      Importer hasty = new Importer(new HastyDataSource(ground.pool, database));
      assertThatThrownBy(() -> hasty.run(ImportRequest.of("customer", csv)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("the data is locked by another transaction");
      other.rollback();
      other.setAutoCommit(true);
      assertThat(ground.count("customer")).isEqualTo(2);
    }
  }

  @Test
  void everyColumnOfTheDatabaseHasItsChineseName() throws RefusedException, SQLException {
    try (Ground ground = ground()) {
      Schema schema = new Schema(new JdbcTemplate(ground.pool));
      for (String name : Schema.names()) {
        ImportTable table = schema.table("", name);
        assertThat(table.key()).as(name).isNotEmpty();
        assertThat(table.columns()).as(name).allMatch(column -> !column.labels().isEmpty());
        assertThat(Objects.requireNonNull(TableNotes.all().get(name)).labels.keySet())
            .as(name)
            .containsExactlyInAnyOrderElementsOf(
                table.columns().stream().map(ImportColumn::name).toList());
        for (Rule rule : table.rules()) {
          assertThat(table.find(rule.column())).as(rule.toString()).isPresent();
        }
      }
    }
  }

  @Test
  void everyTableOfTheCustomerFileCanBeImported() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/db/common/V1__customer_file.sql")) {
      String sql = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(Pattern.compile("create table (\\w+)").matcher(sql).results())
          .isNotEmpty()
          .allMatch(table -> Schema.names().contains(table.group(1)));
    }
  }
}
