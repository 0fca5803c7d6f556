package org.shouxin.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Ranges.Range;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.WhenMissing;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/** The closed grammar of conditions. */
class ConditionParserTest {

  private static final Fact PER_CENT = fact("pct", FactType.NUMBER, Text.same("%"), "0", "100");
  private static final Fact YUAN =
      fact("amount", FactType.NUMBER, new Text("元", "CNY"), "-1000000000", "1000000000");
  private static final Fact OPEN = fact("open", FactType.NUMBER, Text.same(""), "", "");
  private static final Fact COUNT =
      fact("times", FactType.NUMBER, new Text("次", "times"), "0", "").wholeNumber();
  private static final Fact POINTS =
      fact("points", FactType.NUMBER, new Text("分", "points"), "0", "100").wholeNumber();
  private static final Fact DATE = fact("until", FactType.DATE, Text.same(""), "", "");
  private static final Fact YES_NO = fact("yes_no", FactType.YES_NO, Text.same(""), "", "");
  private static final Fact CHOICE = fact("kind", FactType.CHOICE, Text.same(""), "", "");
  private static final Fact NAME = fact("name", FactType.TEXT, Text.same(""), "", "");

  private static Fact fact(String name, FactType type, Text unit, String low, String high) {
    return new Fact(
        name,
        Text.same(name),
        List.of(),
        type,
        unit,
        low.isEmpty() ? null : new BigDecimal(low),
        high.isEmpty() ? null : new BigDecimal(high),
        type == FactType.CHOICE
            ? List.of(
                new Fact.Option("A", new Text("优", "Prime")),
                new Fact.Option("B", new Text("良", "Sound")),
                new Fact.Option("C", new Text("国有或集体", "State or collective")))
            : List.of(),
        WhenMissing.NOT_APPLIED,
        null,
        0);
  }

  private static String canonical(Fact fact, String text) throws Unreadable {
    Condition condition = ConditionParser.parse(fact, text, true);
    Condition again = ConditionParser.parse(fact, condition.text(), true);
    assertThat(again).isEqualTo(condition);
    return condition.text();
  }

