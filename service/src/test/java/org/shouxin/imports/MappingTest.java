package org.shouxin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/** A mapping file says how the columns of a file fill tables. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R30")
class MappingTest {

  private static final Path IBM = Path.of("../samples/ledger/ibm_accounts_receivable.mapping.txt");

  private final TestDatabase database;
  @TempDir private Path folder = Path.of("");

  MappingTest(TestDatabase database) {
    this.database = database;
  }

  private List<String> refused(String mapping, String data) throws IOException {
    try (Ground ground = new Ground(database, folder)) {
      RefusedException refused =
          catchThrowableOfType(RefusedException.class, () -> ground.mapped(mapping, data));
      return refused.problems().stream().map(problem -> problem.in(Language.EN)).toList();
    }
  }

  @Test
  void oneRowOfAFileGivesCustomerInvoiceReceiptAndAllocation()
      throws IOException, RefusedException {
    try (Ground ground = new Ground(database, folder)) {
      Path csv =
          ground.file(
              "ar.csv",
              "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate\n"
                  + "391,C-1,4/6/2013,0001,2/20/2012,3/21/2012,55.94,No,3/25/2012,Paper,33,4\n"
                  + "391,C-1,4/6/2013,0002,1/2/2012,2/1/2012,10.5,Yes,1/15/2012,Paper,13,0\n"
                  + "406,C-2,3/3/2012,0003,12/26/2013,1/25/2014,61.74,No,,Paper,,\n");
      ImportResult done = ground.importer.run(ImportRequest.mapped(IBM, csv));
      assertThat(done.tables().stream().map(loaded -> loaded.table() + " " + loaded.added()))
          .containsExactly(
              "customer 2", "customer_profile 2", "invoice 3", "receipt 2", "allocation 2");
      assertThat(ground.single("select first_dealt_on from customer where code = 'C-1'"))
          .isEqualTo("2012-01-02");
      assertThat(ground.single("select booked_on from receipt where number = 'R-0001'"))
          .isEqualTo("2012-03-25");
      assertThat(ground.single("select disputed_on from invoice where number = '0002'"))
          .isEqualTo("2012-01-02");
      assertThat(ground.single("select disputed_on from invoice where number = '0001'"))
          .isEqualTo("null");
      assertThat(ground.single("select receipt from allocation where invoice = '0001'"))
          .isEqualTo("R-0001");
      ImportResult again = ground.importer.run(ImportRequest.mapped(IBM, csv));
      assertThat(again.tables()).allMatch(loaded -> loaded.added() + loaded.changed() == 0);
      assertThat(again.tables().get(2).unchanged()).isEqualTo(3);
    }
  }

  @Test
  void constantsDefaultsTranslationsConditionsAndSpellingsOfTheFile()
      throws IOException, RefusedException {
    try (Ground ground = new Ground(database, folder).customers()) {
      ImportResult done =
          ground.mapped(
              """
              # what the ERP writes
              days: d.M.yyyy
              numbers: 1.234,56
              yes: J
              no: N
              missing: -, n/a

              [purchase]
              only when "Art" = 'LF', 'LG' and "Menge" <> '0'
              number = 'E-' + "Beleg" + '/' + "Pos"
              customer = "Kunde"
              purchased_on = "Tag"
              goods_kind = "Ware"
                Kupfer -> copper
                Zink -> zinc
                * -> other
              amount = "Betrag"
              currency = "W" else 'EUR'
              recorded_on = "Erfasst" else "Tag"
              """,
              "Art;Beleg;Pos;Kunde;Tag;Ware;Menge;Betrag;W;Erfasst\n"
                  + "LF;1;1;K1;5.1.2026;Kupfer;3;1.234,50;USD;6.1.2026\n"
                  + "LG;1;2;K1;5.1.2026;Blei;3;7;-;n/a\n"
                  + "LF;1;3;K1;5.1.2026;Zink;0;7;;\n"
                  + "RE;1;4;K1;5.1.2026;Zink;3;7;;\n");
      assertThat(Ground.faults(done)).isEmpty();
      assertThat(Ground.counts(done)).isEqualTo("2 0 0");
      assertThat(ground.single("select amount from purchase where number = 'E-1/1'"))
          .isEqualTo("1234.5000");
      assertThat(
              ground.single(
                  "select concat(goods_kind, ' ', currency, ' ', recorded_on) from purchase where"
                      + " number = 'E-1/2'"))
          .isEqualTo("other EUR 2026-01-05");
    }
  }

  @Test
  void anUntranslatedWordAndANumberInAnotherSpellingAreReported()
      throws IOException, RefusedException {
    try (Ground ground = new Ground(database, folder).customers()) {
      ImportResult done =
          ground.mapped(
              """
              numbers: 1.234,56
              [purchase]
              number = "N"
              customer = 'K1'
              purchased_on = '2026-01-05'
              goods_kind = "G"
                Kupfer -> copper
              amount = "A"
              recorded_on = '2026-01-05'
              """,
              "N,G,A\n1,Zink,7\n2,Kupfer,12.5\n");
      assertThat(Ground.faults(done))
          .containsExactly(
              "2 G: the mapping has no translation for this value; allowed: Kupfer",
              "3 A: not a number; allowed: 1.234,56");
    }
  }

  @Test
  void whatIsWrittenOnceMustBeTheSameInEveryRow() throws IOException, RefusedException {
    try (Ground ground = new Ground(database, folder)) {
      String mapping =
          """
          [customer] once
          code = "C"
          recorded_on = "D"
          """;
      ImportResult done =
          ground.mapped(mapping, "C,D\nK1,2026-01-05\nK1,2026-01-05\nK1,2026-01-06\n");
      assertThat(Ground.faults(done))
          .containsExactly("4 D: differs from line 2, which has 2026-01-05");
      String least = mapping.replace("= \"D\"", "= earliest \"D\"");
      assertThat(Ground.counts(ground.mapped(least, "C,D\nK1,2026-01-06\nK1,2026-01-05\n")))
          .isEqualTo("1 0 0");
      assertThat(ground.single("select recorded_on from customer")).isEqualTo("2026-01-05");
    }
  }

  @Test
  void aReferenceMayPointToALaterRowOfTheFile() throws IOException, RefusedException {
    try (Ground ground = new Ground(database, folder)) {
      String mapping =
          """
          [customer]
          only when "T" = 'C'
          code = "K"
          recorded_on = '2026-01-01'
          [paper]
          only when "T" = 'P'
          number = "N"
          customer = "K"
          kind = 'business_licence'
          recorded_on = '2026-01-01'
          """;
      assertThat(Ground.faults(ground.mapped(mapping, "T,K,N\nP,K1,1\nC,K1,\nP,K2,2\n")))
          .containsExactly("4 K: unknown customer: table customer has no such code");
      ImportResult done = ground.mapped(mapping, "T,K,N\nP,K1,1\nC,K1,\n");
      assertThat(Ground.faults(done)).isEmpty();
      assertThat(ground.count("paper")).isEqualTo(1);
    }
  }

  @Test
  void aRowWrittenOnceMayReferToAnyTableOfTheFile() throws IOException, RefusedException {
    try (Ground ground = new Ground(database, folder)) {
      String mapping =
          """
          [paper] once
          only when "T" = 'P'
          number = "N"
          customer = "K"
          kind = 'business_licence'
          recorded_on = '2026-01-01'
          [customer]
          only when "T" = 'C'
          code = "K"
          recorded_on = '2026-01-01'
          """;
      ImportResult done = ground.mapped(mapping, "T,K,N\nP,K1,1\nP,K1,1\nC,K1,\n");
      assertThat(Ground.faults(done)).isEmpty();
      assertThat(ground.count("paper")).isEqualTo(1);
    }
  }

  @Test
  void aMisspeltHeadingIsReportedByTheLineOfTheMappingWithTheNearest() throws IOException {
    assertThat(
            refused(
                "[customer]\ncode = \"customer_IDD\"\nrecorded_on = '2026-01-01'\n",
                "customerID,x\nK1,1\n"))
        .containsExactly(
            "a.mapping.txt line 2: data.csv has no column with this heading; found"
                + " \"customer_IDD\"; allowed: customerID, x (did you mean customerID?)");
  }

  @Test
  void everythingThatIsWrongInAMappingIsReportedAtOnce() throws IOException {
    assertThat(
            refused(
                """
                days: D/m/y
                yes: J
                daze: x
                [invoise]
                number = "x"
                [paper]
                nummer = "N"
                number = "N
                customer = "C" whn "A" = 'b'
                kind = 'k'
                recorded_on = 'today'
                valid_until = earliest "D"
                [receipt] twice
                number = "x"
                [paper]
                """,
                "N\n1\n"))
        .containsExactly(
            "a.mapping.txt line 3: this line cannot be read; found \"daze: x\"; allowed: days,"
                + " numbers, yes, no, missing",
            "a.mapping.txt line 4: no such table; found \"invoise\"; allowed: customer,"
                + " customer_profile, paper, contract, contract_performance, purchase, invoice,"
                + " credit_note, receipt, allocation, … (did you mean invoice?)",
            "a.mapping.txt line 7: table paper has no such column; found \"nummer\"; allowed:"
                + " number, customer, kind, valid_until, inspected_on, inspection_passed,"
                + " recorded_on, withdrawn_on (did you mean number?)",
            "a.mapping.txt line 8: unterminated quote; found \"number = \"N\"; allowed:"
                + " \"Heading\", 'constant', 'K-' + \"Heading\" else 'x' when \"Heading\" = 'x'",
            "a.mapping.txt line 9: cannot be read at whn; found \"customer = \"C\" whn \"A\" ="
                + " 'b'\"; allowed: \"Heading\", 'constant', 'K-' + \"Heading\" else 'x' when"
                + " \"Heading\" = 'x'",
            "a.mapping.txt line 6: the required column number is missing; allowed: number, 证照编号",
            "a.mapping.txt line 6: the required column customer is missing; allowed: customer,"
                + " 客户代码, 客户编码",
            "a.mapping.txt line 13: unreadable section heading; found \"[receipt] twice\";"
                + " allowed: [invoice], [customer] once",
            "a.mapping.txt line 15: the required column number is missing; allowed: number, 证照编号",
            "a.mapping.txt line 15: the required column customer is missing; allowed: customer,"
                + " 客户代码, 客户编码",
            "a.mapping.txt line 15: the required column kind is missing; allowed: kind, 证照类型",
            "a.mapping.txt line 15: the required column recorded_on is missing; allowed:"
                + " recorded_on, 登记日期",
            "a.mapping.txt line 15: the table is given twice; found \"paper\"",
            "a.mapping.txt, yes: yes and no must both be given; found \"J\"",
            "a.mapping.txt, days: invalid date pattern; found \"D/m/y\"; allowed: yyyy-MM-dd,"
                + " M/d/yyyy, d.M.yyyy",
            "a.mapping.txt line 11: not a date; found \"today\"; allowed: 2026-10-31, 2026/10/31,"
                + " 20261031, 2026年10月31日",
            "a.mapping.txt line 12: earliest and latest are for tables marked once; found"
                + " \"valid_until\"; allowed: [paper] once");
  }
}
