package org.shouxin.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/** What stands in a cell becomes one canonical text, exact and without surprises. */
class CellContentTest {

  private final Path folder;
  private final Workbooks book = Workbooks.sound();

  CellContentTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aNumberIsExactWithTheFifteenDigitsThatExcelShows() throws RefusedException {
    assertThat(book.number("C2", 0.1 + 0.2).row(folder).text("points")).isEqualTo("0.3");
    assertThat(book.number("C2", 95.499999999999997).row(folder).text("points")).isEqualTo("95.5");
    assertThat(book.number("C2", 97.9999999999).row(folder).text("points"))
        .isEqualTo("97.9999999999");
    assertThat(book.number("C2", 1e12).row(folder).text("points")).isEqualTo("1000000000000");
    assertThat(book.number("C2", -0.0).row(folder).text("points")).isEqualTo("0");
    assertThat(book.number("C2", 1.5e-6).row(folder).text("points")).isEqualTo("0.0000015");
  }

  @ParameterizedTest
  @CsvSource({"1E999999999", "1e-999999999", "NaN", "INF", "1e16", "1e-16", "x", "''"})
  void aStoredNumberOutsideWhatIsKeptExactlyIsNone(String stored) {
    assertThat(Decimals.stored(stored)).isEmpty();
  }

  @Test
  void numbersWrittenAsTextAreReadWhenTheyHaveOneMeaning() throws RefusedException {
    for (String text : List.of("12.5", " １２．５ ", "+12.5", "12.50")) {
      assertThat(book.text("C2", text).row(folder).text("points")).isEqualTo("12.5");
    }
    for (String text : List.of("12,5", "twelve", "1.2.3", "12 5")) {
      book.text("C2", text);
      assertThat(book.problems(folder, Language.EN))
          .singleElement()
          .asString()
          .startsWith("规则Rules!C2: ")
          .contains("found \"" + text + "\"");
    }
  }

  @Test
  void aNumberMayBeAMillionMillionAndNoMore() throws RefusedException {
    book.number("C2", 1e12);
    assertThat(book.row(folder).text("points")).isEqualTo("1000000000000");

    book.number("C2", 1e12 + 1);
    assertThat(book.problems(folder, Language.EN))
        .singleElement()
        .asString()
        .startsWith("规则Rules!C2: the number is too large; found \"1000000000001\"");
  }

  @Test
  void aPercentageMeansItsNumberInAColumnOfPerCentAndIsRefusedElsewhere() throws RefusedException {
    book.number("D2", 0.955, "0.00%");
    assertThat(book.row(folder).text("share")).isEqualTo("95.5");
    assertThat(book.text("D2", "95%").row(folder).text("share")).isEqualTo("95");

    book.number("C2", 0.95, "0%");
    assertThat(book.problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!C2: this column does not take a percent sign; found \"95%\"; allowed: a number"
                + " in the column's unit, without %");
  }

  @Test
  void aPercentageInAConditionKeepsItsSign() throws RefusedException {
    assertThat(book.number("G2", 0.95, "0%").row(folder).text("band")).isEqualTo("95%");
  }

