package org.shouxin.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/** What has one meaning is accepted, the rest refused. */
class ValueReaderTest {

  private static Fact fact(FactType type, Text unit, @Nullable String low, @Nullable String high) {
    return new Fact(
        "f",
        Text.same("f"),
        List.of(),
        type,
        unit,
        low == null ? null : new BigDecimal(low),
        high == null ? null : new BigDecimal(high),
        type == FactType.CHOICE
            ? List.of(
                new Fact.Option("regular", new Text("长期用户", "Regular")),
                new Fact.Option("sporadic", new Text("零散用户", "Sporadic")))
            : List.of(),
        WhenMissing.REFUSE,
        null,
        0);
  }

  private static final Fact YUAN = fact(FactType.NUMBER, new Text("元", "CNY"), null, null);
  private static final Fact MYRIAD = fact(FactType.NUMBER, new Text("万元", "10k CNY"), null, null);
  private static final Fact PER_CENT = fact(FactType.NUMBER, Text.same("%"), "0", "100");
  private static final Fact YES_NO = fact(FactType.YES_NO, Text.same(""), null, null);
  private static final Fact DATE = fact(FactType.DATE, Text.same(""), null, null);
  private static final Fact CHOICE = fact(FactType.CHOICE, Text.same(""), null, null);
  private static final Fact TEXT = fact(FactType.TEXT, Text.same(""), null, null);

