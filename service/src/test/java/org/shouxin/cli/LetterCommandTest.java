package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What follows from a decision is reported: letters (R35), and on the score sheet. */
class LetterCommandTest {

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @SuppressWarnings("NullAway.Init")
  private String customers;

  @BeforeEach
  void shelf() throws IOException {
    cli = new Cli(folder);
    customers = Whole.customers(folder).toString();
  }

  private Result explain(String code, String... more) {
    String[] args = new String[more.length + 3];
    System.arraycopy(new String[] {"explain", customers, code}, 0, args, 0, 3);
    System.arraycopy(more, 0, args, 3, more.length);
    return cli.run(Whole.call(args));
  }

  @Test
  @Tag("R35")
  void theCustomerGetsAReplyAndFinanceANote() {
    Result result = cli.run(Whole.call("letter", customers, "C004"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("To: customer", "Your credit limit", "C004: limit 0")
        .contains("To: finance", "Barred", "Malicious arrears");
  }

  @Test
  @Tag("R35")
  void lettersToOneOfThemAloneAndInEitherLanguage() {
    Result result =
        cli.run(Whole.call("letter", customers, "C004", "--to", "finance", "--lang", "zh"));
    assertThat(result.out()).contains("致：财务", "黑名单", "恶意拖欠").doesNotContain("致：客户");
    assertThat(cli.run(Whole.call("letter", customers, "C001", "--to", "finance")).err())
        .contains("No letters.");
  }

  @Test
  void anUnknownAddresseeIsReportedWithTheKnownOnes() {
    Result result = cli.run(Whole.call("letter", customers, "C004", "--to", "boss"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("boss", "customer, sales, finance, legal, committee");
  }

  @Test
  void whoeverIsNotGradedGetsNoLetter() {
    Result result = cli.run(Whole.call("letter", customers, "C007"));
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("Not graded", "purchases");
  }

  @Test
  @Tag("R8")
  @Tag("R10")
  void stagesConditionsAndWhatIsToBeDoneAreOnTheScoreSheet() {
    String sheet = explain("C003").out().replaceAll(" +", " ");
    assertThat(sheet)
        .contains("Grade U Ungraded", "Score not scored")
        .contains("Admitted with conditions (stage reached: Final review)")
        .contains("becomes a condition", "(due 2026-11-30)")
        .contains("Left ungraded", "Months of trading 2 months < 3");
    assertThat(explain("C004").out().replaceAll(" +", " "))
        .contains("(stage reached: Papers)", "not reached yet");
  }

  @Test
  @Tag("R20")
  void everyChangeOfTheLimitShowsItsFigures() {
    assertThat(explain("C001").out())
        .contains("480,000 → 530,000", "=MIN(480000+50000,20000000)", "valid until 2026-12-31");
  }

  @Test
  @Tag("R15")
  void otherAssessmentsAreShownAlongsideTheCreditGradeWithTheirOwnTable() {
    assertThat(explain("C001").out())
        .contains("Value grade", "How the score was computed: Value grade", "Share of sales");
  }

  @Test
  @Tag("R14")
  void whatHeldTheGradeAndWhatWasConvertedIsSaid() {
    assertThat(explain("C005").out()).contains("at most 1 down", "50,000 EUR × 7.8", "derived");
  }

  @Test
  void whatIsDerivedLeadsToItsRowInTextAndInJson() {
    assertThat(explain("C005").out())
        .as("S10: a number, a class")
        .contains("derived, measures/avg_monthly", "derived, classes/CL-2");
    JsonNode facts =
        JsonMapper.shared().readTree(explain("C005", "--json").out()).at("/trace/facts");
    assertThat(facts.isEmpty()).isFalse();
    for (JsonNode fact : facts) {
      assertThat(fact.path("row").asString("").isEmpty())
          .as(fact.toString())
          .isNotEqualTo(fact.get("origin").asString().equals("derived"));
    }
  }

  @Test
  void theJsonCarriesTheConclusionsThatAreNoNumbers() {
    JsonNode whole = JsonMapper.shared().readTree(explain("C003", "--json").out());
    JsonNode json = whole.get("decision");
    assertThat(json.get("stage").asString()).isEqualTo("final");
    assertThat(json.has("score")).isFalse();
    assertThat(whole.at("/trace/ungraded/0").get("row").asString()).isEqualTo("ungraded/UN-1");
    assertThat(json.get("findings").get(0).get("due").asString()).isEqualTo("2026-11-30");
    assertThat(json.get("letters").get(0).get("recipient").asString()).isEqualTo("customer");
    JsonNode value = json.get("assessments").get(0);
    assertThat(value.propertyNames()).containsExactly("id", "name", "score", "grade", "indicators");
    JsonNode decision =
        JsonMapper.shared().readTree(explain("C001", "--json").out()).get("decision");
    assertThat(decision.get("credit_limit").propertyNames()).containsExactly("amount", "currency");
    JsonNode limit = decision.get("limit_basis");
    assertThat(limit.propertyNames())
        .containsExactly("base", "formula", "numbers", "changes", "valid_until");
    assertThat(limit.get("changes").get(0).get("row").asString()).isEqualTo("limits/LC-2");
  }
}
