package org.shouxin.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.facts.Facts;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.policy.rows.BookFile;

/** Tables looked up as the policy prints them (R16, R19). */
class LookUpTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  private static final String GRADES =
      """

      == 查表 等级 ==
      [A]
      by: 等级
      等级系数: 1.5
      等级上限: 500000
      [B]
      by: 等级
      等级系数: 0.8
      等级上限: 90000
      [C]
      by: 等级
      等级系数: 0
      等级上限: 0
      """;

  private static final String MATRIX =
      """

      == Look-up limit_matrix ==
      [长期用户]
      by: 客户类型＼成立年限
      不满3年: 100000
      \\[3, 10): 200000
      10年及以上: 300000
      缺失: 7000
      [零散用户]
      by: 客户类型＼成立年限
      不满3年: 0
      \\[3, 10): 20000
      10年及以上: 50000
      缺失: 1000
      """;

  private static String with(String tables, String formula) {
    String text = SmallPolicy.with(SmallPolicy.text(), "额度", "T-1", "limit", formula);
    text = SmallPolicy.with(text, "额度", "T-2", "limit", formula);
    return SmallPolicy.with(text, "用例", "CASE-1", "expect_credit_limit", "") + tables;
  }

  private static Decision decided(Policy policy, String... facts) throws Exception {
    Facts.Builder customer = Facts.of("C1", policy.facts());
    customer.set("customer", "C1");
    customer.set("contract_on_file", true);
    customer.set("licence_valid_until", DAY.plusYears(1));
    customer.set("debt_ratio_pct", ValueReader.read(policy.facts().fact("debt_ratio_pct"), "40"));
    for (String fact : facts) {
      String[] part = fact.split("=", -1);
      customer.set(part[0], ValueReader.read(policy.facts().fact(part[0]), part[1]));
    }
    try (Decisions decisions = Decisions.of(policy)) {
      return (Decision) decisions.decide(customer.build(), DAY);
    }
  }

  @ParameterizedTest
  @CsvSource({"96, 10, A, 150000", "90, 1, B, 80000"})
  @Tag("R19")
  void coefficientAndCapAreLookedUpByTheGrade(int onTime, int years, String grade, String limit)
      throws Exception {
    Policy policy = SmallPolicy.compile(with(GRADES, "=MIN(avg_monthly_purchases*等级系数,等级上限)"));
    Decision decision =
        decided(
            policy,
            "avg_monthly_purchases=100000",
            "on_time_pct=" + onTime,
            "years_established=" + years);
    assertThat(decision.grade().code()).isEqualTo(grade);
    assertThat(decision.creditLimit()).isEqualByComparingTo(limit);
    assertThat(decision.rows())
        .extracting(RowRef::name)
        .contains("lookup/等级系数(" + grade + ")", "lookup/等级上限(" + grade + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "长期用户, 2.9, 100000",
    "长期用户, 3, 200000",
    "长期用户, 9.999, 200000",
    "长期用户, 10, 300000",
    "零散用户, 2, 0",
    "零散用户, 10, 50000",
    "长期用户, '', 7000",
  })
  @Tag("R16")
  void aMatrixHasOneCellForWhateverTheFacts(String kind, String years, String limit)
      throws Exception {
    Policy policy = SmallPolicy.compile(with(MATRIX, "=limit_matrix"));
    Decision decision =
        decided(
            policy,
            "avg_monthly_purchases=1",
            "on_time_pct=96",
            "years_established=" + years,
            "customer_kind=" + kind);
    assertThat(decision.creditLimit()).isEqualByComparingTo(limit);
    assertThat(decision.limitNumbers())
        .filteredOn(number -> number.name().equals("limit_matrix"))
        .allSatisfy(number -> assertThat(number.row()).isNotNull());
  }

  @Test
  @Tag("R19")
  void aTableIsWrittenAsPrintedAndReadBack(@TempDir Path folder) throws Exception {
    String text = with(GRADES + MATRIX, "=MIN(limit_matrix*等级系数,等级上限)");
    Policy policy = SmallPolicy.compile(text);
    Path file = folder.resolve("small.xlsx");
    Files.write(file, PolicyWorkbook.bytes(BookFile.parse(text)));
    assertThat(PolicyCompiler.compile(file).sha256()).isEqualTo(policy.sha256());
    String moved =
        text.replace("不满3年: 100000\n\\[3, 10): 200000", "\\[3, 10): 200000\n不满3年: 100000");
    assertThat(SmallPolicy.compile(moved).sha256()).isEqualTo(policy.sha256());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          等级系数: 0.8 | | the cell of the look-up is empty
          [A] | [A,B] | two rows cover Sound of Grade
          [C] | [C级] | there is no option
          [B] | [A] | the id is already used
          by: 等级 | by: 等极 | no such fact: 等极
          等级上限 | cap | formulas cannot read a look-up by this name
          """)
  @Tag("R16")
  void aHoleAnOverlapOrAnUnknownFactIsRefusedWithItsCell(String from, String to, String said) {
    String text = with(GRADES.replace(from, to == null ? "" : to), "=等级系数*1000");
    assertThat(Refusals.english(() -> SmallPolicy.compile(text)))
        .singleElement()
        .asString()
        .contains(said);
  }

  @Test
  @Tag("R16")
  void aTableWithoutACellForMissingIsNotReadWhereTheFactMayBe() {
    String table = MATRIX.replaceAll("缺失: .*\n", "");
    assertThat(Refusals.english(() -> SmallPolicy.compile(with(table, "=limit_matrix"))))
        .allMatch(line -> line.contains("has no cell without Years established"));
    assertThatCode(
            () -> SmallPolicy.compile(with(table, "=IF(已知(years_established),limit_matrix,0)")))
        .doesNotThrowAnyException();
  }

  @Test
  @Tag("R16")
  void aLookUpOfTheGradeIsNotReadBeforeGrading() {
    String text =
        with(GRADES, "=1")
            .replace(
                "[years_established]",
                "[x]\nlabel_zh: x\nlabel_en: x\ntype: number\nlow: 0\nhigh: 9\nwhen_missing: derived\n"
                    + "source: s\n\n[years_established]")
            .replace(
                "== 准入",
                "== 计算 ==\n[x]\nformula: =等级系数\nplaces: 2\nrounding: half_up\nsource: s\n\n"
                    + "== 准入");
    assertThat(Refusals.english(() -> SmallPolicy.compile(text)))
        .anyMatch(line -> line.contains("is not yet known at this step"));
  }

  @Test
  @Tag("R16")
  void aTableIsNotCalledLikeACellOfTheRow() {
    String text = with(GRADES.replace("等级系数: ", "系数: "), "=等级上限");
    assertThat(Refusals.english(() -> SmallPolicy.compile(text)))
        .singleElement()
        .asString()
        .contains("formulas cannot read a look-up by this name");
  }
}
