package org.shouxin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.KieServices;
import org.shouxin.engine.RuleText.WrittenRule;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.oracle.RandomPolicies;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Classification;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.problem.RefusedException;

/** The rules can be read (R33, R34): by somebody who knows Drools, without the workbook. */
@Tag("R33")
@Tag("R34")
class RuleTextTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final Pattern REMARKED = Pattern.compile("(-?[0-9]+)L /\\* (.*?) \\*/");
  private static final Pattern TESTED =
      Pattern.compile(
          "(?:within|is|atLeast|atMost)\\(Fact\\.([a-z0-9_]+),"
              + " ([^()|]*(?:\\([^()]*\\))?[^()|]*)\\)");

  private static Policy shipped(String id) {
    return CommittedPolicy.of(id).policy();
  }

  private static RuleText rules(Policy policy) {
    return new RuleText(new Layout(policy));
  }

  private static String rule(Policy policy, String name) {
    return rules(policy).rules().stream()
        .filter(rule -> rule.name().equals(name))
        .map(WrittenRule::text)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("R11")
  void a_band_reads_like_the_policy() {
    assertThat(rule(shipped("nonferrous"), "scorecard/PAY-03-2"))
        .isEqualTo(
            """
            rule "scorecard/PAY-03-2"
              // max_overdue_days (0, 15]
            when
              $customer : Scoring( within(Fact.max_overdue_days, 1L /* over 0 days */, 30000000L /* 15 days */) )
            then
              $customer.hit( Scorecard.PAY_03_2 );
              $customer.add( Assessment.credit, 6000000L /* 6 points */, 8000000L /* of 8 */ );
            end
            """);
  }

  @Test
  @Tag("R22")
  void a_downgrade_reads_like_the_policy() {
    assertThat(rule(shipped("nonferrous"), "downgrades/DG-10"))
        .isEqualTo(
            """
            rule "downgrades/DG-10"
              // months_trading < 6: down to B
            when
              $customer : Adjusting( within(Fact.months_trading, 0L /* 0 months, the lowest */, 11999999L /* under 6 months */) )
            then
              $customer.hit( Downgrades.DG_10 );
              $customer.setFallsTo( Math.max( $customer.getFallsTo(), Grade.B ) );
            end
            """);
  }

  @Test
  @Tag("R23")
  void a_sanction_names_its_standing() {
    assertThat(rule(shipped("credit-file"), "blacklist/BL-01"))
        .contains(
            "Adjusting( within(Fact.incident, 1L, 2L /* default, crisis */) )",
            "$customer.hit( Blacklist.BL_01 );",
            "Math.max( $customer.getStanding(), Standing.frozen )");
  }

  @Test
  @Tag("R19")
  void terms_name_verdict_standing_and_grade_and_say_the_formula() {
    assertThat(rule(shipped("credit-file"), "terms/T-01"))
        .contains(
            "// admission admitted, conditional and standing normal and grade A",
            "// limit =MIN(avg_monthly_purchases·credit_days/30·coefficient,cap), 90 days",
            "is(Fact.standing, Standing.normal), is(Fact.grade, Grade.A)",
            "$customer.grant( Terms.T_01, $customer.formula( Terms.T_01 ).max( BigDecimal.ZERO )"
                + " )");
  }

  @Test
  @Tag("R27")
  void outcomes_of_orders_are_those_of_the_policy() {
    assertThat(List.of(Checking.RELEASE, Checking.PREPAY, Checking.HOLD, Checking.REJECT))
        .containsExactly(
            OrderCheck.Outcome.RELEASE.ordinal(),
            OrderCheck.Outcome.PREPAY.ordinal(),
            OrderCheck.Outcome.HOLD.ordinal(),
            OrderCheck.Outcome.REJECT.ordinal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonferrous", "credit-file", "direct-supply", "development", "steel"})
  void every_row_that_decides_has_its_rule_and_every_rule_its_row(String id)
      throws RefusedException {
    Policy policy = shipped(id);
    List<RowRef> deciding = new ArrayList<>();
    policy.admission().forEach(row -> deciding.add(row.row()));
    policy.scorecard().forEach(row -> deciding.add(row.row()));
    policy.assessments().stream()
        .flatMap(each -> each.grades().stream())
        .filter(grade -> grade.score() != null)
        .forEach(row -> deciding.add(row.row()));
    policy.ungraded().forEach(row -> deciding.add(row.row()));
    policy.downgrades().forEach(row -> deciding.add(row.row()));
    policy.movements().forEach(row -> deciding.add(row.row()));
    policy.sanctions().forEach(row -> deciding.add(row.row()));
    policy.terms().forEach(row -> deciding.add(row.row()));
    policy.limits().forEach(row -> deciding.add(row.row()));
    policy.findings().forEach(row -> deciding.add(row.row()));
    policy.letters().forEach(row -> deciding.add(row.row()));
    policy.orders().forEach(row -> deciding.add(row.row()));
    policy.inputs().derivations().stream()
        .filter(Classification.class::isInstance)
        .flatMap(each -> ((Classification) each).rows().stream())
        .forEach(row -> deciding.add(row.row()));
    policy.inputs().orderDerivations().stream()
        .filter(Classification.class::isInstance)
        .flatMap(each -> ((Classification) each).rows().stream())
        .forEach(row -> deciding.add(row.row()));
    TreeSet<String> wanted = new TreeSet<>(deciding.stream().map(RowRef::name).toList());
    TreeSet<String> made = new TreeSet<>();
    for (WrittenRule rule : rules(policy).rules()) {
      assertThat(rule.name()).startsWith(rule.row().name());
      if (rule.row().sheet().equals("indicators")) {
        assertThat(rule.name()).endsWith(" missing");
      } else {
        made.add(rule.row().name());
      }
    }
    assertThat(made).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonferrous", "credit-file", "direct-supply", "development", "steel"})
  void what_stands_behind_a_number_is_what_the_number_is(String id) throws RefusedException {
    remarksAreTrue(shipped(id));
  }

  @Test
  void what_stands_behind_a_number_is_true_of_random_policies_too() {
    for (int seed = 1; seed <= 10; seed++) {
      remarksAreTrue(RandomPolicies.of(seed));
    }
  }

  private static void remarksAreTrue(Policy policy) {
    int checked = 0;
    for (WrittenRule rule : rules(policy).rules()) {
      String[] halves = rule.text().split("\nthen\n");
      Matcher tested = TESTED.matcher(halves[0]);
      while (tested.find()) {
        Fact fact = policy.vocabulary().fact(tested.group(1));
        Matcher remarked = REMARKED.matcher(tested.group(2));
        while (fact.type() == FactType.NUMBER && remarked.find()) {
          assertThat(numberOf(remarked.group(2), fact.unit().en()))
              .as(rule.text())
              .isEqualByComparingTo(remarked.group(1));
          checked++;
        }
      }
      Matcher points = REMARKED.matcher(halves[1]);
      while (halves[1].contains(".add(") && points.find()) {
        String said = points.group(2).replaceAll("of | points?", "");
        assertThat(new BigDecimal(said).movePointRight(6))
            .as(rule.text())
            .isEqualByComparingTo(points.group(1));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(10);
  }

  /** The number that a remark stands for, worked out from what people read. */
  private static BigDecimal numberOf(String remark, String unit) {
    String value = remark.replaceAll(", the (?:lowest|highest)$", "");
    int beside = value.startsWith("over ") ? 1 : value.startsWith("under ") ? -1 : 0;
    String bare = value.replaceFirst("^(?:over|under) ", "");
    String number = unit.isEmpty() ? bare : bare.substring(0, bare.length() - unit.length() - 1);
    return new BigDecimal(number.replace(",", ""))
        .multiply(BigDecimal.valueOf(2_000_000))
        .add(BigDecimal.valueOf(beside));
  }

  @Test
  void a_threshold_lies_where_its_rule_says_on_both_sides() throws RefusedException {
    Policy policy = SmallPolicy.compile(SmallPolicy.text());
    assertThat(rule(policy, "scorecard/PAY-2"))
        .contains("within(Fact.on_time_pct, 160000000L /* 80 % */, 189999999L /* under 95 % */)");
    try (Engine engine = new Engine(policy)) {
      assertThat(band(engine, "95")).isEqualTo("PAY-1");
      assertThat(band(engine, "94.999999")).isEqualTo("PAY-2");
      assertThat(band(engine, "94.9999999999")).isEqualTo("PAY-2");
      assertThat(band(engine, "80")).isEqualTo("PAY-2");
      assertThat(band(engine, "79.9999999999")).isEqualTo("PAY-3");
    }
  }

  /** The band of the indicator of payment that a customer so much on time is in. */
  private static String band(Engine engine, String onTime) {
    Policy policy = engine.layout().policy();
    Facts facts =
        Facts.of("C1", policy.facts())
            .set("on_time_pct", new BigDecimal(onTime))
            .set("debt_ratio_pct", new BigDecimal("40"))
            .set("years_established", BigDecimal.TEN)
            .set("max_overdue_days", BigDecimal.ZERO)
            .set("avg_monthly_purchases", BigDecimal.TEN)
            .set("contract_on_file", true)
            .set("licence_valid_until", DAY)
            .build();
    Outcome outcome = engine.run(List.of(facts), DAY).get(0);
    for (int i = 0; i < policy.scorecard().size(); i++) {
      RowRef row = policy.scorecard().get(i).row();
      if (row.id().startsWith("PAY") && outcome.isHit(engine.layout().rows().band(i))) {
        return row.id();
      }
    }
    return "none";
  }

  @Test
  void the_rules_shown_are_the_rules_that_run() throws RefusedException {
    Policy policy = SmallPolicy.compile(SmallPolicy.text());
    try (Engine engine = new Engine(policy)) {
      RuleText shown = rules(policy);
      assertThat(engine.rules().files()).isEqualTo(shown.files());
      for (WrittenRule rule : shown.rules()) {
        assertThat(shown.files().values())
            .filteredOn(text -> text.contains(rule.text()))
            .hasSize(1);
      }
      TreeSet<String> named = new TreeSet<>();
      Matcher header = Pattern.compile("(?m)^rule \"(.*)\"$").matcher(all(shown));
      while (header.find()) {
        named.add(header.group(1));
      }
      assertThat(engine.running()).isEqualTo(named);
    }
  }

  @Test
  void the_compiler_puts_numbers_in_the_place_of_names() throws RefusedException {
    KieServices services = KieServices.Factory.get();
    Map<String, byte[]> classes =
        Knowledge.compile(
                services,
                services.newReleaseId("org.shouxin", "inlined", "1"),
                rules(SmallPolicy.compile(SmallPolicy.text())).files())
            .getClassesMap();
    services.getRepository().removeKieModule(services.newReleaseId("org.shouxin", "inlined", "1"));
    assertThat(classes).containsKey("shouxin/rules/Fact.class");
    classes.forEach(
        (name, bytes) -> {
          String constants = new String(bytes, StandardCharsets.ISO_8859_1);
          if (name.contains("Rules")) {
            assertThat(constants.matches("(?s).*(on_time_pct|debt_ratio_pct|PAY_2|T_1).*"))
                .as(name)
                .isFalse();
          }
        });
  }

  @Test
  void rows_grades_and_facts_may_bear_the_words_of_the_language() throws RefusedException {
    String text =
        SmallPolicy.text()
            .replaceAll("\\bdebt_ratio_pct\\b", "end")
            .replaceAll("\\byears_established\\b", "when")
            .replaceAll("\\bmax_overdue_days\\b", "over")
            .replaceAll("\\bcontract_on_file\\b", "class")
            .replace("[PAY-1]", "[付款.1_a]")
            .replace("[PAY-2]", "[付款-1_a]")
            .replace("[PAY-3]", "[9]")
            .replace("[YEARS-1]", "[\ud840\udc00]")
            .replace("[YEARS-2]", "[end]")
            .replace("[suspended]", "[new]")
            .replace("standing: suspended", "standing: new");
    Policy policy = SmallPolicy.compile(text);
    try (Engine engine = new Engine(policy)) {
      assertThat(all(engine.rules()))
          .contains(
              "Fact.$$over,",
              "Scorecard.付款$2e$1$5f$a",
              "Scorecard.付款_1$5f$a",
              "Scorecard.$$9",
              "Scorecard.$20000$",
              "Standing.$$new");
      assertThat(engine.running()).contains("scorecard/付款.1_a", "scorecard/9", "scorecard/end");
    }
  }

  @Test
  void labels_units_and_options_enter_a_rule_in_harmless_characters_alone()
      throws RefusedException {
    String evil = "*/ ); System.exit(1); // \\\\u002a/ @{name} \" ' end";
    String text =
        SmallPolicy.text()
            .replaceAll("label_en: .*", Matcher.quoteReplacement("label_en: " + evil))
            .replaceAll("unit_en: .*", Matcher.quoteReplacement("unit_en: " + evil));
    text = distinctLabels(text);
    Policy policy = SmallPolicy.compile(text);
    try (Engine engine = new Engine(policy)) {
      String rules = all(engine.rules());
      assertThat(rules)
          .contains("·/ )· System.exit(1)·")
          .doesNotContain("*/ ); System", "\\u", "@{");
      assertThat(rules.replaceAll("/\\*.*?\\*/|//.*", "")).doesNotContain("System");
      assertThat(engine.running()).contains("scorecard/PAY-1");
    }
  }

  private static String distinctLabels(String text) {
    StringBuilder distinct = new StringBuilder();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      distinct
          .append(line)
          .append(line.startsWith("label_en: ") ? " " + number++ : "")
          .append('\n');
    }
    return distinct.toString();
  }

  @Test
  void rules_hold_nothing_but_whole_numbers_and_names_beside_their_comments()
      throws RefusedException {
    Pattern literal = Pattern.compile("\"[^\"]*\"|'[^']*'|\\d+\\.\\d+");
    rules(shipped("nonferrous"))
        .files()
        .forEach(
            (file, source) -> {
              String code = source.replaceAll("(?m)^rule \".*\"$|//.*$|/\\*.*?\\*/", "");
              assertThat(literal.matcher(code).find()).as("%s:%n%s", file, code).isFalse();
              assertThat(code).doesNotContain("salience");
            });
  }

  @Test
  void a_rule_tells_the_constants_that_it_names() throws RefusedException {
    WrittenRule rule =
        rules(shipped("nonferrous")).rules().stream()
            .filter(each -> each.name().equals("scorecard/PAY-03-2"))
            .findFirst()
            .orElseThrow();
    assertThat(rule.constants())
        .extracting(RuleConstant::reference)
        .containsExactly("Fact.max_overdue_days", "Scorecard.PAY_03_2", "Assessment.credit");
    assertThat(rule.constants().get(0).about()).contains("Longest");
  }

  private static String all(RuleText rules) {
    return String.join("\n", rules.files().values());
  }
}
