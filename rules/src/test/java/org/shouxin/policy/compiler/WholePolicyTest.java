package org.shouxin.policy.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Authority;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Grade;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.WholePolicy;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.policy.rows.Sha256;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/** A workbook with rows in every sheet becomes typed records. */
class WholePolicyTest {

  private final Policy policy = WholePolicy.policy();

  @Test
  void everySheetHasRowsAndUsesItsColumns() throws RefusedException {
    Book book = SmallPolicy.book(WholePolicy.text());
    for (SheetSchema declared : Sheets.ALL) {
      SheetSchema sheet =
          declared.equals(Sheets.LOOK_UP)
              ? book.sheets().keySet().stream()
                  .filter(SheetSchema::isTable)
                  .findFirst()
                  .orElseThrow()
              : declared;
      assertThat(book.rows(sheet)).as(sheet.tab()).isNotEmpty();
      sheet.columns().stream()
          .filter(column -> !column.key().matches("note|aliases|fact_[23]|condition_[23]"))
          .forEach(
              column ->
                  assertThat(book.rows(sheet))
                      .as(sheet.tab() + " " + column.key())
                      .anyMatch(row -> !row.text(column.key()).isEmpty()));
    }
  }

  @Test
  void theConclusionsFollowTheFactsInTheDeclaredOrder() {
    int facts = policy.facts().facts().size();
    List<Fact> all = policy.vocabulary().facts();
    assertThat(all.subList(facts, all.size()))
        .extracting(Fact::name, Fact::whenMissing)
        .containsExactly(
            tuple("admission", WhenMissing.REFUSE),
            tuple("score", WhenMissing.NOT_APPLIED),
            tuple("grade_before", WhenMissing.REFUSE),
            tuple("grade", WhenMissing.REFUSE),
            tuple("standing", WhenMissing.REFUSE),
            tuple("stage", WhenMissing.REFUSE),
            tuple("value_score", WhenMissing.NOT_APPLIED),
            tuple("value_grade", WhenMissing.NOT_APPLIED),
            tuple("points_payment", WhenMissing.NOT_APPLIED),
            tuple("points_share", WhenMissing.NOT_APPLIED),
            tuple("credit_limit", WhenMissing.REFUSE),
            tuple("credit_days", WhenMissing.REFUSE),
            tuple("discount", WhenMissing.REFUSE),
            tuple("prepayment", WhenMissing.REFUSE),
            tuple("limit_valid_until", WhenMissing.NOT_APPLIED),
            tuple("as_of_month", WhenMissing.REFUSE));
    for (int slot = 0; slot < all.size(); slot++) {
      assertThat(all.get(slot).slot()).isEqualTo(slot);
    }
    assertThat(policy.vocabulary().fact("admission").options())
        .extracting(Fact.Option::code)
        .containsExactly("admitted", "conditional", "incomplete", "refused");
    assertThat(policy.vocabulary().fact("stage").options())
        .extracting(Fact.Option::code)
        .containsExactly("papers", "survey", "final");
    assertThat(policy.vocabulary().fact("points_payment").high()).isEqualTo("70");
    assertThat(policy.vocabulary().fact("value_grade").label().zh()).isEqualTo("价值等级");
  }

  @Test
  void admissionNeverEndsInConditionsWhereNoCriterionIsOne() {
    assertThat(SmallPolicy.policy().vocabulary().fact("admission").options())
        .extracting(Fact.Option::code)
        .containsExactly("admitted", "incomplete", "refused");
  }