  @Test
  void aWholeNumberHasNoFraction() throws RefusedException {
    assertThat(book.number("E2", 30).row(folder).text("days")).isEqualTo("30");

    assertThat(book.number("E2", 30.5).problems(folder, Language.ZH))
        .containsExactly("规则Rules!E2：不是整数；实际为“30.5”；允许：整数，例如 12");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1900-01-01",
    "59,1900-02-28",
    "61,1900-03-01",
    "46326,2026-10-31",
    "2958465,9999-12-31"
  })
  void aSerialNumberIsTheDayThatExcelShows(int serial, LocalDate day) {
    assertThat(SerialDays.ofSerial(BigDecimal.valueOf(serial), false)).hasValue(day);
  }

  @ParameterizedTest
  @CsvSource({"0", "60", "-1", "1.5", "2958466", "99999999999"})
  void aSerialNumberThatIsNoDayOfTheCalendarIsNone(BigDecimal serial) {
    assertThat(SerialDays.ofSerial(serial, false)).isEmpty();
  }

  @Test
  void theDateSystemOf1904IsKnown() throws RefusedException {
    assertThat(SerialDays.ofSerial(BigDecimal.ZERO, true)).hasValue(LocalDate.of(1904, 1, 1));

    book.workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
    assertThat(book.number("F2", 44_864, "yyyy-mm-dd").row(folder).text("start"))
        .isEqualTo("2026-10-31");
  }

  @Test
  void aDayIsReadInEveryDateFormat() throws RefusedException {
    for (String format :
        List.of(
            "yyyy-mm-dd",
            "m/d/yy",
            "yyyy\"年\"m\"月\"d\"日\"",
            "[$-804]yyyy/m/d;@",
            "[DBNum1]yyyy年m月",
            "yyyy-mm-dd hh:mm",
            "mmm")) {
      assertThat(book.number("F2", 46_326, format).row(folder).text("start"))
          .as(format)
          .isEqualTo("2026-10-31");
    }
  }

  @Test
  void numbersInFormatsThatOnlyLookLikeDatesStayNumbers() throws RefusedException {
    for (String format :
        List.of(
            "General",
            "0.00E+00",
            "#,##0.00\" days\"",
            "0\\d",
            "[Red]0.0",
            "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            "[>=100]0;0.0")) {
      assertThat(book.number("C2", 46_326, format).row(folder).text("points"))
          .as(format)
          .isEqualTo("46326");
    }
  }

  @Test
  void aDayWhereANumberBelongsAndTheOtherWayRoundAreReported() {
    book.number("C2", 46_326, "yyyy-mm-dd").number("F2", 46_326);

    assertThat(book.problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!C2: a number is expected, but Excel stores a date; found \"2026-10-31\";"
                + " allowed: set the format to General, then type it again",
            "规则Rules!F2: this is a number, not a day; found \"46326\"; allowed: a day, for example"
                + " 2026-10-31");
  }

  @Test
  void aTimeOfDayIsReported() {
    book.number("F2", 46_326.5, "yyyy-mm-dd hh:mm").number("G2", 0.5, "hh:mm");

    assertThat(book.problems(folder, Language.ZH))
        .containsExactly(
            "规则Rules!F2：不是一个完整的日期；实际为“46326.5”；允许：1900 至 9999 年的日期，不带时刻",
            "规则Rules!G2：时刻不能用；实际为“0.5”；允许：日期或数字");
  }

  @Test
  void aDayMayBeWrittenAsText() throws RefusedException {
    for (String text : List.of("2026-10-31", "2026/10/31", "2026年10月31日", "20261031")) {
      assertThat(book.text("F2", text).row(folder).text("start")).isEqualTo("2026-10-31");
    }
    for (String text : List.of("10/11/2026", "2026-02-29", "soon")) {
      assertThat(book.text("F2", text).problems(folder, Language.EN))
          .singleElement()
          .asString()
          .startsWith("规则Rules!F2: ");
    }
  }

  @Test
  void aTruthValueReadsYesOrNo() throws RefusedException {
    book.cell("G2").setCellValue(true);
    assertThat(book.row(folder).text("band")).isEqualTo("yes");
    book.cell("G2").setCellValue(false);
    assertThat(book.row(folder).text("band")).isEqualTo("no");
  }

  @Test
  void aChoiceIsReadByCodeOrLabelAndKeptByCode() throws RefusedException {
    for (String text : List.of("yes_no", "是否", "YES OR NO", "是否 yes or no", "是否/yes or no")) {
      assertThat(book.text("B2", text).row(folder).text("kind")).isEqualTo("yes_no");
    }
    assertThat(book.text("B2", "nummber").problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!B2: not one of the choices; found \"nummber\"; allowed: 数字/a number, 是否/yes or"
                + " no (did you mean number?)");
  }

  @Test
  void textLosesBlanksOfEveryKindAroundItAndNothingElse() throws RefusedException {
    book.text("H2", "\u00a0\u3000 逾期\r\n１ 次 \ufeff");

    assertThat(book.row(folder).text("reason")).isEqualTo("逾期\n１ 次");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 7, 0x202e, 0x2066, 0x200b, 0xfeff, 0xad, 0x2060, 0x3164, 0xfe0f, 0xe0101, 0xe0041})
  void invisibleCharactersInsideATextAreRefusedByTheirCodePoints(int point) {
    String unseen = point < ' ' ? "_x%04X_".formatted(point) : Character.toString(point);
    book.cell("H2").setCellValue("a" + unseen + "b");

    assertThat(book.problems(folder, Language.EN))
        .singleElement()
        .asString()
        .startsWith(
            "规则Rules!H2: the text has invisible characters: U+%04X; found \"a".formatted(point));
  }

  @Test
  void invisibleCharactersAroundATextAreDropped() throws RefusedException {
    book.text("H2", "\ufeff\u200b late \u2060\u3164");

    assertThat(book.row(folder).text("reason")).isEqualTo("late");
  }

  @Test
  void aNumberIsReadAsItsFormatShowsItInYuanAndOtherwiseInTheUnitOfItsRow()
      throws RefusedException {
    book.number("C2", 50, "#,##0\" 万元\"_)");
    assertThat(book.row(folder).text("points")).isEqualTo("50");
    assertThat(new NumberFormat(170, "#,##0\" 万元\"_)").scale(1)).isEqualTo("万元");
    assertThat(new NumberFormat(170, "0万;-0亿").scale(-1)).isEqualTo("亿");
    for (String none : List.of("0\" 元\"", "0\"千克\"", "\"K\"000", "General", "0\"百分点\"")) {
      assertThat(new NumberFormat(170, none).scale(1)).isEmpty();
    }
  }
}