  private static boolean meets(Fact fact, String condition, String number) throws Unreadable {
    return ConditionParser.parse(fact, condition, false)
        .ranges()
        .contains(Codes.of(new BigDecimal(number)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          any                  @ any
          任意                 @ any
          *                    @ any
          [0, 100]             @ any
          >= 0                 @ any
          >=95                 @ >= 95
          ≥ 95%                @ >= 95
          ＞＝９５             @ >= 95
          不低于95             @ >= 95
          at least 95          @ >= 95
          大于或等于 95        @ >= 95
          [95, 100]            @ >= 95
          [95,∞)               @ >= 95
          [95,)                @ >= 95
          > 95                 @ > 95
          超过95               @ > 95
          (95,100]             @ > 95
          <= 60                @ <= 60
          不超过60             @ <= 60
          < 60                 @ < 60
          小于60%              @ < 60
          (-∞, 60)             @ < 60
          [60,80)              @ [60, 80)
          【60，80）           @ [60, 80)
          ［６０；８０）       @ [60, 80)
          [60%, 80%)           @ [60, 80)
          >=60 且 <80          @ [60, 80)
          >= 60 and < 80       @ [60, 80)
          (60,80]              @ (60, 80]
          = 60                 @ 60
          60                   @ 60
          [60,60]              @ 60
          等于60               @ 60
          1、2、3              @ 1 or 2 or 3
          1; 2                 @ 1 or 2
          3, 1                 @ 1 or 3
          != 60                @ < 60 or > 60
          不等于 60            @ < 60 or > 60
          < 10 或 > 90         @ < 10 or > 90
          < 10 | > 90          @ < 10 or > 90
          [0,10),[20,30)       @ < 10 or [20, 30)
          [10,20] or (20,30)   @ [10, 30)
          0.5                  @ 0.5
          0                    @ 0
          100                  @ 100
          missing              @ missing
          缺失 或 < 10         @ missing or < 10
          any or missing       @ missing or any
          """)
  void conditionsOnNumbersHaveOneCanonicalSpelling(String text, String canonical)
      throws Unreadable {
    assertThat(canonical(PER_CENT, text)).isEqualTo(canonical);
  }

  /** 以上, 以下, 以内 and 届满 include the number; 不满, 超过 and 以外 do not (Civil Code, art. 1259). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          98以上               @ >= 98
          98%以上              @ >= 98
          98及以上             @ >= 98
          98（含）以上         @ >= 98
          98以上（含98）       @ >= 98
          98以上（不含本数）   @ > 98
          98（不含）以上       @ > 98
          届满30               @ >= 30
          满30                 @ >= 30
          达到30               @ >= 30
          60以下               @ <= 60
          60以下（含）         @ <= 60
          60以下（不含60%）    @ < 60
          30以内               @ <= 30
          30以外               @ > 30
          不满6                @ < 6
          未达60               @ < 60
          不到60               @ < 60
          60以上80以下         @ [60, 80]
          60以上，80以下       @ [60, 80]
          60以上不满80         @ [60, 80)
          满6不满12            @ [6, 12)
          超过60不超过80       @ (60, 80]
          不低于60，低于80     @ [60, 80)
          60至不满80           @ [60, 80)
          60以上至80以下       @ [60, 80]
          60（含）至80（不含） @ [60, 80)
          60（不含）-80（含）  @ (60, 80]
          60 <= x < 80         @ [60, 80)
          60≤pct<80            @ [60, 80)
          60 < pct             @ > 60
          pct >= 60            @ >= 60
          10+                  @ >= 10
          高于或等于98         @ >= 98
          60以上、不满80       @ [60, 80)
          5‹pct≤10             @ (5, 10]
          60 or more           @ >= 60
          60 or less           @ <= 60
          60 or less or 99     @ <= 60 or 99
          under 60             @ < 60
          up to 60             @ <= 60
          no less than 60      @ >= 60
          greater than or equal to 60 @ >= 60
          over 60 and under 80 @ (60, 80)
          60 and above         @ >= 60
          80 to 100            @ >= 80
          0-5                  @ ## it is not clear
          从60至100            @ >= 60
          30以下或90以上       @ <= 30 or >= 90
          """)
  void boundsInWordsAreReadByTheCivilCode(String text, String canonical) throws Unreadable {
    if (canonical.startsWith("##")) {
      assertThat(refusal(PER_CENT, text, false, Language.EN)).contains(canonical.substring(3));
    } else {
      assertThat(canonical(PER_CENT, text)).isEqualTo(canonical);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          90以上; 80-90; 不满80             @ >= 90; [80, 90); < 80
          >90; 80-90; <80                   @ > 90; [80, 90]; < 80
          90以上; [80,90); 60-80; 不满60    @ >= 90; [80, 90); [60, 80); < 60
          80以上; 60-80; 60以下             @ >= 80; (60, 80); <= 60
          80-100; [50, 80); 0-50            @ >= 80; [50, 80); < 50
          90以上; 80至90(不含); 不满80      @ >= 90; [80, 90); < 80
          """)
  void theOtherRowsSayWhetherARangeIncludesItsEnds(String table, String canonical)
      throws Unreadable {
    List<String> rows = List.of(table.split("; "));
    List<String> read = new ArrayList<>();
    for (String row : rows) {
      read.add(ConditionParser.parse(PER_CENT, row, false, () -> without(row, rows)).text());
    }
    assertThat(String.join("; ", read)).isEqualTo(canonical);
  }

  private static List<String> without(String row, List<String> rows) {
    return rows.stream().filter(other -> !other.equals(row)).toList();
  }

  @Test
  void anEndThatTwoRowsMayHaveIsRefusedOnceWithBothReadings() throws Unreadable {
    List<String> rows = List.of("90以上", "80-90", "60-80", "不满60");
    Unreadable refused =
        catchThrowableOfType(
            Unreadable.class,
            () -> ConditionParser.parse(PER_CENT, "80-90", false, () -> without("80-90", rows)));
    assertThat(refused.at("评分Scorecard!C5", "80-90").in(Language.ZH))
        .isEqualTo("评分Scorecard!C5：80 属于这一行还是“60-80”那一行，有两种读法；实际为“80-90”；允许：[80, 90) 或 (80, 90)");
    assertThat(refused.at("评分Scorecard!C5", "80-90").in(Language.EN))
        .isEqualTo(
            "评分Scorecard!C5: 80 may belong to this row or to the one that says \"60-80\"; found"
                + " \"80-90\"; allowed: [80, 90) or (80, 90)");
    assertThat(ConditionParser.parse(PER_CENT, "60-80", false, () -> without("60-80", rows)).text())
        .as("the other row of the two is not reported")
        .isEqualTo("[60, 80]");
  }

  @Test
  void aRangeThatASpreadsheetMadeADayIsRefusedAsSuch() {
    assertThat(refusal(PER_CENT, "2026-01-03", false, Language.ZH))
        .isEqualTo("评分Scorecard!C5：这是日期，“1-3”会被表格软件改成日期；实际为“2026-01-03”；允许：[1, 3]，或把单元格设为文本");
  }

  @ParameterizedTest
  @ValueSource(strings = {"30天以内", "30天内", "30-60", "30天以上"})
  void daysInWordsMayLieBeforeOrAfterTheAsOfDate(String text) {
    assertThat(refusal(DATE, text, false, Language.ZH))
        .isEqualTo("评分Scorecard!C5：看不出是基准日之前还是之后；实际为“" + text + "”；允许：之后：[0, 30]；之前：[-30, 0]");
  }

  @Test
  void aRangeThatStandsAloneIsRefusedWithBothReadings() {
    assertThat(refusal(PER_CENT, "60至80", false, Language.ZH))
        .isEqualTo("评分Scorecard!C5：看不出上限算不算在内；实际为“60至80”；允许：[60, 80] 或 [60, 80)");
  }

  /**
   * Every word with every number: what is read holds on both sides of the number as the law says.
   */
  @Property
  void everyWordHoldsOnBothSidesOfItsNumber(
      @ForAll @IntRange(min = 1, max = 99) int number, @ForAll @IntRange(max = 13) int word)
      throws Unreadable {
    List<String> words =
        List.of(
            "%s以上 >=",
            "%s以下 <=",
            "%s以内 <=",
            "%s以外 >",
            "届满%s >=",
            "不满%s <",
            "超过%s >",
            "不足%s <",
            "%s及以上 >=",
            "至少%s >=",
            "%s_or_more >=",
            "under_%s <",
            "up_to_%s <=",
            "over_%s >");
    String[] said = words.get(word).split(" ");
    String text = said[0].replace('_', ' ').formatted(number);
    assertThat(meets(PER_CENT, text, number - 1 + ".9999999"))
        .as(text)
        .isEqualTo(said[1].startsWith("<"));
    assertThat(meets(PER_CENT, text, String.valueOf(number)))
        .as(text)
        .isEqualTo(said[1].endsWith("="));
    assertThat(meets(PER_CENT, text, number + ".0000001"))
        .as(text)
        .isEqualTo(said[1].startsWith(">"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          >= 10万             @ >= 100000
          [10万, 1亿)         @ [100000, 100000000)
          [60万,80万)         @ [600000, 800000)
          >= 1,234,567        @ >= 1234567
          >= 5000元           @ >= 5000
          under 500K          @ < 500000
          500K元以上          @ >= 500000
          [-5, 5]             @ [-5, 5]
          < -0.5              @ < -0.5
          """)
  void amountsMayBeWrittenInTenThousands(String text, String canonical) throws Unreadable {
    assertThat(canonical(YUAN, text)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          有效        @ >= 0
          valid       @ >= 0
          过期        @ < 0
          expired     @ < 0
          < 0         @ < 0
          <= -1       @ < 0
          >= 30天     @ >= 30
          > 29        @ >= 30
          [0, 30)     @ [0, 29]
          不满30天    @ <= 29
          0           @ 0
          过期 or > 5 @ < 0 or >= 6
          """)
  @Tag("R3")
  void datesAreDaysFromTheAsOfDate(String text, String canonical) throws Unreadable {
    assertThat(canonical(DATE, text)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          A              @ A
          优             @ A
          prime          @ A
          = A            @ A
          B,A            @ A, B
          A、B           @ A, B
          A 或 B         @ A, B
          A or B         @ A, B
          国有或集体     @ C
          State or collective @ C
          not A          @ B, C
          非优           @ B, C
          != A           @ B, C
          ≠ A            @ B, C
          not (A, B)     @ C
          非（A、B）     @ C
          A,B,C          @ any
          """)
  void choicesAreListedOrNegated(String text, String canonical) throws Unreadable {
    assertThat(canonical(CHOICE, text)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({"是,yes", "有,yes", "Y,yes", "true,yes", "= 是,yes", "否,no", "无,no", "N,no", "是或否,any"})
  void yesAndNo(String text, String canonical) throws Unreadable {
    assertThat(canonical(YES_NO, text)).isEqualTo(canonical);
  }

  @Test
  void bothSidesOfAThreshold() throws Unreadable {
    assertThat(meets(PER_CENT, ">= 95", "95")).isTrue();
    assertThat(meets(PER_CENT, ">= 95", "94.9999999999")).isFalse();
    assertThat(meets(PER_CENT, "> 95", "95")).isFalse();
    assertThat(meets(PER_CENT, "> 95", "95.0000000001")).isTrue();
    assertThat(meets(PER_CENT, "[60, 80)", "60")).isTrue();
    assertThat(meets(PER_CENT, "[60, 80)", "59.9999999999")).isFalse();
    assertThat(meets(PER_CENT, "[60, 80)", "79.9999999999")).isTrue();
    assertThat(meets(PER_CENT, "[60, 80)", "80")).isFalse();
    assertThat(meets(PER_CENT, "!= 60", "60")).isFalse();
    assertThat(meets(PER_CENT, "!= 60", "60.0000000001")).isTrue();
  }

  @Test
  void aMissingValueMeetsOnlyAConditionThatSaysMissing() throws Unreadable {
    for (String text : List.of("any", ">= 0", "[0, 100]", "!= 5")) {
      assertThat(ConditionParser.parse(PER_CENT, text, true).ranges().contains(Codes.MISSING))
          .isFalse();
    }
    assertThat(ConditionParser.parse(PER_CENT, "missing", true).ranges()).isEqualTo(Ranges.MISSING);
  }

  private static String refusal(Fact fact, String text, boolean missing, Language language) {
    Unreadable unreadable =
        catchThrowableOfType(Unreadable.class, () -> ConditionParser.parse(fact, text, missing));
    assertThat(unreadable).as(text).isNotNull();
    return unreadable.at("评分Scorecard!C5", text).in(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          [80, 60)     @ the bounds of the interval are reversed
          [60, 60)     @ the interval is empty
          (60, 60]     @ the interval is empty
          > 100        @ no allowed value meets this condition
          < 0          @ no allowed value meets this condition
          >= 60 and < 60 @ no allowed value meets this condition
          >= 101       @ threshold 101 lies outside the declared range of pct
          [-1, 50)     @ threshold -1 lies outside the declared range of pct
          >= 0.1234567 @ too many decimals
          1,234        @ the comma may group digits or separate a list
          [1,2,3)      @ the commas in the interval are ambiguous
          >= 12,5      @ the comma has two meanings
          >=60,<80     @ the comma is ambiguous
          60..80       @ the condition cannot be read
          60以上80     @ the condition cannot be read
          60且80       @ the condition cannot be read
          至80         @ the condition cannot be read
          60至         @ the condition cannot be read
          60至80至90   @ the condition cannot be read
          60以上以下   @ the condition cannot be read
          80以下60以上 @ the condition cannot be read
          0、3以上     @ the condition cannot be read
          80至60       @ the bounds of the interval are reversed
          不满60（含60） @ the brackets contradict the words
          60以上（含70） @ the condition cannot be read
          60-80        @ it is not clear whether the upper end is included
          60~80        @ it is not clear whether the upper end is included
          between 60 and 80 @ it is not clear whether the upper end is included
          ]60,80[      @ the condition cannot be read
          [60,80       @ the condition cannot be read
          [60]         @ the condition cannot be read
          [60,80) x    @ the condition cannot be read
          [60,80),     @ the condition cannot be read
          yes          @ the condition cannot be read
          good         @ the condition cannot be read
          => 5         @ the condition cannot be read
          >= >= 5      @ the condition cannot be read
          > 5 or       @ the condition cannot be read
          and > 5      @ the condition cannot be read
          >= x         @ the condition cannot be read
          System.exit(0) @ the condition cannot be read
          5" || true   @ the condition cannot be read
          """)
  void whatIsOutsideTheGrammarIsRefused(String text, String what) {
    assertThat(refusal(PER_CENT, text, false, Language.EN))
        .startsWith("评分Scorecard!C5: " + what + "; found \"" + text + "\"; allowed: ");
  }

  @Test
  void refusalsSayWhatIsAllowedInBothLanguages() {
    assertThat(refusal(PER_CENT, "good", false, Language.ZH))
        .isEqualTo("评分Scorecard!C5：读不懂这个条件；实际为“good”；允许：任意、>= 95、< 60、[60, 80)、0; 1、>= 3 或 0");
    assertThat(refusal(PER_CENT, ">= 101", false, Language.ZH))
        .isEqualTo("评分Scorecard!C5：界限 101 超出“pct”的允许范围；实际为“>= 101”；允许：0 到 100 %");
    assertThat(refusal(PER_CENT, "missing", false, Language.EN))
        .startsWith("评分Scorecard!C5: missing is not allowed here; found \"missing\"");
    assertThat(refusal(CHOICE, "Prim", false, Language.EN))
        .isEqualTo("评分Scorecard!C5: there is no option \"Prim\"; found \"Prim\"; allowed: A, B, C");
    assertThat(refusal(CHOICE, ">= A", false, Language.EN))
        .isEqualTo(
            "评分Scorecard!C5: options cannot be compared; found \">= A\"; allowed: any, or: Prime,"
                + " Sound, State or collective");
    assertThat(refusal(CHOICE, "not A or B", false, Language.EN))
        .contains("scope of the negation is ambiguous");
    assertThat(refusal(CHOICE, "not A, B", false, Language.EN))
        .contains("scope of the negation is ambiguous");
    assertThat(refusal(CHOICE, "not (A, B, C)", false, Language.EN))
        .contains("no allowed value meets this condition");
    assertThat(refusal(CHOICE, "A,,B", false, Language.EN)).contains("cannot be read");
    assertThat(refusal(YES_NO, "maybe", false, Language.ZH))
        .isEqualTo("评分Scorecard!C5：读不懂这个条件；实际为“maybe”；允许：是、否、任意");
    assertThat(refusal(DATE, ">= 1.5", false, Language.EN)).contains("not a whole number of days");
    assertThat(refusal(DATE, "2026-10-31", false, Language.EN)).contains("cannot be read");
    assertThat(refusal(NAME, "= x", false, Language.EN))
        .contains("a text can only be tested for presence");
    assertThat(refusal(PER_CENT, ">".repeat(501), false, Language.EN)).contains("too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "((((((((((((", "[", ",", ";;", "或", "not", "非", "!=", "(", "\u0000", "，"})
  void fragmentsAreRefusedAndNothingElseHappens(String text) {
    for (Fact fact : List.of(PER_CENT, DATE, YES_NO, CHOICE)) {
      assertThat(refusal(fact, text, false, Language.EN)).contains("Scorecard!C5: ");
    }
  }

  /** A condition on whole numbers holds for each as the one on all numbers does (both sides). */
  @Property
  void wholeNumbersMeetAConditionAsNumbersDo(
      @ForAll @IntRange(max = 40) int low,
      @ForAll @IntRange(max = 40) int high,
      @ForAll @IntRange(max = 41) int value,
      @ForAll @IntRange(max = 5) int form)
      throws Unreadable {
    String from = new BigDecimal(Math.min(low, high)).divide(new BigDecimal(2)).toPlainString();
    String to = new BigDecimal(Math.max(low, high) + 2).divide(new BigDecimal(2)).toPlainString();
    String text =
        List.of("[%s, %s]", "[%s, %s)", "(%s, %s]", "(%s, %s)", "< %s 或 >= %s", "!= %s 且 <= %s")
            .get(form)
            .formatted(from, to);
    Fact plain = fact("times", FactType.NUMBER, Text.same(""), "0", "");
    boolean meets = plain(plain, text, value);
    try {
      Ranges whole = ConditionParser.parse(COUNT, text, false).ranges();
      assertThat(whole.contains(Codes.of(new BigDecimal(value)))).as(text).isEqualTo(meets);
      assertThat(COUNT.possible(whole)).as(text).isEqualTo(whole);
    } catch (Unreadable none) {
      assertThat(meets).as(text).isFalse();
    }
  }

  private static boolean plain(Fact fact, String text, int value) {
    try {
      return meets(fact, text, String.valueOf(value));
    } catch (Unreadable nothingMeetsIt) {
      return false;
    }
  }

  /** Any set of ranges has one spelling, which reads back as the same set. */
  @Property
  void everySetOfNumbersIsSpeltAndReadBack(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 2_000) Integer> bounds,
      @ForAll boolean missing)
      throws Unreadable {
    for (Fact fact : List.of(PER_CENT, OPEN, DATE)) {
      long step = fact.type() == FactType.DATE ? 1 : 50_001;
      List<Range> parts = new ArrayList<>();
      for (int i = 0; i + 1 < bounds.size(); i += 2) {
        long low = Math.min(bounds.get(i), bounds.get(i + 1)) * step;
        parts.add(new Range(low, Math.max(bounds.get(i), bounds.get(i + 1)) * step));
      }
      if (bounds.size() % 2 == 1) {
        parts.add(new Range(bounds.get(bounds.size() - 1) * step, Codes.HIGHEST));
      }
      Ranges ranges = new Ranges(parts).and(fact.declared());
      if (ranges.isEmpty()) {
        continue;
      }
      ranges = missing ? ranges.or(Ranges.MISSING) : ranges;
      String text = ConditionText.of(fact, ranges);
      assertThat(ConditionParser.parse(fact, text, true))
          .isEqualTo(new Condition(fact, text, ranges));
    }
  }

  @Property
  void everySetOfOptionsIsSpeltAndReadBack(@ForAll @IntRange(min = 1, max = 7) int set)
      throws Unreadable {
    Ranges ranges = Ranges.NONE;
    for (int i = 0; i < 3; i++) {
      ranges = (set >> i & 1) == 1 ? ranges.or(Ranges.of(i, i)) : ranges;
    }
    String text = ConditionText.of(CHOICE, ranges);
    assertThat(ConditionParser.parse(CHOICE, text, false).ranges()).isEqualTo(ranges);
  }

  /** No text does anything but mean something or be refused. */
  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    for (Fact fact : List.of(PER_CENT, DATE, YES_NO, CHOICE, NAME)) {
      try {
        assertThat(canonical(fact, text)).isNotEmpty();
      } catch (Unreadable refused) {
        assertThat(refused.what().zh()).isNotEmpty();
        assertThat(refused.what().en()).isNotEmpty();
      }
    }
  }
}