  @Test
  @Tag("R15")
  @Tag("R16")
  void derivedFactsComeInTheOrderInWhichTheyNeedEachOther() {
    assertThat(policy.inputs().derivations())
        .extracting(derivation -> derivation.fact().name())
        .containsExactly("avg_monthly", "size_class", "is_key", "price_per_t");
    assertThat(policy.inputs().orderDerivations())
        .extracting(derivation -> derivation.fact().name())
        .containsExactly("exposure", "headroom", "order_kind");
    assertThat(policy.inputs().population())
        .extracting(f -> f.fact().name(), f -> f.of().name(), f -> f.within() == null)
        .containsExactly(
            tuple("group_purchases", "purchases", false), tuple("share_pct", "purchases", true));
    assertThat(policy.inputs().rates()).hasSize(3);
    assertThat(policy.facts().fact("purchases").currency()).isEqualTo("purchases_currency");
    assertThat(policy.facts().fact("order_amount").about()).isEqualTo(Fact.About.ORDER);
  }

  @Test
  @Tag("R8")
  @Tag("R10")
  void criteriaKnowTheirStageAndWhetherTheyRefuse() {
    assertThat(policy.admission())
        .extracting(
            c -> c.row().id(), c -> Objects.requireNonNull(c.stage()).code(), Criterion::refuses)
        .containsExactly(
            tuple("F-1", "final", true),
            tuple("P-1", "papers", true),
            tuple("P-2", "papers", true),
            tuple("S-1", "survey", false));
    assertThat(policy.stages()).extracting(AdmissionStage::afterGrading).endsWith(false, true);
  }

  @Test
  @Tag("R14")
  @Tag("R15")
  void eachAssessmentHasAScaleOfItsOwn() {
    assertThat(policy.assessments()).extracting(Assessment::id).containsExactly("credit", "value");
    assertThat(policy.grades()).extracting(Grade::code).containsExactly("A", "B", "C", "U");
    assertThat(policy.assessments().get(0).ungraded()).isEqualTo(3);
    Assessment value = policy.assessments().get(1);
    assertThat(value.ungraded()).isEqualTo(2);
    assertThat(value.grades())
        .extracting(grade -> grade.row().id(), Grade::code)
        .containsExactly(tuple("VALUE-A", "A"), tuple("VALUE-B", "B"), tuple("VALUE-U", "U"));
    assertThat(policy.downgrades().get(2).steps()).isEqualTo(-1);
  }

  @Test
  @Tag("R20")
  @Tag("R27")
  void changesOfTheLimitAndChecksOfAnOrderComeByStep() {
    assertThat(policy.limits()).extracting(LimitChange::step).containsExactly(1, 2);
    assertThat(policy.limits().get(1).limit().text())
        .isEqualTo("=MIN(credit_limit+rise_amount,cap)");
    assertThat(policy.orders()).extracting(OrderCheck::overrides).startsWith(true, false);
    assertThat(policy.terms().get(0).validMonths()).isEqualTo(12);
    assertThat(policy.terms().get(4).validMonths()).isNull();
  }

  @Test
  @Tag("R32")
  @Tag("R33")
  void eachRoleHasAnAuthorityUpToItsAmounts() {
    assertThat(policy.authorities())
        .extracting(
            Authority::role, Authority::gradeSteps, Authority::orderUpTo, Authority::validDays)
        .containsExactly(
            tuple(Authority.Role.ANALYST, 0, new BigDecimal("50000"), 30),
            tuple(Authority.Role.COMMITTEE, 2, new BigDecimal("1000000"), 365));
    assertThat(SmallPolicy.policy().authorities()).isEmpty();
  }

  @Test
  void aCaseOfAnOrderCarriesWhatIsConcludedAboutTheCustomer() {
    PolicyCase order = policy.cases().get(2);
    Facts given = Objects.requireNonNull(order.order());
    assertThat(given.value(policy.vocabulary().fact("credit_limit")))
        .isEqualTo(new BigDecimal("100000"));
    assertThat(given.value(policy.vocabulary().fact("standing"))).isEqualTo("normal");
    assertThat(order.expected())
        .containsExactly(
            Map.entry("order", "hold"),
            Map.entry("rows", "orders/OC-2"),
            Map.entry("facts", "exposure=110000; headroom=-10000; order_kind=over"));
    assertThat(policy.cases().get(0).order()).isNull();
  }

