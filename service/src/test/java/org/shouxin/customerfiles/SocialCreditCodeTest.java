package org.shouxin.customerfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.facts.Unreadable;

/** GB 32100-2015, on codes that their owners publish and on every slip of one or two characters. */
@Tag("R30")
class SocialCreditCodeTest {

  private static final int LAST = SocialCreditCode.LENGTH - 1;

  @ParameterizedTest
  @CsvSource({
    "清华大学, 12100000400000624D",
    "北京大学, 12100000400002259P",
    "中国工商银行, 91100000100003962T",
    "中国银行, 911000001000013428",
    "中国石油化工, 91110000710926094P",
    "华为技术, 914403001922038216",
    "腾讯计算机系统, 9144030071526726XG",
    "百度网讯, 91110000802100433B",
    "江西铜业, 91360000625912173B",
    "宝山钢铁, 91310000631696382C",
    "比亚迪, 91440300192317458F",
    "京东, 91110302562134916R"
  })
  void publishedCodesAreRight(String owner, String code) throws Unreadable {
    assertThat(SocialCreditCode.read(code)).as(owner).isEqualTo(code);
  }

  @Test
  void aWrongCheckCharacterIsReportedWithTheRightOne() {
    assertThatThrownBy(() -> SocialCreditCode.read("91360000625912173C"))
        .asInstanceOf(InstanceOfAssertFactories.type(Unreadable.class))
        .satisfies(
            wrong -> {
              assertThat(wrong.what().en())
                  .isEqualTo("the check character is wrong: the 17 before it call for B, not C");
              assertThat(wrong.what().zh()).isEqualTo("校验码不符：前 17 位对应的校验码是 B，这里是 C");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"91360000625912173b", " ９１３６００００６２５９１２１７３Ｂ "})
  void smallAndWideCharactersMeanTheCapitals(String written) throws Unreadable {
    assertThat(SocialCreditCode.read(written)).isEqualTo("91360000625912173B");
  }

  @ParameterizedTest
  @CsvSource({
    "9136000062591217B, 'a social credit code has 18 characters, this has 17'",
    "'', 'a social credit code has 18 characters, this has 0'",
    "9136O000625912173B, character 5 cannot be O",
    "91360000I25912173B, character 9 cannot be I",
    "91A60000625912173B, 'character 3 belongs to the administrative division and must be a digit,"
        + " not A'"
  })
  void whatIsNoCodeIsRefusedWithTheReason(String written, String why) {
    assertThatThrownBy(() -> SocialCreditCode.read(written)).hasMessage(why);
  }

  @Provide
  Arbitrary<String> codes() {
    Arbitrary<String> letters =
        Arbitraries.strings().withChars(SocialCreditCode.alphabet()).ofLength(11);
    Arbitrary<String> division = Arbitraries.strings().numeric().ofLength(6);
    return Combinators.combine(letters, division)
        .as(
            (some, digits) -> {
              String body = some.substring(0, 2) + digits + some.substring(2);
              return body + SocialCreditCode.check(body);
            });
  }

  @Property
  void oneWrongCharacterIsFoundWherever(
      @ForAll("codes") String code,
      @ForAll @IntRange(min = 0, max = 17) int at,
      @ForAll @IntRange(min = 0, max = 30) int other) {
    char wrong = SocialCreditCode.alphabet().charAt(other);
    Assume.that(code.charAt(at) != wrong);
    String slipped = code.substring(0, at) + wrong + code.substring(at + 1);
    assertThatThrownBy(() -> SocialCreditCode.read(slipped)).isInstanceOf(Unreadable.class);
  }

  @Property
  void twoThatChangedPlacesAreFoundUnlessFirstAndLast(
      @ForAll("codes") String code,
      @ForAll @IntRange(min = 0, max = 17) int one,
      @ForAll @IntRange(min = 0, max = 17) int two) {
    Assume.that(code.charAt(one) != code.charAt(two));
    Assume.that(Math.min(one, two) != 0 || Math.max(one, two) != LAST);
    StringBuilder swapped = new StringBuilder(code);
    swapped.setCharAt(one, code.charAt(two));
    swapped.setCharAt(two, code.charAt(one));
    assertThatThrownBy(() -> SocialCreditCode.read(swapped.toString()))
        .isInstanceOf(Unreadable.class);
  }

  @Property
  void theFirstAndTheLastWeighTheSameSoTheirChangeCannotBeFound(@ForAll("codes") String code)
      throws Unreadable {
    String swapped = code.charAt(LAST) + code.substring(1, LAST) + code.charAt(0);
    assertThat(SocialCreditCode.read(swapped)).isEqualTo(swapped);
  }
}
