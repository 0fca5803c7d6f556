package org.shouxin.policy.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.Standing;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.rows.Sha256;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/** The first door: a sound workbook becomes a typed policy. */
class PolicyCompilerTest {

  private final Policy policy = SmallPolicy.policy();

  @Test
  void identityIsTyped() {
    Identity identity = policy.identity();
    assertThat(identity.id()).isEqualTo("small");
    assertThat(identity.scoreRounding()).isEqualTo(RoundingMode.HALF_UP);
    assertThat(identity.limitUnit()).isEqualTo("100");
    assertThat(identity.limitRounding()).isEqualTo(RoundingMode.DOWN);
    assertThat(identity.combination()).isEqualTo(Identity.Combination.WORST);
    assertThat(identity.mostSteps()).isEqualTo(2);
    assertThat(identity.approver()).isEqualTo("李");
  }

  @Test
  void factsComeFirstInTheVocabularyAndConclusionsAfterThem() {
    int facts = policy.facts().facts().size();
    assertThat(facts).isEqualTo(11);
    assertThat(policy.vocabulary().facts().subList(facts, facts + 5))
        .extracting(Fact::name)
        .containsExactly("admission", "score", "grade_before", "grade", "standing");
    for (int slot = 0; slot < facts + 5; slot++) {
      assertThat(policy.vocabulary().facts().get(slot).slot()).isEqualTo(slot);
    }
    assertThat(policy.vocabulary().fact("grade").options())
        .extracting(Fact.Option::code)
        .containsExactly("A", "B", "C");
    assertThat(policy.vocabulary().fact("standing").options())
        .extracting(Fact.Option::code)
        .containsExactly("normal", "suspended", "barred");
  }

  @Test
  void rowsAreTypedAndSorted() {
    assertThat(policy.grades()).extracting(Grade::code).containsExactly("A", "B", "C");
    assertThat(policy.standings())
        .extracting(Standing::code)
        .containsExactly("normal", "suspended", "barred");
    assertThat(policy.scorecard())
        .extracting(band -> band.row().name())
        .containsExactly(
            "scorecard/DEBT-1",
            "scorecard/DEBT-2",
            "scorecard/PAY-1",
            "scorecard/PAY-2",
            "scorecard/PAY-3",
            "scorecard/YEARS-1",
            "scorecard/YEARS-2");
    assertThat(policy.downgrades().get(1).to()).isEqualTo("C");
    assertThat(policy.downgrades().get(1).steps()).isZero();
    assertThat(policy.downgrades().get(2).when()).hasSize(2);
    assertThat(policy.sanctions().get(0).standing().grade()).isEqualTo("C");
    assertThat(policy.admission().get(0).exempt()).isNotNull();
    assertThat(policy.terms().get(0).limit().inputs())
        .containsExactly(
            new Formula.Input("credit_days", new BigDecimal("60")),
            new Formula.Input("coefficient", new BigDecimal("1.5")),
            new Formula.Input("cap", new BigDecimal("500000")));
    assertThat(policy.cases().get(0).expected())
        .containsExactly(
            Map.entry("admission", "admitted"),
            Map.entry("score", "100"),
            Map.entry("grade_before", "A"),
            Map.entry("grade", "A"),
            Map.entry("standing", "normal"),
            Map.entry("credit_limit", "300000"),
            Map.entry("credit_days", "60"));
    assertThat(policy.cases().get(1).facts().customer()).isEqualTo("C002");
  }

  @Test
  void theTextOfTheSmallPolicyIsCanonicalAndItsHashIsThePolicysHash() throws RefusedException {
    Book canonical = PolicyCompiler.canonical(SmallPolicy.book(SmallPolicy.text()));
    assertThat(BookText.render(canonical)).isEqualTo(SmallPolicy.text());
    assertThat(policy.sha256()).isEqualTo(Sha256.of(SmallPolicy.text())).hasSize(64);
  }

  @Test
  void respellingChangesNoHash() throws RefusedException {
    String other = SmallPolicy.text();
    for (String[] respelt :
        new String[][] {
          {"评分", "PAY-1", "band", "【95，100】"},
          {"评分", "PAY-2", "band", "不低于 80 且 小于 95%"},
          {"评分", "PAY-3", "band", "＜８０"},
          {"评分", "PAY-3", "points", "10.00分"},
          {"评分", "PAY-3", "indicator", "pay"},
          {"等级", "B", "score", "≥60 and <80"},
          {"等级", "B", "rank", "2.0"},
          {"准入", "ADM-1", "fact", "合同备案"},
          {"准入", "ADM-1", "passes", "有"},
          {"准入", "ADM-1", "exempt", "not 长期用户"},
          {"准入", "ADM-2", "passes", "有效"},
          {"额度", "T-4", "admission", "非准入"},
          {"额度", "T-5", "standing", "黑名单、暂停"},
          {"额度", "T-5", "grade", "优质、合格、观察"},
          {"额度", "T-1", "limit", "= min( 月均 * credit_days / 30 * Coefficient , cap )"},
          {"额度", "T-3", "discount", "-5%"},
          {"额度", "T-3", "limit", "=0"},
          {"降级", "DG-2", "to", "观察"},
          {"政策", "score_rounding", "value", "四舍五入"},
          {"政策", "downgrade_combination", "value", "取最重"},
          {"政策", "effective", "value", "2026年1月1日"},
          {"事实", "customer_kind", "type", "选项"},
          {"事实", "customer_kind", "assumed", "长期用户"},
          {"事实", "malicious_arrears", "assumed", "否"},
          {"事实", "avg_monthly_purchases", "high", "10亿"},
          {"事实", "avg_monthly_purchases", "aliases", "monthly avg；月均；"},
          {"用例", "CASE-1", "expect_grade", "优质"},
          {"用例", "CASE-1", "avg_monthly_purchases", "10万"},
        }) {
      other = SmallPolicy.with(other, respelt[0], respelt[1], respelt[2], respelt[3]);
    }
    assertThat(SmallPolicy.compile(other).sha256()).isEqualTo(policy.sha256());
    assertThat(SmallPolicy.compile(other.replace("customer: C001", "客户代码: C001")).sha256())
        .isEqualTo(policy.sha256());
  }

