package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.cli.Cli.Result;
import org.shouxin.samples.Rows;

/** Customer files as people really have them (M7, I1, I2, F1 to F4, F6), each read or refused. */
class FieldFilesTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path FILES = Path.of("src/test/resources/org/shouxin/trials");

  @TempDir Path folder = Path.of("");

  private Result grade(Path file) {
    return Cli.run(
        HOME,
        "grade",
        file.toString(),
        "--out",
        folder.resolve("out").toString(),
        "--policy",
        "nonferrous",
        "--as-of",
        "2026-10-31",
        "--lang",
        "en");
  }

  private Result trial(String name) {
    return grade(FILES.resolve(name + ".csv"));
  }

  private List<String> codes() throws IOException {
    return Rows.of(folder.resolve("out/results.csv")).stream()
        .map(row -> String.valueOf(row.get("customer")))
        .toList();
  }

  /** The first reason of each line that failed. */
  private Map<String, String> failed() throws IOException {
    return Rows.of(folder.resolve("out/failures.csv")).stream()
        .collect(
            Collectors.toMap(
                row -> String.valueOf(row.get("line")),
                row -> String.valueOf(row.get("reason")),
                (first, second) -> first));
  }

  private static void gradedAll(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains(" + 0 failed");
  }

  @Test
  void aByteOrderMarkBeforeACodeIsNoPartOfIt() throws Exception {
    gradedAll(trial("csv-bom-inside-then-code"));
    assertThat(codes()).contains("KH000004");
  }

  @Test
  void theHeadingLineOfASecondFileIsOneFaultyRow() throws Exception {
    Result result = trial("csv-two-files-concatenated-bom");
    assertThat(result.code()).isEqualTo(3);
    assertThat(failed()).containsOnlyKeys("5");
    assertThat(failed().get("5")).startsWith("the heading line again");
    assertThat(Rows.of(folder.resolve("out/failures.csv"))).hasSize(1);
  }

  @Test
  void oneCodeInSeveralWritingsIsADuplicateAndLetterCaseIsNoted() throws Exception {
    Result result = trial("csv-same-code-case-width-blank");
    assertThat(result.code()).isEqualTo(3);
    assertThat(codes()).containsExactly("KH000001", "kh000001", "KH000006");
    assertThat(failed()).containsOnlyKeys("4", "5", "6");
    assertThat(failed().values())
        .allMatch(reason -> reason.equals("duplicate customer code: it stands on line 2"));
    assertThat(result.err())
        .contains(
            "codes that differ in letter case only are different codes: kh000001 on line 3 and the"
                + " one on line 2");
  }

  @Test
  void whatASpreadsheetMadeOfACodeIsRefused() throws Exception {
    assertThat(trial("csv-code-scientific-notation").code()).isEqualTo(3);
    assertThat(codes()).containsExactly("001234", "1234", "000123");
    assertThat(failed()).containsOnlyKeys("2", "3", "4");
    assertThat(failed().values())
        .allMatch(reason -> reason.contains("turned the code into a number"));
  }

  @Test
  void aFormulaThatKeepsATextIsItsTextAndAnyOtherIsRefused() throws Exception {
    assertThat(trial("csv-code-formula-text").code()).isEqualTo(3);
    assertThat(codes()).containsExactly("001234", "KH000003", "KH000004", "KH000005", "KH000006");
    assertThat(failed()).containsOnlyKeys("3");
    assertThat(failed().get("3")).startsWith("a formula, not a code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv-heading-wrapped-by-alt-enter",
        "csv-heading-with-linebreak-and-unit",
        "csv-heading-unit-in-brackets",
        "csv-optional-heading-percent",
        "csv-optional-heading-year",
        "csv-sep-line-semicolon",
        "csv-sep-line-comma-bom"
      })
  void headingsWithUnitsYearsAndBreaksAreReadAndEveryFactIsThere(String name) {
    Result result = trial(name);
    gradedAll(result);
    assertThat(result.err())
        .contains("Columns ignored: 业务线\n")
        .doesNotContain("Facts missing from the file");
  }

  @Test
  void aTitleAboveTheHeadingsIsNamedWithTheLineThatLooksLikeThem() {
    Result result = trial("csv-title-line-above");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "csv-title-line-above.csv line 1: no heading line; line 2 looks like one",
            "allowed: the lines above line 2 deleted");
    assertThat(result.err().lines()).hasSize(1);
  }

  @Test
  void aFractionAmongPerCentIsNoted() throws Exception {
    Result result = trial("csv-percent-and-error-values");
    assertThat(result.err()).contains("values of 1 or less", "0.925 on line 3");
    assertThat(failed()).containsKeys("4", "5");
  }

  @Test
  void anAmountThatASpreadsheetShortenedIsNoted() throws Exception {
    Result result = trial("csv-amount-scientific");
    assertThat(result.err())
        .contains("numbers shortened by a spreadsheet, digits may be lost: ", "1.23E+07 on line 2");
    assertThat(failed()).containsOnlyKeys("4");
  }

  @Test
  void yesAndNoAreReadAsPeopleWriteThem() {
    gradedAll(trial("csv-yes-no-forms"));
  }

  @Test
  void aLicenceWithoutAnEndHasNone() throws Exception {
    trial("csv-date-forms2");
    assertThat(codes()).contains("KH000001", "KH000002", "KH000005", "KH000006");
    assertThat(failed()).containsKeys("4", "5");
  }

  @Test
  void daysWithTwoMeaningsAreRefused() throws Exception {
    assertThat(trial("csv-date-forms3").code()).isEqualTo(3);
    assertThat(failed()).containsKeys("2", "6");
  }

  @Test
  void amountsWithCurrencyAndBracketsHaveOneMeaning() throws Exception {
    assertThat(trial("csv-number-forms").code()).isEqualTo(3);
    assertThat(codes()).contains("KH000001", "KH000003", "KH000004");
    assertThat(failed()).containsKeys("3", "6");
    assertThat(failed().get("3")).startsWith("outside the allowed range");
  }

  @Test
  void growthBelowZeroIsReadInEveryForm() {
    gradedAll(trial("csv-growth-negative-forms"));
  }

  @Test
  void shortNamesInChineseEncodingAreChinese() throws Exception {
    gradedAll(trial("enc-gbk-only-short-names"));
    assertThat(Rows.of(folder.resolve("out/results.csv")).stream().map(row -> row.get("name")))
        .containsExactly("陆", "隆猫", "猫", "陆");
  }

  /** I2. */
  @ParameterizedTest
  @CsvSource({
    "913300001234567000, 1",
    "9133000012345670, 1",
    "913300001234567, 0",
    "913300001234567890, 0",
    "91330000123456700X, 0"
  })
  void aLongNumberThatEndsInZerosIsNoted(String code, int notes) throws IOException {
    Result result = grade(coded(code));
    gradedAll(result);
    assertThat(result.err().lines().filter(line -> line.contains("zeros from there on")))
        .hasSize(notes);
  }

  private Path coded(String code) throws IOException {
    List<List<String>> rows = new ArrayList<>(table());
    List<String> row = new ArrayList<>(rows.get(1));
    row.set(0, code);
    rows.set(1, row);
    return Files.writeString(folder.resolve("customers.csv"), text(rows, ","));
  }

  /** I1. */
  @ParameterizedTest
  @ValueSource(strings = {"合计", "总计", "-", "N/A", "Total"})
  void aRowOfTotalsIsNoCustomer(String code) throws IOException {
    assertThat(grade(coded(code)).code()).isEqualTo(3);
    assertThat(failed()).containsOnlyKeys("2");
    assertThat(failed().get("2")).startsWith("a mark for a missing value or a total, not a code");
  }

  @Test
  void aFileInUtf32IsRefused() throws IOException {
    byte[] bytes = ("\uFEFF" + text(table(), ",")).getBytes(Charset.forName("UTF-32LE"));
    Result result = grade(Files.write(folder.resolve("wide.csv"), bytes));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("wide.csv: the file is encoded in UTF-32");
  }

  /** F2: as Excel exports a blank row above the table. */
  @ParameterizedTest
  @ValueSource(strings = {",,,,", ";;;", "\t\t", "  ", "\u3000,"})
  void aLineOfSeparatorsAboveTheHeadingsIsBlank(String line) throws IOException {
    gradedAll(
        grade(Files.writeString(folder.resolve("b.csv"), line + "\r\n" + text(table(), ","))));
  }

  @Test
  void aHeadingNearAFactOfOrdersIsNoFactOfCustomers() throws IOException {
    List<List<String>> rows =
        table().stream().map(row -> (List<String>) new ArrayList<>(row)).toList();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).add(i == 0 ? "申请日期" : "2026-10-01");
    }
    gradedAll(grade(Files.writeString(folder.resolve("dates.csv"), text(rows, ","))));
  }

  @Test
  void headingsAloneAreNoFile() {
    Result result = trial("csv-heading-only");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no rows below the headings");
  }

  // Other writers, places and characters of the same kinds.

  private static List<List<String>> table() throws IOException {
    try (var lines = Files.lines(FILES.resolve("csv-bom-inside-then-code.csv"))) {
      return lines
          .map(line -> line.replace("\uFEFF", ""))
          .map(line -> List.of(line.split(",", -1)))
          .toList();
    }
  }

  private static String text(List<List<String>> rows, String separator) {
    return rows.stream()
        .map(row -> String.join(separator, row))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private Path with(String heading, String instead, Charset charset) throws IOException {
    String text = text(table(), ",").replaceFirst("(?<=^|,)" + heading + "(?=,)", instead);
    return Files.write(folder.resolve("customers.csv"), text.getBytes(charset));
  }

  private Path with(String heading, String instead) throws IOException {
    return with(heading, instead, StandardCharsets.UTF_8);
  }

  private List<Map<String, String>> results() throws IOException {
    return Rows.of(folder.resolve("out/results.csv"));
  }

  /** F1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "合同履约率;合同履约率(%)",
        "合同履约率;合同履约率（％）",
        "合同履约率;合同履约率%",
        "合同履约率;合同履约率[%]",
        "合同履约率;合同履约率（百分比）",
        "合同履约率;2026年合同履约率(%)",
        "合同履约率;合同履约率（2026年10月）",
        "月均采购额;月均采购额/元",
        "月均采购额;月均采购额（单位：元）",
        "月均采购额;月均采购额(人民币)",
        "月均采购额;Average monthly purchases (CNY)",
        "月均采购额;*月均采购额（必填）",
        "最长逾期天数;最长逾期天数(天)",
        "最长逾期天数;2026年度最长逾期天数",
        "最长逾期天数;FY2026 最长逾期天数",
        "客户代码;*客户代码",
        "客户代码;客户代码(Customer code)",
        "客户代码;客户代码：",
        "客户代码;【必填】客户代码",
        "合同履约率;合同履約率",
        "合同履约率;合同履約率（％）",
        "最长逾期天数;最長逾期天數(天)",
        "月均采购额;月均採購額",
        "月均采购额;月均採購額（圓）",
        "客户代码;客戶代碼"
      })
  void aKnownNameWithAMarkAYearOrItsUnitIsTheFact(String heading, String instead)
      throws IOException {
    Result result = grade(with(heading, instead));
    gradedAll(result);
    assertThat(result.err())
        .contains("Columns ignored: 业务线\n")
        .doesNotContain("Facts missing from the file");
  }

  /** F1. */
  @ParameterizedTest
  @CsvSource({"月均采购额（万元）,4", "月均采购额(千元),3", "月均采购额/亿元,8", "月均采购额（百万元）,6"})
  void anotherUnitOfMoneyIsConvertedByNameAndSaid(String heading, int power) throws IOException {
    gradedAll(grade(with("无", "无")));
    List<Map<String, String>> before = results();
    List<List<String>> rows = new ArrayList<>(table());
    int column = rows.get(0).indexOf("月均采购额");
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = new ArrayList<>(rows.get(i));
      row.set(
          column,
          i == 0 ? heading : new BigDecimal(row.get(column)).movePointLeft(power).toPlainString());
      rows.set(i, row);
    }
    Path file = Files.writeString(folder.resolve("converted.csv"), text(rows, ","));
    deleteOutput();
    Result result = grade(file);
    gradedAll(result);
    assertThat(result.err())
        .contains("the numbers of column “" + heading + "” are converted from", "to CNY");
    assertThat(results()).isEqualTo(before);
  }

  /** M7: as the same file in per cent, or refused. */
  @Test
  void aColumnOfFractionsIsRefusedUnlessItsHeadingSaysSo() throws IOException {
    gradedAll(grade(with("无", "无")));
    List<Map<String, String>> before = results();
    List<List<String>> rows = new ArrayList<>(table());
    int column = rows.get(0).indexOf("合同履约率");
    for (int i = 1; i < rows.size(); i++) {
      List<String> row = new ArrayList<>(rows.get(i));
      row.set(column, new BigDecimal(row.get(column)).movePointLeft(2).toPlainString());
      rows.set(i, row);
    }
    deleteOutput();
    String text = text(rows, ",");
    Result refused = grade(Files.writeString(folder.resolve("fractions.csv"), text));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "fractions.csv line 1: column “合同履约率” is in %, and all its values other than 0 lie"
                + " within 1",
            "“合同履约率 (fraction)” if 1 is the whole");
    for (String unit : List.of("(fraction)", "（小数）")) {
      String stated = text.replace("合同履约率,", "合同履约率" + unit + ",");
      Result read = grade(Files.writeString(folder.resolve("fractions.csv"), stated));
      gradedAll(read);
      assertThat(results()).isEqualTo(before);
      deleteOutput();
    }
    String percent = text.replace("合同履约率,", "合同履约率(%),");
    Result doubted = grade(Files.writeString(folder.resolve("fractions.csv"), percent));
    gradedAll(doubted);
    assertThat(doubted.err()).contains("column “合同履约率(%)” is in %; values of 1 or less");
    assertThat(results()).isNotEqualTo(before);
  }

  private Path withColumn(String heading, List<String> values) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    int column = table().get(0).indexOf(heading);
    rows.add(table().get(0));
    for (int i = 0; i < values.size(); i++) {
      List<String> row = new ArrayList<>(table().get(1));
      row.set(0, "KH" + i);
      row.set(column, values.get(i));
      rows.add(row);
    }
    return Files.writeString(folder.resolve("scale.csv"), text(rows, ","));
  }

  /**
   * M7: a growth beyond 100 %, a debt beyond the assets, a stray value in per cent, zeros, tens.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "合同履约率; 0.9118 0.8 0.97 91.2; 91.2 (line 5)",
        "资产负债率; 0.672 0.406 1.2; 1.2 (line 4)",
        "资产负债率; 1.2 0.67 0.41 0.8; 1.2 (line 2)",
        "采购增长率; -0.056 0.132 0 1.05; 1.05 (line 5)",
        "按期付款率; 1 1 0.98 0.95 0.88 1.01; 1.01 (line 7)",
        "合同履约率; 0.9 0.9 0.9 0.9 0.9 0.9 0.9 0.9 0.9 0.9 90 0.9 0.9 0.9 0.9 0.9 0.9 0.9 0.9 0.9"
            + " 0.9 95; 90 (line 12), 95 (line 23)"
      })
  void fractionsWithAFewLargerValuesAreRefusedWithThese(
      String heading, String values, String larger) throws IOException {
    Result refused = grade(withColumn(heading, List.of(values.split(" "))));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "column “" + heading + "” is in %, and all its values other than 0 and " + larger);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** M7: small shares with one decimal or two, whole numbers, more than one in ten above 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "争议发票占比; 0.3 0.2 0.3 1.4",
        "争议发票占比; 0.35 0.25 0.1 0.05 0.4 3",
        "销售净利率; -0.1 0.1 0.3 0.2 5",
        "争议发票占比; 1 1 1 1 1 1 1 2",
        "合同履约率; 0.9 0.95 91 92 93",
        "资产负债率; 0.5% 0.625 0.713"
      })
  void smallPercentagesAreGraded(String heading, String values) throws IOException {
    assertThat(grade(withColumn(heading, List.of(values.split(" ")))).code()).isZero();
  }

  /** F1: of a fact that the policy can do without, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "合同履约率;合同履约率（家）",
        "合同履约率;上年合同履约率",
        "合同履约率;近12个月合同履约率",
        "合同履约率;合同履约率（估计）",
        "合同履约率;合同履行率(%)",
        "最长逾期天数;最长逾期（天）",
        "最长逾期天数;最长逾期",
        "最长逾期天数;最久逾期日数",
        "月均采购额;月均采购额（美元）",
        "月均采购额;月均采购额（吨）",
        "最长逾期天数;最长逾期天数(月)"
      })
  void whatIsNearAFactAndIsNoneIsRefusedByName(String heading, String instead) throws IOException {
    Result result = grade(with(heading, instead));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("customers.csv line 1", instead);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** F1: none of them is read, because nobody says which is meant. */
  @ParameterizedTest
  @ValueSource(strings = {"合同履约率(%)", "合同履约率（小数）", "*合同履约率", "合同履约率%", "合同履約率", "合同履约率（必填，%）"})
  void twoColumnsOfOneFactAreRefusedWhateverUnitTheyHave(String second) throws IOException {
    Result result = grade(with("客户代码", "客户代码," + second));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("are the same fact contract_fulfilment_pct", "one column for each fact");
  }

  /** F1: those of another year or of others are further columns. */
  @ParameterizedTest
  @ValueSource(strings = {"2025年合同履约率", "合同履约率（2025年，%）", "合同履约率（行业平均）"})
  void theFactOfAnotherYearIsAnotherColumn(String second) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table()) {
      List<String> longer = new ArrayList<>(row);
      longer.add(rows.isEmpty() ? second : "1");
      rows.add(longer);
    }
    Result result = grade(Files.writeString(folder.resolve("more.csv"), text(rows, ",")));
    gradedAll(result);
    assertThat(result.err()).contains("Columns ignored: 业务线, " + second);
  }

  /** F2. */
  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, '\t'",
    "UTF-16BE, ;",
    "UTF-16LE, '|'",
    "UTF-8, '|'",
    "GB18030, '|'",
    "GB18030, ;"
  })
  void everySeparatorInEveryEncodingIsRead(String charset, String separator) throws IOException {
    gradedAll(grade(with("无", "无")));
    List<Map<String, String>> before = results();
    deleteOutput();
    String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
    byte[] bytes = (mark + text(table(), separator)).getBytes(Charset.forName(charset));
    Result result = grade(Files.write(folder.resolve("other.csv"), bytes));
    gradedAll(result);
    assertThat(result.out()).contains(charset);
    assertThat(results()).isEqualTo(before);
  }

  /** F2. */
  @ParameterizedTest
  @ValueSource(strings = {"sep=,", "SEP=,", "\"sep=,\"", "\uFEFFsep=,", "sep=,,,,"})
  void aLineThatStatesTheSeparatorIsObeyed(String line) throws IOException {
    gradedAll(
        grade(Files.writeString(folder.resolve("sep.csv"), line + "\r\n" + text(table(), ","))));
  }

  @Test
  void aSeparatorThatIsNotSupportedIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("sep.csv"), "sep=#\n" + text(table(), "#"));
    Result result = grade(file);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("sep.csv line 1: a separator that is not supported");
  }

  /** F2: what separates the cells is named, and what would be read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "，| the cells are separated by “，”, which is not read",
        "；| the cells are separated by “；”, which is not read",
        "^| the cells are separated by “^”, which is not read",
        "~| the cells are separated by “~”, which is not read",
        "#| the cells are separated by “#”, which is not read",
        "、| the cells are separated by “、”, which is not read"
      })
  void anotherSeparatorIsNamed(String separator, String why) throws IOException {
    Result result = grade(Files.writeString(folder.resolve("other.csv"), text(table(), separator)));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("other.csv line 1: " + why)
        .contains("allowed: comma, semicolon, tab or |")
        .hasLineCount(1);
  }

  /** F2. */
  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void aLineThatIsOneQuotedCellSaysSo(String separator) throws IOException {
    String text =
        text(table(), separator)
            .lines()
            .map(line -> "\"" + line + "\"")
            .collect(Collectors.joining("\n"));
    Result result = grade(Files.writeString(folder.resolve("quoted.csv"), text));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("quoted.csv line 1: quotes make one cell of the whole line")
        .contains("allowed: quotes around each cell, or none")
        .hasLineCount(1);
  }

  /** F2. */
  @ParameterizedTest
  @CsvSource({"sep=;, ','", "sep=|, ','", "sep=;, '\t'", "SEP=|, ;"})
  void aLineThatStatesAnotherSeparatorThanTheFileHasSaysSo(String line, String separator)
      throws IOException {
    Path file =
        Files.writeString(folder.resolve("lying.csv"), line + "\n" + text(table(), separator));
    Result result = grade(file);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("lying.csv line 1: sep= says ")
        .contains("but the headings have", "allowed: the right sep=, or none")
        .hasLineCount(1);
  }

  /** A file that would shift every row fails as a whole; a row that cannot be used, alone. */
  @ParameterizedTest
  @ValueSource(strings = {"更多,", ",", "1,", "2026-10-31,", "甲,乙,"})
  void aFileWhoseRowsAreAllShiftedIsRefused(String before) throws IOException {
    List<List<String>> rows = table();
    String head = text(rows.subList(0, 1), ",");
    String shifted =
        text(rows.subList(1, rows.size()), ",")
            .lines()
            .map(line -> before + line)
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("shifted.csv"), head + shifted);
    Result result = grade(file);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("shifted.csv line 2: neither this row nor any below fits the headings")
        .hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
    Files.writeString(file, head + shifted + "\n" + text(rows.subList(1, 2), ","));
    assertThat(grade(file).code()).isEqualTo(3);
  }

  /** The same number of cells, one column off to either side. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void valuesBelowTheHeadingsOfTheirNeighboursAreRefused(boolean right) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table()) {
      List<String> turned = new ArrayList<>(row);
      if (!rows.isEmpty()) {
        Collections.rotate(turned, right ? 1 : -1);
      }
      rows.add(turned);
    }
    Result result = grade(Files.writeString(folder.resolve("turned.csv"), text(rows, ",")));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("fits the headings, as if shifted");
  }

  /** F2: the same headings again, otherwise written. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\"", "\uFEFF\""})
  void aRepeatedHeadingLineIsFoundHoweverItIsQuoted(String before) throws IOException {
    List<List<String>> rows = table();
    String again = text(rows, ",");
    if (before.endsWith("\"")) {
      again = again.replaceFirst("^客户代码,", "客户代码\",");
    }
    Path file = folder.resolve("joined.csv");
    Files.writeString(file, text(rows.subList(0, 3), ",") + before + again);
    assertThat(grade(file).code()).isEqualTo(3);
    assertThat(failed().get("4")).startsWith("the heading line again");
  }

  /** F6. */
  @ParameterizedTest
  @ValueSource(strings = {"陆", "猫", "铝", "镁", "馒", "芦陆"})
  void aShortChineseNameIsNoAccentedLetter(String name) throws IOException {
    grade(named(name, Charset.forName("GB18030")));
    assertThat(results().get(0)).containsEntry("name", name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Müller",
        "Café",
        "Señor & Co",
        "Société Générale",
        "Москва",
        "½-Zoll Müller & Café"
      })
  void lettersOfOtherLanguagesStayThemselves(String name) throws IOException {
    grade(named(name, StandardCharsets.UTF_8));
    assertThat(results().get(0)).containsEntry("name", name);
  }

  /** The file of short names with one customer, in English otherwise. */
  private Path named(String name, Charset charset) throws IOException {
    byte[] bytes = Files.readAllBytes(FILES.resolve("enc-gbk-only-short-names.csv"));
    List<String> lines = new String(bytes, Charset.forName("GB18030")).lines().limit(2).toList();
    String text = lines.get(0) + "\n" + lines.get(1).replace(",陆,", "," + name + ",") + "\n";
    return Files.write(folder.resolve("names.csv"), text.getBytes(charset));
  }

  private void deleteOutput() throws IOException {
    try (var files = Files.list(folder.resolve("out"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve("out"));
  }
}
