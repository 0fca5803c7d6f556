package org.shouxin.policy.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.Text;

/** Limit formulas (R19): exact, total, and nothing but arithmetic. */
class FormulaTest {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private static Fact number(String name, int slot, WhenMissing answer, String low, String high) {
    return new Fact(
        name,
        new Text("甲" + slot, name),
        List.of(),
        FactType.NUMBER,
        Text.same(""),
        new BigDecimal(low),
        new BigDecimal(high),
        List.of(),
        answer,
        null,
        slot);
  }

  private static final Dictionary FACTS =
      new Dictionary(
          List.of(
              number("purchases", 0, WhenMissing.REFUSE, "-1000000", "1000000000"),
              number("months", 1, WhenMissing.ASSUME, "1", "12"),
              number("optional", 2, WhenMissing.ZERO_POINTS, "0", "100"),
              new Fact(
                  "kind",
                  Text.same("kind"),
                  List.of(),
                  FactType.YES_NO,
                  Text.same(""),
                  null,
                  null,
                  List.of(),
                  WhenMissing.REFUSE,
                  null,
                  3)));
  private static final Map<String, String> HEADINGS = FormulaNames.headings(Sheets.TERMS);
  private static final Map<String, BigDecimal> ROW =
      Map.of(
          "coefficient",
          new BigDecimal("1.5"),
          "cap",
          new BigDecimal("500000"),
          "credit_days",
          new BigDecimal("60"),
          "discount",
          BigDecimal.ZERO);

  private static Formula formula(String text) throws Unreadable {
    return Objects.requireNonNull(
        FormulaParser.parse(
            text, new FormulaScope(FACTS, HEADINGS, ROW, Map.of(), List.of(), name -> false)));
  }