  @Test
  void itsTextIsCanonicalAndCompilesToItself() throws RefusedException {
    Book canonical = PolicyCompiler.canonical(SmallPolicy.book(WholePolicy.text()));
    assertThat(BookText.render(canonical)).isEqualTo(WholePolicy.text());
    assertThat(PolicyCompiler.compile(canonical).sha256())
        .isEqualTo(Sha256.of(WholePolicy.text()))
        .isEqualTo(policy.sha256());
  }

  @Test
  void asAWorkbookItIsTheSamePolicy(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("whole.xlsx");
    PolicyWorkbook.write(SmallPolicy.book(WholePolicy.text()), file);
    assertThat(PolicyCompiler.compile(file).sha256()).isEqualTo(policy.sha256());
  }

  @Property(tries = 20)
  void theOrderOfWorksheetRowsMeansNothing(@ForAll long seed) throws RefusedException {
    Random random = new Random(seed);
    Map<SheetSchema, List<Row>> shuffled = new LinkedHashMap<>();
    SmallPolicy.book(WholePolicy.text())
        .sheets()
        .forEach(
            (sheet, rows) -> {
              List<Row> copy = new ArrayList<>(rows);
              Collections.shuffle(copy, random);
              shuffled.put(sheet, copy);
            });
    Policy other = PolicyCompiler.compile(new Book(shuffled));
    assertThat(other.sha256()).isEqualTo(policy.sha256());
    assertThat(other.vocabulary().facts())
        .extracting(Fact::name)
        .isEqualTo(policy.vocabulary().facts().stream().map(Fact::name).toList());
    assertThat(other.orders())
        .extracting(check -> check.row().id())
        .isEqualTo(policy.orders().stream().map(check -> check.row().id()).toList());
  }

  @Test
  void respellingChangesNoHash() throws RefusedException {
    String other = WholePolicy.text();
    for (String[] respelt :
        new String[][] {
          {"事实", "name", "about", "客户"},
          {"事实", "purchases", "currency", "采购币种"},
          {"总体", "share_pct", "figure", "占比（%）"},
          {"总体", "group_purchases", "within", "所属集团"},
          {"汇率", "FX-3", "from", "2026年7月1日"},
          {"计算", "price_per_t", "formula", "= iferror( 年采购额 / 年吨数 , 0 )"},
          {"分类", "CL-1", "becomes", "大型"},
          {"分类", "CL-4", "becomes", "是"},
          {"阶段", "final", "time", "评级后"},
          {"准入", "P-1", "stage", "PAPERS"},
          {"准入", "P-1", "if_failed", "不准入"},
          {"准入", "P-1", "passes", "任意"},
          {"指标", "V-SHARE", "assessment", "Value"},
          {"等级", "A", "code", "A"},
          {"升降", "MV-1", "direction", "升"},
          {"额度", "T-1", "admission", "准入、有条件准入"},
          {"额度", "T-4", "condition_1", "低、不评级 或 缺失"},
          {"调额", "LC-1", "limit", "=limit*coefficient"},
          {"调额", "LC-2", "limit", "=min(信用额度+rise_amount,CAP)"},
          {"结论", "FI-1", "kind", "担保"},
          {"函件", "LT-1", "to", "客户"},
          {"订单", "OC-2", "overrides", "否"},
          {"订单", "OC-2", "outcome", "暂停"},
          {"用例", "CASE-1", "expect_rows", "额度/T-1；letters/LT-1; Findings/FI-3"},
          {"用例", "CASE-1", "expect_facts", "价值等级=高；规模=大型; avg_monthly=12万"},
          {"用例", "CASE-3", "credit_limit", "10万"},
        }) {
      other = SmallPolicy.with(other, respelt[0], respelt[1], respelt[2], respelt[3]);
      assertThat(SmallPolicy.compile(other).sha256())
          .as(String.join(" ", respelt))
          .isEqualTo(policy.sha256());
    }
  }
}