  private static String refusal(Fact fact, String text, Language language) {
    Unreadable unreadable =
        catchThrowableOfType(Unreadable.class, () -> ValueReader.read(fact, text));
    return unreadable.at("line 2", text).in(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12          | 12
          -12.50      | -12.5
          0           | 0
          -0          | 0
          007         | 7
          5.          | 5
          .5          | 0.5
          +3          | 3
          1,234.56    | 1234.56
          1,234,567.8 | 1234567.8
          １２．５    | 12.5
          １，２３４，５６７  | 1234567
          －５        | -5
          1.2万       | 12000
          3亿         | 300000000
          1.2 万元    | 12000
          5000元      | 5000
          5000 CNY    | 5000
          1.5E+05     | 150000
          1e5         | 100000
          2E-3        | 0.002
          1000000000000 | 1000000000000
          0.1234567891  | 0.1234567891
          """)
  void aNumberWithOneMeaningIsAccepted(String text, BigDecimal number) throws Unreadable {
    assertThat(ValueReader.read(YUAN, text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12,5",
        "1,234",
        "-1,234",
        "1,23",
        "0,123",
        "12,345,6",
        "1.234,56",
        "1,2345",
        ",5",
        "1,,234"
      })
  void aCommaWithTwoMeaningsIsRefused(String text) {
    assertThat(refusal(YUAN, text, Language.EN))
        .isEqualTo(
            "line 2: the comma has two meanings; found \""
                + text
                + "\"; allowed: a point for decimals, no thousands separator: 1250, 12.5");
    assertThat(refusal(YUAN, text, Language.ZH))
        .isEqualTo("line 2：逗号有两种含义；实际为“" + text + "”；允许：小数点为“.”，千分位不写：1250、12.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "∞",
        "-",
        "--5",
        "1.2.3",
        "0x10",
        "1e",
        "½",
        "①",
        "一百",
        "12 5",
        "95%",
        "5天",
        "$5",
        "=1+1",
        "1d",
        "1f",
        "٣",
        "."
      })
  void whatIsNoNumberIsRefused(String text) {
    assertThat(refusal(YUAN, text, Language.EN))
        .isEqualTo(
            "line 2: not a number; found \""
                + text
                + "\"; allowed: for example 1234.5, 1,234.5, 1.2万; decimal point .");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "1E+999999999", "-1.5e-2147483648", "1.e00100"})
  void anExponentThatNoAmountHasIsNamed(String text) {
    assertThat(refusal(YUAN, text, Language.EN))
        .startsWith("line 2: the exponent is too large; found \"" + text + "\"; allowed: ");
  }

  @Test
  void aPerCentSignIsAcceptedWhereTheUnitIsPerCent() throws Unreadable {
    assertThat(ValueReader.read(PER_CENT, "95.5%")).isEqualTo(new BigDecimal("95.5"));
    assertThat(ValueReader.read(PER_CENT, "９５％")).isEqualTo(new BigDecimal("95"));
  }

  @Test
  void tenThousandOfTenThousandsHasTwoMeanings() throws Unreadable {
    assertThat(ValueReader.read(MYRIAD, "1.2万元")).isEqualTo(new BigDecimal("1.2"));
    assertThat(refusal(MYRIAD, "1.2万", Language.ZH))
        .isEqualTo("line 2：单位已是“万元”，再写万有两种含义；实际为“1.2万”；允许：只写数字");
  }

  @Test
  void theDeclaredRangeIsKeptOnBothSides() throws Unreadable {
    assertThat(ValueReader.read(PER_CENT, "0")).isEqualTo(BigDecimal.ZERO);
    assertThat(ValueReader.read(PER_CENT, "100")).isEqualTo(new BigDecimal("100"));
    assertThat(refusal(PER_CENT, "100.0000001", Language.EN))
        .isEqualTo("line 2: outside the allowed range; found \"100.0000001\"; allowed: 0 to 100 %");
    assertThat(refusal(PER_CENT, "-0.0000001", Language.ZH))
        .isEqualTo("line 2：超出允许范围；实际为“-0.0000001”；允许：0 到 100 %");
    assertThat(refusal(fact(FactType.NUMBER, Text.same(""), "1", null), "0", Language.EN))
        .endsWith("allowed: at least 1");
    assertThat(refusal(fact(FactType.NUMBER, Text.same(""), null, "1"), "2", Language.EN))
        .endsWith("allowed: at most 1");
    assertThat(refusal(YUAN, "1000000000000.1", Language.EN)).contains("too large");
    assertThat(refusal(YUAN, "1".repeat(65), Language.EN)).contains("too long");
    assertThat(refusal(YUAN, "9e15", Language.EN)).contains("too large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-31",
        "2026/10/31",
        "2026.10.31",
        "20261031",
        "2026年10月31日",
        "２０２６－１０－３１",
        " 2026-10-31 ",
        "2026/10/31 0:00",
        "2026-10-31T00:00:00",
        "10/31/2026",
        "31/10/2026",
        "31.10.2026"
      })
  void aDayWithOneMeaningIsAccepted(String text) throws Unreadable {
    assertThat(ValueReader.read(DATE, text)).isEqualTo(LocalDate.of(2026, 10, 31));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-13-01",
        "26-10-31",
        "2026-10",
        "2026-10/31",
        "31 Oct 2026",
        "1899-12-31",
        "2026-10-31 08:30",
        "0"
      })
  void whatIsNoDayIsRefused(String text) {
    assertThat(refusal(DATE, text, Language.EN))
        .isEqualTo(
            "line 2: not a date; found \""
                + text
                + "\"; allowed: 2026-10-31, 2026/10/31, 20261031, 2026年10月31日");
  }

  @Test
  void dayAndMonthThatMayBeConfusedAreRefused() throws Unreadable {
    assertThat(refusal(DATE, "10/11/2026", Language.ZH))
        .isEqualTo("line 2：日和月分不清；实际为“10/11/2026”；允许：2026-10-31");
    assertThat(ValueReader.read(DATE, "10/10/2026")).isEqualTo(LocalDate.of(2026, 10, 10));
  }

  @Test
  void yesAndNoAreReadInBothLanguages() throws Unreadable {
    for (String yes : List.of("是", "有", "yes", "YES", "y", "True", "1", "１", " 是 ")) {
      assertThat(ValueReader.read(YES_NO, yes)).isEqualTo(true);
    }
    for (String no : List.of("否", "无", "no", "N", "FALSE", "0")) {
      assertThat(ValueReader.read(YES_NO, no)).isEqualTo(false);
    }
    assertThat(refusal(YES_NO, "maybe", Language.EN))
        .isEqualTo(
            "line 2: neither yes nor no; found \"maybe\"; allowed: yes, no, true, false, √, ×, 1, 0");
    assertThat(refusal(YES_NO, "2", Language.ZH))
        .isEqualTo("line 2：既不是“是”也不是“否”；实际为“2”；允许：是、否、有、无、√、×、1、0");
  }

  @Test
  void optionsAreReadByCodeOrLabel() throws Unreadable {
    for (String text : List.of("regular", "Regular", "长期用户", " REGULAR ")) {
      assertThat(ValueReader.read(CHOICE, text)).isEqualTo("regular");
    }
    assertThat(refusal(CHOICE, "new", Language.EN))
        .isEqualTo(
            "line 2: no such option; found \"new\"; allowed: regular (Regular), sporadic"
                + " (Sporadic)");
  }

  @Test
  void blankIsMissingForEveryType() throws Unreadable {
    for (Fact fact : List.of(YUAN, YES_NO, DATE, CHOICE, TEXT)) {
      for (String blank : List.of("", "  ", "\u3000", "\u00a0", "缺失", "Missing")) {
        assertThat(ValueReader.read(fact, blank)).isNull();
      }
    }
  }

  @Test
  void textIsKeptAsWritten() throws Unreadable {
    assertThat(ValueReader.read(TEXT, " =SUM(A1)\"；甲 ")).isEqualTo("=SUM(A1)\"；甲");
    assertThat(refusal(TEXT, "a\u0000b", Language.EN)).contains("invisible characters: U+0000");
    assertThat(refusal(TEXT, "x".repeat(501), Language.EN)).contains("too long");
  }

  private static Fact optional(FactType type, String... marks) {
    return new Fact(
        "f",
        Text.same("f"),
        List.of(),
        type,
        Text.NONE,
        null,
        null,
        type == FactType.CHOICE
            ? List.of(new Fact.Option("none", new Text("无", "N/A")))
            : List.of(),
        WhenMissing.LEAVE_OUT,
        null,
        Fact.About.CUSTOMER,
        null,
        false,
        List.of(marks),
        0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "？", "-", "—", "/", "N/A", "n/a", "NULL", "未知", "不详", " - ", "－"})
  void theUsualMarksMeanMissingUnlessNothingIsGradedWithoutTheFact(String mark) throws Unreadable {
    assertThat(ValueReader.read(optional(FactType.NUMBER), mark)).isNull();
    assertThat(ValueReader.read(optional(FactType.DATE), mark)).isNull();
    assertThat(refusal(YUAN, mark, Language.EN)).contains("not a number");
  }

  @Test
  void aFactsOwnMarksStandForTheUsualOnes() throws Unreadable {
    Fact marked = optional(FactType.NUMBER, "没填", "#N/A");

    assertThat(ValueReader.read(marked, "没填")).isNull();
    assertThat(ValueReader.read(marked, "#n/a")).isNull();
    assertThat(refusal(marked, "-", Language.EN)).contains("not a number");
    assertThat(refusal(optional(FactType.NUMBER), "#N/A", Language.EN)).contains("not a number");
  }

  @Test
  void aWordMayBeTheNameOfSomething() throws Unreadable {
    assertThat(ValueReader.read(optional(FactType.NUMBER), "NA")).isNull();
    assertThat(ValueReader.read(optional(FactType.TEXT), "NA")).isEqualTo("NA");
    assertThat(ValueReader.read(optional(FactType.TEXT), "-")).isNull();
    assertThat(ValueReader.read(optional(FactType.TEXT), "NULL")).isNull();
  }

  @Test
  void anOptionOfThatNameIsNoMark() throws Unreadable {
    assertThat(ValueReader.read(optional(FactType.CHOICE), "N/A")).isEqualTo("none");
    assertThat(ValueReader.read(optional(FactType.CHOICE), "-")).isNull();
    assertThat(ValueReader.read(optional(FactType.YES_NO), "无")).isEqualTo(false);
    assertThat(ValueReader.read(optional(FactType.DATE), "无")).isNull();
    assertThat(refusal(optional(FactType.NUMBER), "无", Language.EN)).contains("not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"长期", "长期有效", "永久", "无固定期限", " 长期 "})
  void aPaperWithoutEndIsValidForEver(String written) throws Unreadable {
    assertThat(ValueReader.read(DATE, written)).isEqualTo(LocalDate.of(9999, 12, 31));
  }

  @ParameterizedTest
  @CsvSource({"48750, 2033-06-20", "45000.0, 2023-03-15", "36526, 2000-01-01"})
  void aDayNumberOfASpreadsheetIsExplained(String serial, String day) {
    assertThat(refusal(DATE, serial, Language.EN))
        .contains("a day number of a spreadsheet", day + " if that is meant");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ¥978,807.00 | 978807
          ￥ 978807 | 978807
          RMB 12.5 | 12.5
          人民币12.5元 | 12.5
          (1,234,567.89) | -1234567.89
          （5.6） | -5.6
          5.6- | -5.6
          ¥1.2万 | 12000
          (¥1.50) | -1.5
          """)
  void moneyIsReadAsAccountantsWriteIt(String written, BigDecimal amount) throws Unreadable {
    assertThat(ValueReader.read(YUAN, written)).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(-5.6)", "-5.6-", "((5))", "()", "$5", "€5", "-", "(5", "5)", "5.-", "1,234.-", "¥¥5",
        "¥1,234"
      })
  void aSignWithoutOneMeaningIsRefused(String written) {
    assertThat(refusal(YUAN, written, Language.EN)).isNotEmpty();
  }