  private static BigDecimal value(String text, long purchases, long months) throws Unreadable {
    return formula(text)
        .evaluate(
            fact -> BigDecimal.valueOf(fact.name().equals("purchases") ? purchases : months),
            CENT,
            RoundingMode.HALF_UP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          =MIN(purchases*credit_days/30*coefficient,cap) @ 300000
          =purchases/months/3            @ 11111.11
          =(purchases+1)*2-1             @ 200001
          =-purchases                    @ -100000
          =--purchases                   @ 100000
          =-(purchases-1)                @ -99999
          =purchases-(1-2)               @ 100001
          =2*3+4*5                       @ 26
          =10-4-3                        @ 3
          =100/10/5                      @ 2
          =100/(10/5)                    @ 50
          =50%*purchases                 @ 50000
          =IF(purchases>=100000,1,2)     @ 1
          =IF(purchases>100000,1,2)      @ 2
          =IF(AND(purchases>0,months<4),cap,0)    @ 500000
          =IF(OR(purchases<0,NOT(months=3)),1,2)  @ 2
          =IF(purchases<>100000,1,0)     @ 0
          =MAX(1,purchases,cap)          @ 500000
          =SUM(1,2,3)                    @ 6
          =ROUND(2.5,0)                  @ 3
          =ROUND(-2.5,0)                 @ -3
          =ROUNDUP(purchases/3,-3)       @ 34000
          =ROUNDDOWN(-7/2,0)             @ -3
          =ABS(-purchases)               @ 100000
          =1/3*3                         @ 1
          =IFERROR(purchases/(months-3),7)        @ 7
          =IFERROR(purchases/(months-2),7)        @ 100000
          =IFERROR(1/0,5)                         @ 5
          =IFERROR(IFERROR(1/0,1/(months-3)),9)   @ 9
          =IFERROR(MAX(1/(months-3),2),9)         @ 9
          =IFERROR(ROUND(1/(months-3),1),9)       @ 9
          =IFERROR(IF(months=3,4,1/(months-3)),9) @ 4
          =IFERROR(IF(AND(months>5,1/(months-3)>0),1,2),9) @ 9
          =IFERROR(IF(OR(months=3,1/(months-3)>0),1,2),9)  @ 9
          =1+IFERROR(10%/(3-months),50%)*2        @ 2
          = min( Purchases , CAP )       @ 100000
          ＝purchases×２÷4               @ 50000
          =甲0+1                         @ 100001
          0                              @ 0
          12.50                          @ 12.5
          """)
  @Tag("R19")
  void formulasMeanWhatExcelMeans(String text, BigDecimal result) throws Unreadable {
    assertThat(value(text, 100_000, 3)).isEqualTo(result);
    Formula again = formula(formula(text).text());
    assertThat(again.text()).isEqualTo(formula(text).text());
    assertThat(value(again.text(), 100_000, 3)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          = min( Purchases * credit_days / 30 , cap ) @ =MIN(purchases*credit_days/30,cap)
          ((purchases))+(2*3)          @ =purchases+2*3
          =purchases-(1-2)             @ =purchases-(1-2)
          =(purchases-1)-2             @ =purchases-1-2
          =50%                         @ 0.5
          =0                           @ 0
          =1+0                         @ =1+0
          =if(purchases > = 1,1,2)     @
          """)
  void canonicalTextHasNoBlanksAndNoNeedlessBrackets(String text, @Nullable String canonical)
      throws Unreadable {
    if (canonical == null) {
      assertThat(catchThrowableOfType(Unreadable.class, () -> formula(text))).isNotNull();
      return;
    }
    assertThat(formula(text).text()).isEqualTo(canonical);
  }

  @Test
  void aFormulaReportsWhatItReads() throws Unreadable {
    Formula formula = formula("=MIN(cap,purchases*coefficient,months,cap)");
    assertThat(formula.facts()).extracting(Fact::name).containsExactly("purchases", "months");
    assertThat(formula.inputs())
        .extracting(Formula.Input::name)
        .containsExactly("cap", "coefficient");
  }

  private static Unreadable refusal(String text) {
    Unreadable unreadable = catchThrowableOfType(Unreadable.class, () -> formula(text));
    assertThat(unreadable).as(text).isNotNull();
    return unreadable;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          =purchases/0                  @ the divisor 0 is zero
          =1/purchases                  @ the divisor purchases is zero when purchases=0
          =1/discount                   @ the divisor discount is zero
          =1/(months-1)                 @ the divisor months-1 is zero when months=1
          =1/(3-3)                      @ the divisor 3-3 is zero
          =1/ROUND(months/30,0)         @ the divisor ROUND(months/30,0) is zero when months=1
          =IF(purchases>-1,1/purchases,0) @ the divisor purchases might be zero
          =IF(purchases>0,0,1/purchases) @ the divisor purchases might be zero
          =IF(purchases>0,1/(purchases+1),0) @ the divisor purchases+1 might be zero
          =IF(OR(purchases>0,months>2),1/purchases,0) @ the divisor purchases might be zero
          =1/MIN(months,optional)       @ without the fact optional the formula has no result
          =1/(months-12)                @ the divisor months-12 is zero when months=12
          =1/ROUNDDOWN(months/2,0)      @ the divisor ROUNDDOWN(months/2,0) is zero when months=1
          =HYPERLINK("http://x","y")    @ the function HYPERLINK is not allowed
          =MIN("x",1)                   @ "x" is not allowed at character 5 of the formula
          =INDIRECT(purchases)          @ the function INDIRECT is not allowed
          =WEBSERVICE(purchases)        @ the function WEBSERVICE is not allowed
          =VLOOKUP(purchases,1,2)       @ the function VLOOKUP is not allowed
          =SQRT(purchases)              @ the function SQRT is not allowed
          =purchases^2                  @ "^" is not allowed at character 10 of the formula
          =purchases&cap                @ "&" is not allowed at character 10 of the formula
          =Sheet2!A1                    @ "!" is not allowed at character 7 of the formula
          =[1]Sheet!A1                  @ "[" is not allowed at character 1 of the formula
          =A1:B2                        @ ":" is not allowed at character 3 of the formula
          =A1*2                         @ the cell A1 cannot be referred to
          =$F$7                         @ "$" is not allowed at character 1 of the formula
          ='x'!A1                       @ "'" is not allowed at character 1 of the formula
          =cmd|'/c calc'!A0             @ "|" is not allowed at character 4 of the formula
          ={1,2}                        @ "{" is not allowed at character 1 of the formula
          =purchses*2                   @ there is no name "purchses"
          =prepayment*2                 @ the formula reads prepayment of its row, but that cell is empty
          =optional                     @ without the fact optional the formula has no result
          =kind                         @ kind is not a number; it can only be compared with an option
          =purchases>1                  @ purchases>1 is true or false, not a number
          =IF(purchases,1,2)            @ purchases is a number, not a comparison
          =IF(purchases>1,1)            @ IF has 2 arguments
          =NOT(purchases>1,months>1)    @ NOT has 2 arguments
          =AND(purchases>1)             @ AND(purchases>1) is true or false, not a number
          =1<2<3                        @ "<" is not allowed at character 4 of the formula
          =ROUND(1,months)              @ the number of decimals of ROUND is wrong
          =ROUND(1,7)                   @ the number of decimals of ROUND is wrong
          =ROUND(1,0.5)                 @ the number of decimals of ROUND is wrong
          =MIN()                        @ ")" is not allowed at character 5 of the formula
          =MIN(1,)                      @ ")" is not allowed at character 7 of the formula
          =MIN(1;2)                     @ ";" is not allowed at character 6 of the formula
          =(1                           @ unexpected end of the formula
          =1+                           @ unexpected end of the formula
          =                             @ unexpected end of the formula
          =1 2                          @ "2" is not allowed at character 3 of the formula
          =1.2.3                        @ ".3" is not allowed at character 4 of the formula
          ==1                           @ "=" is not allowed at character 1 of the formula
          =TRUE                         @ there is no name "TRUE"
          """)
  void whatIsNotInTheShortListIsRefused(String text, String what) {
    assertThat(refusal(text).what().en()).isEqualTo(what);
  }

  @Test
  void suggestionsAndListsHelp() {
    assertThat(refusal("=@purchases").what().en())
        .isEqualTo("\"@\" is not allowed at character 1 of the formula");
    assertThat(refusal("=purchses*2").allowed().en())
        .contains("(did you mean purchases?)")
        .contains("coefficient, cap");
    assertThat(refusal("=SQRT(1)").allowed().zh())
        .isEqualTo(
            "MIN, MAX, SUM, ROUND, ROUNDUP, ROUNDDOWN, IF, AND, OR, NOT, ABS, IFERROR, ISBLANK");
    assertThat(refusal("=1/0").what().zh()).isEqualTo("除数“0”为零");
    assertThat(refusal("=IFERROR(1,1/0)").what().zh()).isEqualTo("除数“0”为零");
    assertThat(refusal("=2/IFERROR(1/purchases,0)").what().en())
        .isEqualTo("the divisor IFERROR(1/purchases,0) is zero when purchases=0");
    assertThat(refusal("=IFERROR(1/0)").allowed().en()).isEqualTo("2");
  }

  @Test
  void aDivisorThatCannotBeZeroIsAccepted() throws Unreadable {
    assertThat(value("=purchases/months", 100, 4)).isEqualTo(new BigDecimal("25"));
    assertThat(value("=purchases/(months*30%)", 90, 3)).isEqualTo(new BigDecimal("100"));
    assertThat(value("=purchases/(4-2)", 100, 4)).isEqualTo(new BigDecimal("50"));
    assertThat(value("=purchases/-credit_days", 120, 4)).isEqualTo(new BigDecimal("-2"));
    assertThat(value("=purchases/MIN(months,credit_days)", 100, 4)).isEqualTo(new BigDecimal("25"));
  }

  @Test
  void depthAndLengthAreBounded() {
    assertThat(refusal("=" + "(".repeat(400) + "1" + ")".repeat(400)).what().en())
        .isEqualTo("the formula is nested too deeply");
    assertThat(refusal("=" + "-".repeat(900) + "1").what().en())
        .isEqualTo("the formula is nested too deeply");
    assertThat(refusal("=" + "ABS(".repeat(240) + "1").what().en())
        .isEqualTo("the formula is nested too deeply");
    assertThat(refusal("=" + "(".repeat(1000) + "1").what().en())
        .isEqualTo("the formula is too long");
    assertThat(refusal("=" + "9".repeat(31)).what().en()).isEqualTo("the number is too long");
    assertThat(refusal("=MIN(" + "1,".repeat(30) + "1)").what().en())
        .isEqualTo("too many arguments of MIN");
  }

  @Test
  void aLongChainIsComputed() throws Unreadable {
    assertThat(value("=1" + "+1".repeat(499), 0, 1)).isEqualTo(new BigDecimal("500"));
  }

  @Test
  @Tag("R19")
  void theResultIsRoundedOnceAndBothSidesOfAHalfAreKept() throws Unreadable {
    Formula third = formula("=purchases/3");
    BigDecimal unit = new BigDecimal("1000");
    assertThat(third.evaluate(f -> new BigDecimal("4500"), unit, RoundingMode.HALF_UP))
        .isEqualTo(new BigDecimal("2000"));
    assertThat(third.evaluate(f -> new BigDecimal("4499.999999"), unit, RoundingMode.HALF_UP))
        .isEqualTo(new BigDecimal("1000"));
    assertThat(third.evaluate(f -> new BigDecimal("4500"), unit, RoundingMode.HALF_EVEN))
        .isEqualTo(new BigDecimal("2000"));
    assertThat(third.evaluate(f -> new BigDecimal("3000.000001"), unit, RoundingMode.UP))
        .isEqualTo(new BigDecimal("2000"));
    assertThat(third.evaluate(f -> new BigDecimal("3000"), unit, RoundingMode.UP))
        .isEqualTo(new BigDecimal("1000"));
    assertThat(third.evaluate(f -> new BigDecimal("5999.99"), unit, RoundingMode.DOWN))
        .isEqualTo(new BigDecimal("1000"));
  }

  @Property
  void dividingAndMultiplyingBackLosesNothing(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000_000) long purchases,
      @ForAll @IntRange(min = 1, max = 12) int months)
      throws Unreadable {
    assertThat(value("=purchases/months*months", purchases, months))
        .isEqualByComparingTo(BigDecimal.valueOf(purchases));
    assertThat(value("=purchases/months/7*months*7-purchases", purchases, months)).isZero();
    assertThat(value("=MIN(purchases,cap)", purchases, months))
        .isEqualByComparingTo(BigDecimal.valueOf(Math.min(purchases, 500_000)));
    assertThat(value("=IF(purchases/months>=1000,1,0)", purchases, months))
        .isEqualByComparingTo(purchases >= 1000L * months ? "1" : "0");
  }

  /** Any text is a formula or is refused; nothing else can happen. */
  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    try {
      Formula formula =
          FormulaParser.parse(
              text, new FormulaScope(FACTS, HEADINGS, ROW, Map.of(), List.of(), name -> false));
      assertThat(formula).isNotNull();
    } catch (Unreadable refused) {
      assertThat(refused.what().zh()).isNotEmpty();
    }
  }

  /** What a formula gives a customer whose optional figure and kind are these, null for missing. */
  private static String given(String text, @Nullable Integer optional, @Nullable Integer kind)
      throws Unreadable {
    return formula(text)
        .evaluate(
            fact ->
                switch (fact.name()) {
                  case "optional" -> optional == null ? null : BigDecimal.valueOf(optional);
                  case "kind" -> kind == null ? null : BigDecimal.valueOf(kind);
                  default -> BigDecimal.TEN;
                },
            CENT,
            RoundingMode.HALF_UP)
        .toPlainString();
  }

  @Test
  @Tag("R19")
  void aFigureThatMayBeMissingIsUsedWhereItIsKnown() throws Unreadable {
    for (String text :
        List.of(
            "=IF(ISBLANK(optional),7,optional*2)",
            "=IF(已知(optional),optional*2,7)",
            "=IF(NOT(ISBLANK(optional)),IF(optional>0,optional*2,0),7)",
            "=IF(AND(已知(optional),months>1),optional*2,7)",
            "=IF(OR(ISBLANK(optional),months<1),7,optional*2)",
            "=IF(ISBLANK(optional),7,MIN(1000,optional*2))")) {
      assertThat(given(text, null, 1)).as(text).isEqualTo("7");
      assertThat(given(text, 50, 1)).as(text).isEqualTo("100");
    }
    assertThat(formula("=IF(已知(optional),optional,0)").text())
        .isEqualTo("=IF(NOT(ISBLANK(optional)),optional,0)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          =IF(ISBLANK(optional),optional,1)         @ without the fact optional the formula has no result
          =IF(ISBLANK(optional),1,2)+optional       @ without the fact optional the formula has no result
          =IF(已知(optional),1,optional)            @ without the fact optional the formula has no result
          =IF(OR(已知(optional),months>1),optional,1) @ without the fact optional the formula has no result
          =IFERROR(optional,1)                      @ without the fact optional the formula has no result
          =IF(ISBLANK(purchases),1,2)               @ purchases is never missing here
          =IF(ISBLANK(optonal),1,2)                 @ there is no name "optonal"
          =IF(ISBLANK(1),1,2)                       @ "1" is not allowed at character 12 of the formula
          =IF(ISBLANK("x"),1,2)                     @ "x" is not allowed at character 12 of the formula
          =ISBLANK(optional)                        @ ISBLANK(optional) is true or false, not a number
          =IF(kind="maybe",1,2)                     @ kind has no option "maybe"
          =IF(kind>"yes",1,2)                       @ kind is not a number; it can only be compared with an option
          =IF(purchases="yes",1,2)                  @ "yes" is not allowed at character 14 of the formula
          =IF("yes"=purchases,1,2)                  @ "yes" is not allowed at character 4 of the formula
          =IF("yes"="yes",1,2)                      @ "yes" is not allowed at character 4 of the formula
          """)
  void aFormulaAlwaysHasAResult(String text, String what) {
    assertThat(refusal(text).what().en()).isEqualTo(what);
  }

  @Test
  @Tag("R19")
  void aChoiceIsComparedWithItsOptionsByCodeOrLabel() throws Unreadable {
    for (String text :
        List.of(
            "=IF(kind=\"yes\",3,4)",
            "=IF(kind=“是”,3,4)",
            "=IF(\"yes\"=kind,3,4)",
            "=IF(kind<>\"否\",3,4)")) {
      assertThat(given(text, 1, 1)).as(text).isEqualTo("3");
      assertThat(given(text, 1, 0)).as(text).isEqualTo("4");
    }
    assertThat(formula("=IF(kind=“是”,3,4)").text()).isEqualTo("=IF(kind=\"yes\",3,4)");
  }

  @Test
  @Tag("R19")
  void columnsAndFactsMayBeNamedAsTheirHeadingsAre() throws Unreadable {
    assertThat(formula("＝甲0×账期／３０×系数").text()).isEqualTo("=purchases*credit_days/30*coefficient");
    assertThat(formula("=MIN(甲0，额度上限)").text()).isEqualTo("=MIN(purchases,cap)");
    assertThat(formula("=purchases*Coefficient").text()).isEqualTo("=purchases*coefficient");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1/(months+1)",
        "=1/(months-13)",
        "=1/(months-0.5)",
        "=1/MAX(1,purchases)",
        "=1/MIN(months,cap)",
        "=1/(ABS(purchases)+1)",
        "=1/(months*months)",
        "=1/ROUNDUP(months/2,0)",
        "=1/SUM(months,1)",
        "=1/IF(purchases>0,months,-1)",
        "=IF(purchases>0,1/purchases,0)",
        "=IF(purchases=0,0,1/purchases)",
        "=IF(purchases<>0,1/purchases,0)",
        "=IF(purchases<=0,0,1/purchases)",
        "=IF(AND(months>2,purchases>=0.01),1/purchases,0)",
        "=IF(OR(purchases=0,months>2),0,1/purchases)",
        "=IF(NOT(purchases=0),1/purchases,0)",
        "=IF(purchases-months=0,0,1/(purchases-months))",
        "=IF(purchases>5,IF(months>2,1/purchases,1),0)",
      })
  @Tag("R19")
  void aDivisorThatTheFormulaOrTheRangesKeepFromZeroIsAccepted(String text) throws Unreadable {
    Formula formula = formula(text);
    for (String purchases : List.of("-1000000", "-1", "0", "0.000001", "1", "12", "1000000000")) {
      for (String months : List.of("1", "1.5", "2", "12")) {
        formula.evaluate(
            fact -> new BigDecimal(fact.name().equals("purchases") ? purchases : months),
            CENT,
            RoundingMode.HALF_UP);
      }
    }
  }

  /** Divisors that are zero somewhere are refused with values that make them zero. */
  @Property(tries = 200)
  void aDivisorThatCanBeZeroIsRefusedWithAWitness(
      @ForAll @IntRange(min = 1, max = 12) int months,
      @ForAll @IntRange(min = -1_000, max = 1_000) int thousands,
      @ForAll @IntRange(max = 5) int form) {
    String divisor =
        List.of(
                "months-" + months,
                "purchases-" + 1000 * thousands,
                "2*purchases+" + 2000 * Math.abs(thousands),
                "months*12-" + 12 * months,
                "ABS(purchases)-" + Math.abs(1000 * thousands),
                "MIN(months,6)-" + Math.min(months, 6))
            .get(form);
    String what = refusal("=1/(" + divisor + ")").what().en();
    assertThat(what).contains(" is zero when ");
    String[] witness = what.substring(what.indexOf(" when ") + 6).split("=");
    BigDecimal value = new BigDecimal(witness[1]);
    try {
      assertThat(
              formula("=" + divisor)
                  .evaluate(
                      fact -> fact.name().equals(witness[0]) ? value : BigDecimal.ONE,
                      CENT,
                      RoundingMode.HALF_UP))
          .isEqualByComparingTo("0");
    } catch (Unreadable unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** Points that could leave 0 to 60 are refused with values that take them there (R12). */
  @Property(tries = 200)
  void aFormulaThatCouldLeaveItsRangeIsRefusedWithAWitness(
      @ForAll @IntRange(min = 6, max = 60) int slope,
      @ForAll @IntRange(min = -40, max = 40) int start,
      @ForAll @IntRange(max = 4) int form) {
    String points =
        List.of(
                slope + "*months+" + start,
                "MIN(200,purchases/" + slope + ")+MAX(-5," + start + ")",
                "(" + start + "-months)*" + slope + "-1",
                "IF(kind=\"yes\"," + slope + "*months,30)",
                "ABS(purchases)*" + slope + "/1000+" + Math.abs(start))
            .get(form);
    Unreadable refused =
        catchThrowableOfType(
            Unreadable.class,
            () ->
                FormulaParser.parse(
                    "=" + points,
                    new FormulaScope(FACTS, HEADINGS, ROW, Map.of(), List.of(), name -> false),
                    BigDecimal.ZERO,
                    BigDecimal.valueOf(60),
                    Text.NONE));
    assertThat(refused).as(points).isNotNull();
    assertThat(refused.what().en()).containsPattern("more than 60 when|less than 0 when");
    Map<String, String> witness = new HashMap<>();
    for (String value :
        refused.what().en().replaceFirst("^.* when ", "").replace("\"", "").split(", ")) {
      witness.put(value.split("=")[0], value.split("=")[1]);
    }
    try {
      BigDecimal there =
          formula("=" + points)
              .evaluate(
                  fact -> {
                    String value = witness.getOrDefault(fact.name(), "1");
                    return value.equals("yes")
                        ? BigDecimal.ONE
                        : value.equals("no") ? BigDecimal.ZERO : new BigDecimal(value);
                  },
                  new BigDecimal("0.000001"),
                  RoundingMode.HALF_UP);
      assertThat(there.signum() < 0 || there.compareTo(BigDecimal.valueOf(60)) > 0)
          .as(points + " " + witness)
          .isTrue();
    } catch (Unreadable unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
