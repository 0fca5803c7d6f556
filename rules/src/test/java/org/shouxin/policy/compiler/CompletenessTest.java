package org.shouxin.policy.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.SmallPolicy;

/** Tables over one fact cover its declared range once; terms cover every combination once. */
class CompletenessTest {

  private static List<String> english(String text) {
    return Refusals.english(() -> SmallPolicy.compile(text));
  }

  private static String pay(String band1, String band2, String band3) {
    String text = SmallPolicy.with(SmallPolicy.text(), "评分", "PAY-1", "band", band1);
    text = SmallPolicy.with(text, "评分", "PAY-2", "band", band2);
    return SmallPolicy.with(text, "评分", "PAY-3", "band", band3);
  }

  @Test
  void bandsThatTouchLeaveNothingOut() {
    assertThat(english(pay(">= 95", "[80, 95)", "< 80"))).isEmpty();
    assertThat(english(pay("> 95", "(80, 95]", "<= 80"))).isEmpty();
    assertThat(english(pay("100", "[0.000001, 100)", "< 0.000001"))).isEmpty();
    assertThat(english(pay(">= 95 or < 10", "[80, 95)", "[10, 80)"))).isEmpty();
  }

  @Test
  void aGapNamesItsIntervalAndTheCellsNextToIt() {
    String text = pay(">= 95", "[85, 95)", "< 80");
    assertThat(english(text))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .matches(
                        "line \\d+: no row covers \\[80, 85\\) % of Paid on time; next to it line"
                            + " \\d+ \\(PAY-3\\), line \\d+ \\(PAY-2\\); allowed: every allowed"
                            + " value belongs to exactly one row"));
    assertThat(Refusals.chinese(() -> SmallPolicy.compile(text)))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .matches(
                        "line \\d+：“按时付款率”为 \\[80, 85\\) % 时没有行；相邻 line \\d+ \\(PAY-3\\)、line"
                            + " \\d+ \\(PAY-2\\)；允许：每个允许的值恰好属于一行"));
  }

  @Test
  void theGapBetweenBelowAndAboveIsTheThresholdItself() {
    assertThat(english(pay(">= 95", "(80, 95)", "< 80")))
        .singleElement()
        .asString()
        .contains("no row covers 80 % of Paid on time");
  }

  @Test
  void gapsAtTheEndsOfTheDeclaredRangeAreFound() {
    assertThat(english(pay("[95, 100)", "[80, 95)", "[1, 80)")))
        .hasSize(2)
        .anyMatch(line -> line.contains("no row covers < 1 % of"))
        .anyMatch(line -> line.contains("no row covers 100 % of"));
  }

  @Test
  void anOverlapNamesItsIntervalAndBothRows() {
    assertThat(english(pay(">= 95", "[80, 95]", "< 80")))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .matches(
                        "line \\d+: two rows cover 95 % of Paid on time: line \\d+ \\(PAY-2\\),"
                            + " line \\d+ \\(PAY-1\\); allowed: every allowed value belongs to"
                            + " exactly one row"));
    assertThat(english(pay(">= 95", "any", "< 80")))
        .hasSize(2)
        .anyMatch(line -> line.contains("two rows cover < 80 %"))
        .anyMatch(line -> line.contains("two rows cover >= 95 %"));
  }

  @Test
  @Tag("R13")
  void gradesCoverEveryScoreOnce() {
    String gap = SmallPolicy.with(SmallPolicy.text(), "等级", "B", "score", "[60, 79]");
    assertThat(english(gap))
        .singleElement()
        .asString()
        .contains("no row covers (79, 80) points of Score");
    String twice = SmallPolicy.with(SmallPolicy.text(), "等级", "C", "score", "<= 60");
    assertThat(english(twice)).singleElement().asString().contains("two rows cover 60 points");
  }

  @Test
  @Tag("R19")
  void termsCoverEveryCombinationOnceAndNamesAreReported() {
    String missing = SmallPolicy.with(SmallPolicy.text(), "额度", "T-4", "admission", "refused");
    assertThat(english(missing))
        .singleElement()
        .asString()
        .contains(
            "no row for 3 combinations: Evidence missing × Normal × Prime; Evidence missing ×"
                + " Normal × Sound; Evidence missing × Normal × Watch");
    assertThat(Refusals.chinese(() -> SmallPolicy.compile(missing)))
        .singleElement()
        .asString()
        .contains("3 种组合没有行：待补证 × 正常 × 优质；");
    String twice = SmallPolicy.with(SmallPolicy.text(), "额度", "T-2", "grade", "A, B");
    assertThat(english(twice))
        .singleElement()
        .asString()
        .contains("two rows for Admitted × Normal × Prime: ")
        .contains("(T-1)")
        .contains("(T-2)");
    String many = SmallPolicy.without(SmallPolicy.text(), "额度", "T-5");
    assertThat(english(many)).singleElement().asString().contains("; and 13 more");
  }

  @Test
  void aBandThatCannotBeReadIsReportedOnceWithoutAGapNextToIt() {
    assertThat(english(pay(">= 95", "80 bis 95", "< 80")))
        .singleElement()
        .asString()
        .contains("the condition cannot be read");
  }
}
