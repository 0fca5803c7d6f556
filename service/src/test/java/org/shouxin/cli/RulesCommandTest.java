package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.PolicyRules;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;

/** {@code shouxin rules} shows an auditor what Drools runs (R33, R34). */
@Tag("R33")
@Tag("R34")
class RulesCommandTest {

  private static final Path TABLES = Path.of("../decision-tables");

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeEach
  void home() throws IOException {
    cli = new Cli(folder);
  }

  private Result rules(String... more) {
    String[] args = new String[more.length + 1];
    args[0] = "rules";
    System.arraycopy(more, 0, args, 1, more.length);
    return cli.run(args);
  }

  private static String workbook(String id) {
    return TABLES.resolve(id).resolve(id + ".xlsx").toString();
  }

  @Test
  void a_row_is_told_in_words_with_its_cells_then_as_the_rule_that_runs() {
    Result result = rules(workbook("nonferrous"), "scorecard/PAY-03-2", "--lang", "en");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("scorecard/PAY-03-2  评分Scorecard!A48", "nonferrous version 1")
        .containsPattern("Tests +Longest overdue now \\(0, 15\\] days\n")
        .containsPattern("Indicator +[A-Z]48 +PAY-03 Longest overdue now\n")
        .containsPattern("Points +[A-Z]48 +6\n")
        .containsPattern("Reason \\(en\\) +[A-Z]48 +Up to 15 days overdue now\n")
        .doesNotContain("目前逾期不超过")
        .contains(
            """
            rule "scorecard/PAY-03-2"
              // max_overdue_days (0, 15]
            when
              $customer : Scoring( within(Fact.max_overdue_days, 1L /* over 0 days */, 30000000L /* 15 days */) )
            then
              $customer.hit( Scorecard.PAY_03_2 );
              $customer.add( Assessment.credit, 6000000L /* 6 points */, 8000000L /* of 8 */ );
            end
            """)
        .containsPattern("Fact.max_overdue_days += [0-9]+ +当前最长逾期天数 Longest overdue now, days\n");
  }

  @Test
  void in_chinese_by_the_id_alone_or_the_title_of_the_sheet() {
    Result alone = rules(workbook("nonferrous"), "PAY-03-2");
    assertThat(alone.code()).as(alone.err()).isZero();
    assertThat(alone.out())
        .containsPattern("检验 +当前最长逾期天数 \\(0, 15\\] 天\n")
        .containsPattern("理由 +[A-Z]48 +目前逾期不超过 15 天\n")
        .contains("rule \"scorecard/PAY-03-2\"")
        .doesNotContain("Up to 15 days");
    assertThat(rules(workbook("nonferrous"), "评分/PAY-03-2").out()).isEqualTo(alone.out());
  }

  @Test
  @Tag("R1")
  void a_criterion_has_a_rule_for_each_way_of_not_passing() {
    Result result = rules(workbook("credit-file"), "admission/ADM-02", "--lang", "en");
    assertThat(result.out())
        .contains(
            "rule \"admission/ADM-02 lacks evidence\"",
            "rule \"admission/ADM-02 fails\"",
            "Admitting.REFUSED",
            "Failed.ADM_02");
  }

  @Test
  void a_row_without_rules_says_so_and_names_the_rules_that_it_enters() {
    Result standing = rules(workbook("nonferrous"), "standings/suspended", "--lang", "en");
    assertThat(standing.code()).isZero();
    assertThat(standing.out()).contains("No rule is made from this row", "  blacklist/BL-01\n");
    Result indicator = rules(workbook("nonferrous"), "indicators/PAY-03", "--lang", "en");
    assertThat(indicator.out()).contains("  scorecard/PAY-03-1\n", "  scorecard/PAY-03-5\n");
  }

  @Test
  void the_whole_policy_is_to_the_letter_what_drools_compiles() throws RefusedException {
    String printed = rules(cli.policy().toString()).out();
    try (Decisions running = Decisions.of(PolicyCompiler.compile(cli.policy()))) {
      PolicyRules rules = running.rules();
      rules
          .files()
          .forEach(
              (name, text) -> assertThat(printed).contains("// === " + name + " ===\n" + text));
      rules.rules().forEach(rule -> assertThat(printed).contains(rule.text()));
    }
    assertThat(printed.indexOf("=== admission.drl"))
        .isLessThan(printed.indexOf("=== scorecard.drl"));
    assertThat(printed.indexOf("=== scorecard.drl")).isLessThan(printed.indexOf("=== terms.drl"));
  }

  @Test
  void without_a_policy_all_are_listed_with_the_rules_of_each_sheet() throws IOException {
    Path shelf = Files.createDirectories(folder.resolve("decision-tables/steel"));
    Files.copy(Path.of(workbook("steel")), shelf.resolve("steel.xlsx"));
    Result result = rules("--lang", "en");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("(steel version")
        .containsPattern("Blacklist +[0-9]+ +blacklist/BL-1\n")
        .containsPattern("Total +[0-9]+");
  }

  @Test
  void an_unknown_policy_is_refused_with_the_nearest() throws IOException {
    Path shelf = Files.createDirectories(folder.resolve("decision-tables/steel"));
    Files.copy(Path.of(workbook("steel")), shelf.resolve("steel.xlsx"));
    Result result = rules("stel", "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("stel", "did you mean steel?");
  }

  @Test
  void an_unknown_row_is_refused_with_the_nearest_and_an_ambiguous_one_with_all() {
    Result unknown = rules(cli.policy().toString(), "scorecard/PAY-22", "--lang", "en");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("scorecard/PAY-22", "did you mean scorecard/PAY-2?");
    Result nothingNear = rules(cli.policy().toString(), "whatever", "--lang", "en");
    assertThat(nothingNear.code()).isEqualTo(2);
    assertThat(nothingNear.err()).contains("sheet/id, for example");
    Result several = rules(workbook("credit-file"), "exposure", "--lang", "en");
    assertThat(several.code()).isEqualTo(2);
    assertThat(several.err()).contains("facts/exposure, measures/exposure");
  }

  @Test
  void the_help_says_what_each_form_prints() {
    Result help = rules("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("[POLICY] [ROW]", "Without POLICY", "to the letter");
  }
}
