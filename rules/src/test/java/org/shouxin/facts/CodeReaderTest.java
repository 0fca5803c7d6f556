package org.shouxin.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.problem.Language;

/** One customer or order has one code, whatever program wrote it (I1, I2). */
class CodeReaderTest {

  private static String read(String text) throws Unreadable {
    return CodeReader.read(text, CodeReader.LONGEST);
  }

  private static String refusal(String text) {
    Unreadable refused = catchThrowableOfType(Unreadable.class, () -> read(text));
    return refused == null ? "" : refused.at("line 2", "").in(Language.EN);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0xfeff, 0x200b, 0x200c, 0x200d, 0x200e, 0x2060, 0xad, 0x3164, 0x115f, 0xffa0, 0x180e, 0x34f,
        0x2800, 0xfe0f, 0xe0101, 0xe0020, 0x202e, 0x2066, 0x7f, 0x85, 0x1, 0xa0, 0x3000, 0x2009,
        0x2028
      })
  void whatCannotBeSeenAtTheEndsIsDropped(int point) throws Unreadable {
    String unseen = Character.toString(point);

    assertThat(read(unseen + "KH000004")).isEqualTo("KH000004");
    assertThat(read("KH000004" + unseen)).isEqualTo("KH000004");
    assertThat(read(unseen + " " + unseen + "KH000004" + unseen + "\t")).isEqualTo("KH000004");
  }

  @ParameterizedTest
  @CsvSource({
    "feff, U+FEFF", "200b, U+200B", "ad, U+00AD", "2060, U+2060", "3164, U+3164", "fe0f, U+FE0F",
    "e0101, U+E0101", "e0041, U+E0041", "202e, U+202E", "0, U+0000", "ffff, U+FFFF", "d800, U+D800"
  })
  void whatCannotBeSeenInsideIsRefusedByItsCodePoint(String point, String shown) {
    String unseen = Character.toString(Integer.parseInt(point, 16));

    assertThat(refusal("KH00" + unseen + "0004"))
        .isEqualTo(
            "line 2: the code contains invisible characters: "
                + shown
                + "; allowed: the code typed again");
  }

  @ParameterizedTest
  @CsvSource({
    "ＫＨ０００００１, KH000001",
    "ＫＨ－１, KH-1",
    "Ｋh（1）, Kh(1)",
    "'  KH 1  ', KH 1",
    "KH\u30001, KH 1",
    "001234, 001234",
    "1234, 1234",
    "kh000001, kh000001",
    "客户甲, 客户甲",
    "1E5, 1E5",
    "12E+3, 12E+3",
    "913100001234567890, 913100001234567890",
  })
  void aCodeHasOneSpelling(String written, String code) throws Unreadable {
    assertThat(read(written)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          '000123 | 000123
          ''5 | 5
          ' ' KH 1 | KH 1
          ="001234" | 001234
          = "KH 1" | KH 1
          ＝＂００１＂ | 001
          """)
  void theMarksOfSpreadsheetsForTextAreDropped(String written, String code) throws Unreadable {
    assertThat(read(written)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6.91235E+17",
        "9.13E+16",
        "9.13e+17",
        "1E+11",
        "6.91235e17",
        "1.E+5",
        "１.５Ｅ＋１２",
        "1234.0",
        "913.00",
        "6,91235E+17",
        "6,9e17",
        "1,234",
        "91,310,000.00"
      })
  void whatASpreadsheetMadeOfANumberIsRefused(String written) {
    assertThat(refusal(written))
        .isEqualTo(
            "line 2: a spreadsheet turned the code into a number; allowed: the code"
                + " itself, in a column formatted as text");
  }

  /** I1: neither is a customer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "--",
        "—",
        "/",
        "?",
        "？",
        "N/A",
        "n/a",
        "NULL",
        "null",
        "合计",
        "小计：",
        "总计（元）",
        "Total: 12",
        "共3户",
        "无",
        "总 计",
        "小计",
        "Total",
        "TOTALS",
        "Subtotal",
        "grand total",
        " 合计\u200b"
      })
  void aMarkForMissingOrATotalIsNoCode(String written) {
    assertThat(refusal(written))
        .isEqualTo(
            "line 2: a mark for a missing value or a total, not a code; allowed: a code; delete rows"
                + " of totals");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NULL-1", "N/A1", "合计公司", "Totals Ltd", "-1-", "A-B", "ABC", "客户"})
  void aCodeMayContainSuchWords(String written) throws Unreadable {
    assertThat(read(written)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"########", "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!"})
  void anErrorOfASpreadsheetIsRefused(String written) {
    assertThat(refusal(written))
        .contains("an error value of a spreadsheet, or a column too narrow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=T(\"007\")", "=A2", "=\"a\"&\"b\"", "＝A1"})
  void aFormulaIsRefused(String written) {
    assertThat(refusal(written)).startsWith("line 2: a formula, not a code");
  }

  @Test
  void aCodeIsOneLineOfAtMostSixtyFourCharacters() throws Unreadable {
    assertThat(read("1".repeat(64))).hasSize(64);
    assertThat(refusal("1".repeat(65))).contains("the code is too long", "at most 64 characters");
    assertThat(refusal("KH\n1")).contains("a line break or a tab");
    assertThat(refusal("KH\t1")).contains("a line break or a tab");
    assertThat(read(" \ufeff ")).isEmpty();
  }

  @Property
  void readingAgainChangesNothing(@ForAll @From("codes") String written) {
    String once;
    try {
      once = read(written);
    } catch (Unreadable refused) {
      return;
    }
    Unreadable again = catchThrowableOfType(Unreadable.class, () -> read(once));

    assertThat(again == null || once.startsWith("'") || once.startsWith("=")).isTrue();
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.strings()
        .withCharRange('0', '9')
        .withCharRange('A', 'F')
        .withChars("'=\".E+-#\ufeff\u200b\u3000 ＫＨ１客")
        .ofMaxLength(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"31-Oct", "1-Jan-26", "1月2日", "2026年1月2日", "10:30", "10:30:00", "TRUE", "false"})
  void aDayATimeOrATruthThatASpreadsheetMadeIsNoCode(String written) {
    assertThat(refusal(written))
        .contains("a spreadsheet turned the code into a day, a time or a truth");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"31-OCTO", "1-JAN-X", "TRUE-1", "10:30-A", "月饼厂", "OCT-31", "12-3456", "1-A"})
  void whatOnlyLooksLikeOneIsACode(String written) throws Unreadable {
    assertThat(CodeReader.read(written, CodeReader.LONGEST)).isEqualTo(written);
  }
}