  @Test
  void anyChangeOfMeaningChangesTheHash() throws RefusedException {
    for (String[] changed :
        new String[][] {
          {"评分", "PAY-3", "points", "9.99"},
          {"评分", "PAY-3", "reason_zh", "拖延"},
          {"政策", "version", "value", "2"},
          {"额度", "T-1", "limit", "=MIN(avg_monthly_purchases*credit_days/31*coefficient,cap)"},
          {"用例", "CASE-1", "on_time_pct", "96"},
        }) {
      String text =
          SmallPolicy.with(SmallPolicy.text(), changed[0], changed[1], changed[2], changed[3]);
      assertThat(SmallPolicy.compile(text).sha256()).isNotEqualTo(policy.sha256());
    }
  }

  @Property(tries = 30)
  void theOrderOfWorksheetRowsMeansNothing(@ForAll long seed) throws RefusedException {
    Random random = new Random(seed);
    Map<SheetSchema, List<Row>> shuffled = new LinkedHashMap<>();
    SmallPolicy.book(SmallPolicy.text())
        .sheets()
        .forEach(
            (sheet, rows) -> {
              List<Row> copy = new ArrayList<>(rows);
              Collections.shuffle(copy, random);
              shuffled.put(sheet, copy);
            });
    Policy other = PolicyCompiler.compile(new Book(shuffled));
    assertThat(other.sha256()).isEqualTo(policy.sha256());
    assertThat(other.scorecard())
        .extracting(b -> b.row().id())
        .isEqualTo(policy.scorecard().stream().map(b -> b.row().id()).toList());
    assertThat(other.facts().facts())
        .extracting(Fact::name)
        .isEqualTo(policy.facts().facts().stream().map(Fact::name).toList());
  }

  @Test
  void aTextFileCompiles(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("small.policy.txt");
    Files.writeString(file, SmallPolicy.text());
    assertThat(PolicyCompiler.compile(file).sha256()).isEqualTo(policy.sha256());
  }

  @Test
  void aFileThatCannotBeReadIsRefused(@TempDir Path folder) throws Exception {
    Path other = Files.writeString(folder.resolve("policy.docx"), "x");
    Path latin = Files.write(folder.resolve("l.txt"), "政策".getBytes(StandardCharsets.UTF_16));
    for (Path file : Arrays.asList(folder.resolve("none.txt"), folder, other, latin)) {
      assertThat(Refusals.english(() -> PolicyCompiler.compile(file)))
          .hasSize(1)
          .allMatch(line -> line.startsWith(file.toString()));
    }
  }

  /** The small policy with some cells changed: sheet, row, column and content. */
  private static String edited(String... cells) {
    String text = SmallPolicy.text();
    for (String cell : cells) {
      String[] part = cell.split("/");
      text = SmallPolicy.with(text, part[0], part[1], part[2], part[3]);
    }
    return text;
  }

  /** The policy as people write it is the policy as we spell it (R12, R13). */
  @Test
  @Tag("R12")
  @Tag("R13")
  void bandsInWordsAreTheSamePolicy() throws RefusedException {
    String words =
        edited(
            "评分/PAY-1/band/95以上",
            "评分/PAY-2/band/80-95",
            "评分/PAY-3/band/不满80",
            "等级/A/score/80分以上",
            "等级/B/score/60至80",
            "等级/C/score/60分以下（不含60分）",
            "评分/DEBT-2/band/超过50");
    assertThat(SmallPolicy.compile(words).sha256()).isEqualTo(policy.sha256());
  }

  @Test
  void anEndThatTwoBandsMayHaveIsOneProblem() {
    String words = SmallPolicy.with(SmallPolicy.text(), "评分", "PAY-2", "band", "80-95");
    String twice = SmallPolicy.with(words, "评分", "PAY-3", "band", "0-80");
    assertThat(Refusals.english(() -> SmallPolicy.compile(twice)))
        .singleElement()
        .asString()
        .endsWith(
            ": 80 may belong to this row or to the one that says \"0-80\"; found \"80-95\";"
                + " allowed: [80, 95) or (80, 95)");
  }

  @Test
  void aWholeNumberTakesBandsFromOneToTheNext() throws RefusedException {
    String whole =
        edited(
            "事实/years_established/type/整数",
            "评分/YEARS-1/band/3年及以上",
            "评分/YEARS-2/band/0-2",
            "政策/score_places/value/0",
            "等级/A/score/80-100",
            "等级/B/score/60-79",
            "等级/C/score/0-59");
    Policy compiled = SmallPolicy.compile(whole);
    assertThat(compiled.facts().fact("years_established").whole()).isTrue();
    assertThat(compiled.scorecard())
        .filteredOn(band -> band.row().id().startsWith("YEARS"))
        .extracting(band -> band.condition().text())
        .containsExactly(">= 3", "<= 2");
    assertThat(compiled.grades())
        .extracting(grade -> grade.score() == null ? "" : grade.score().text())
        .containsExactly(">= 80", "[60, 79]", "<= 59");
    String half = SmallPolicy.with(whole, "事实", "years_established", "high", "99.5");
    assertThat(Refusals.english(() -> SmallPolicy.compile(half)))
        .anyMatch(
            line ->
                line.endsWith(
                    "the bounds of whole numbers are whole numbers; found \"99.5\"; allowed: 99"));
  }
}
