package org.shouxin.customerfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.facts.Facts;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

class CustomerFileTest {

  private static final int LONGEST_LINE = 1 << 20;

  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir Path folder = Path.of("");

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("customers.csv"), bytes);
  }

  private List<CustomerRow> rows(byte[] bytes) throws IOException, RefusedException {
    try (CustomerFile file = CustomerFile.open(file(bytes), Dictionaries.SMALL)) {
      CustomerRowReader reader = file.rows();
      List<CustomerRow> rows = new ArrayList<>();
      for (RawRow raw = file.next(); raw != null; raw = file.next()) {
        rows.add(reader.read(raw));
      }
      return rows;
    }
  }

  private List<CustomerRow> rows(String text) throws IOException, RefusedException {
    return rows(text.getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(byte[] bytes) throws IOException {
    Path file = file(bytes);
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> CustomerFile.open(file, Dictionaries.SMALL).close());
    assertThat(refused).isNotNull();
    return refused.problems().get(0).in(Language.EN);
  }

  private String refusal(String text) throws IOException {
    return refusal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String value(CustomerRow row, String fact) {
    Facts facts = row.facts();
    return facts == null
        ? row.faults().toString()
        : String.valueOf(facts.value(Dictionaries.SMALL.fact(fact)));
  }

  private static String fault(CustomerRow row) {
    assertThat(row.faults()).hasSize(1);
    RowFault fault = row.faults().get(0);
    return fault.line() + "|" + fault.column() + "|" + fault.value() + "|" + fault.reason().en();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer,name,on_time_pct\nC1,甲,98.5\n",
        "客户代码;客户名称;准时率\r\nC1;甲;98.5\r\n",
        "客户编号\t客户名称\t按期率\rC1\t甲\t98.5\r",
        "Customer Code,NAME,On-Time\nC1,甲,98.5",
        "\"客户代码\nCustomer code\",\"客户名称\",\"准时率\nOn time\"\nC1,甲,98.5",
        "\n  \ncustomer,name,on_time_pct,,\nC1,甲,98.5,,\n,,,,\n\n"
      })
  void headingsInAnySpellingAndSeparatorMeanTheSame(String text) throws Exception {
    List<CustomerRow> rows = rows(text);
    assertThat(rows).hasSize(1);
    assertThat(value(rows.get(0), "name")).isEqualTo("甲");
    assertThat(value(rows.get(0), "on_time_pct")).isEqualTo("98.5");
  }

  @Test
  void utf8WithAndWithoutMarkAndGb18030ReadTheSame() throws Exception {
    String text = "客户代码,客户名称\nC1,株洲冶炼集团㐂\n";
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    marked.write(text.getBytes(StandardCharsets.UTF_8));
    for (byte[] bytes :
        List.of(
            text.getBytes(StandardCharsets.UTF_8), marked.toByteArray(), text.getBytes(GB18030))) {
      assertThat(value(rows(bytes).get(0), "name")).isEqualTo("株洲冶炼集团㐂");
    }
  }

  @Test
  void oneChineseNameDeepInAnAsciiFileStillRevealsTheEncoding() throws Exception {
    StringBuilder text = new StringBuilder("customer,name\n");
    for (int i = 0; i < 30_000; i++) {
      text.append("C").append(i).append(",Plain name ").append(i).append('\n');
    }
    text.append("LAST,株洲冶炼集团\n");
    List<CustomerRow> rows = rows(text.toString().getBytes(GB18030));
    assertThat(value(rows.get(rows.size() - 1), "name")).isEqualTo("株洲冶炼集团");
  }

  @Test
  void damagedBytesCostTheirRowAndNotTheFile() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("customer,name\nC1,甲公司\nC2,乙".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xFF);
    bytes.write("公司\nC3,丙公司\n".getBytes(StandardCharsets.UTF_8));
    List<CustomerRow> rows = rows(bytes.toByteArray());
    assertThat(value(rows.get(0), "name")).isEqualTo("甲公司");
    assertThat(fault(rows.get(1))).startsWith("3|name|乙\uFFFD公司|").contains("not valid UTF-8");
    assertThat(value(rows.get(2), "name")).isEqualTo("丙公司");
  }

  @Test
  void aNulCharacterCostsItsRow() throws Exception {
    assertThat(fault(rows("customer,name\nC1,a\0b\n").get(0))).contains("NUL");
  }

  @Test
  void whatIsNoCsvIsRefusedWithAdvice() throws Exception {
    assertThat(refusal(new byte[0])).contains("the file is empty");
    assertThat(refusal("\n\n  \n")).contains("no heading line");
    assertThat(refusal("customer,name\nC1,a\n".getBytes(StandardCharsets.UTF_16LE)))
        .contains("UTF-16");
    assertThat(refusal("PK\u0003\u0004xxxx")).contains("the zip is damaged");
    byte[] noise = new byte[1000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i % 29 + 1);
    }
    assertThat(refusal(noise)).contains("not text");
  }

  @Test
  void aFileThatIsNotThereOrAFolderIsRefused() {
    for (Path path : List.of(folder.resolve("none.csv"), folder)) {
      assertThat(
              catchThrowableOfType(
                  RefusedException.class, () -> CustomerFile.open(path, Dictionaries.SMALL)))
          .isNotNull();
    }
  }

  @Test
  void aMisspeltHeadingIsRefusedWithTheNameMeant() throws Exception {
    assertThat(refusal("customer,on_tme_pct\nC1,1\n"))
        .isEqualTo(
            "customers.csv line 1: unknown heading that looks like a known fact; found"
                + " \"on_tme_pct\"; allowed: on_time_pct");
    assertThat(refusal("客户代码,逾期天\nC1,1\n")).contains("overdue_days");
    assertThat(refusal("custmer,name\nC1,1\n")).contains("allowed: customer");
  }

  @Test
  void aHeadingLikeAFactThatTheFileHasIsOnlyIgnored() throws Exception {
    Path file =
        file(
            "customer,on_time_pct,on_time_pc,country\nC1,1.5,,\n".getBytes(StandardCharsets.UTF_8));
    try (CustomerFile opened = CustomerFile.open(file, Dictionaries.SMALL)) {
      assertThat(opened.headings().unknown()).containsExactly("on_time_pc", "country");
      assertThat(opened.next()).isNotNull();
    }
  }

  @Test
  void twoColumnsForOneFactAndAFileWithoutCodesAreRefused() throws Exception {
    assertThat(refusal("customer,准时率,on_time_pct\n"))
        .contains("columns 2 and 3 are the same fact on_time_pct");
    assertThat(refusal("name,准时率\n")).contains("no column for the customer's code");
    assertThat(refusal("客户代码，客户名称\n")).contains("the cells are separated by “，”");
  }

  @Test
  void everyFaultOfARowIsReported() throws Exception {
    CustomerRow row = rows("customer,on_time_pct,overdue_days\nC1,12x,-1\n").get(0);
    assertThat(row.facts()).isNull();
    assertThat(row.faults())
        .extracting(RowFault::column)
        .containsExactly("on_time_pct", "overdue_days");
  }

  @Test
  void aRowWithoutACodeIsFaulty() throws Exception {
    assertThat(fault(rows("customer,name\n ,a\n").get(0))).contains("code is missing");
  }

  @Test
  void aRaggedRowIsFaultyAndTheOthersAreNot() throws Exception {
    List<CustomerRow> rows = rows("customer,name,on_time_pct\nC1,a\nC2,b,1,x\nC3,c,1,\nC4,d,1\n");
    assertThat(fault(rows.get(0))).contains("2|", "the row has 2 cells, the headings are 3");
    assertThat(fault(rows.get(1))).contains("4 cells");
    assertThat(rows.get(2).faults()).isEmpty();
    assertThat(rows.get(3).faults()).isEmpty();
  }

  @Test
  void aFileThatEndsInTheMiddleOfARowSaysSo() throws Exception {
    List<CustomerRow> rows = rows("customer,name,on_time_pct\nC1,a,1\nC2,b");
    assertThat(fault(rows.get(1))).contains("ends in the middle of this row: 2 of 3");
  }

  @Test
  void quotedCellsMayHoldSeparatorsQuotesAndLineBreaks() throws Exception {
    List<CustomerRow> rows =
        rows("customer,name\nC1,\"a, \"\"b\"\"\"\nC2,\"two\r\nlines\"\nC3,6\" pipe\n");
    assertThat(rows)
        .extracting(row -> value(row, "name"))
        .containsExactly("a, \"b\"", "two\nlines", "6\" pipe");
    assertThat(rows).extracting(CustomerRow::line).containsExactly(2L, 3L, 5L);
  }

  @Test
  void anUnterminatedQuoteCostsOneRow() throws Exception {
    StringBuilder text = new StringBuilder("customer,name\nC1,\"open\n");
    for (int i = 2; i <= 100; i++) {
      text.append("C").append(i).append(i % 7 == 0 ? ",\"q, q\"\n" : ",plain\n");
    }
    List<CustomerRow> rows = rows(text.toString());
    assertThat(rows).hasSize(100);
    assertThat(fault(rows.get(0))).startsWith("2||C1,\"open|unterminated quote");
    assertThat(rows.subList(1, 100)).allMatch(row -> row.faults().isEmpty());
  }

  @Test
  void anOpenQuoteOnTheLastLineIsReportedToo() throws Exception {
    List<CustomerRow> rows = rows("customer,name\nC1,a\nC2,\"b");
    assertThat(fault(rows.get(1))).contains("unterminated quote");
  }

  @Test
  void anEndlessLineDoesNotFillTheMemory() throws Exception {
    String text = "customer,name\nC1," + "x".repeat(3 * LONGEST_LINE) + "\nC2,b\n";
    List<CustomerRow> rows = rows(text);
    assertThat(fault(rows.get(0))).contains("longer than");
    assertThat(rows.get(0).faults().get(0).value()).hasSizeLessThan(300);
    assertThat(rows.get(1).faults()).isEmpty();
  }
}