  @Test
  void aYuanSignIsRefusedForAnotherUnit() {
    assertThat(refusal(PER_CENT, "¥5", Language.EN)).contains("the currency sign is not the unit");
  }

  @ParameterizedTest
  @CsvSource({
    "1.23E+07, true",
    "1.5e5, true",
    "9E+11, true",
    "9.78807E+05, false",
    "1.5E-3, false",
    "12300000, false",
    "1.25E+2, false"
  })
  void anExponentMayHideDigits(String written, boolean hides) {
    assertThat(Numerals.shortened(written)).isEqualTo(hides);
  }

  @Property
  void everyPlainNumberReadsAsItself(
      @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(8) BigDecimal number)
      throws Unreadable {
    assertThat(ValueReader.read(YUAN, number.toPlainString())).isEqualTo(Codes.plain(number));
    assertThat(Numerals.read("  " + number.toPlainString(), Text.same("")))
        .isEqualTo(Codes.plain(number));
  }

  @Test
  void aWholeNumberHasNoDecimals() throws Unreadable {
    Fact times = optional(FactType.NUMBER).wholeNumber();
    assertThat(ValueReader.read(times, "3")).isEqualTo(new BigDecimal("3"));
    assertThat(ValueReader.read(times, "3.0")).isEqualTo(new BigDecimal("3"));
    assertThat(refusal(times, "2.5", Language.ZH)).isEqualTo("line 2：超出允许范围；实际为“2.5”；允许：整数");
    assertThat(refusal(times, "2.5", Language.EN))
        .isEqualTo("line 2: outside the allowed range; found \"2.5\"; allowed: a whole number");
  }

  @Test
  void kMeansThousandUnlessTheUnitSaysSoAlready() throws Unreadable {
    assertThat(ValueReader.read(optional(FactType.NUMBER), "500K"))
        .isEqualTo(new BigDecimal("500000"));
    assertThat(ValueReader.read(optional(FactType.NUMBER), "1.5k"))
        .isEqualTo(new BigDecimal("1500"));
  }

  @Test
  void whatCannotBeSeenIsDroppedAtTheEndsOfAnyValueAndNamedInside() throws Unreadable {
    assertThat(ValueReader.read(CHOICE, "\ufeff长期用户\u200b")).isEqualTo("regular");
    assertThat(ValueReader.read(YES_NO, "是\u001a")).isEqualTo(true);
    assertThat(ValueReader.read(YUAN, "\u200e1234.5\u200f")).isEqualTo(new BigDecimal("1234.5"));
    assertThat(ValueReader.read(DATE, "\u20602026-10-31\u00ad"))
        .isEqualTo(LocalDate.of(2026, 10, 31));
    assertThat(refusal(CHOICE, "长期\u200b用户", Language.EN)).contains("U+200B");
    assertThat(refusal(YUAN, "1\u2060234.5", Language.EN)).contains("U+2060");
  }
}
