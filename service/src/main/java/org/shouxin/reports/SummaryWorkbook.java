package org.shouxin.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.shouxin.batches.BatchOutcome;
import org.shouxin.batches.Tally;
import org.shouxin.batches.Tally.Sum;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Standing;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/**
 * The grade summary table 客户等级管理汇总表 (R17, R36): customers and limits by grade with a chart, by
 * admission and standing, and the reasons given most often. Headings in both languages. A file that
 * several policies decided on gets a sheet for each and an overview.
 */
public final class SummaryWorkbook {

  /** Name of the file. */
  public static final String NAME = "summary.xlsx";

  /** Name of the sheet of a file that one policy decided on, else of the overview. */
  private static final String SHEET = "汇总Summary";

  private static final String TITLE = "客户等级管理汇总表  Customer grade summary";
  private static final int TOP = 12;
  private static final int CHART_ROWS = 17;

  private final BatchOutcome outcome;
  private final Tally tally;
  private final Policy policy;
  private final SummaryRows rows;

  private SummaryWorkbook(BatchOutcome outcome, Tally tally, SummaryRows rows) {
    this.outcome = outcome;
    this.tally = tally;
    this.policy = tally.policy();
    this.rows = rows;
  }

  /**
   * Writes the workbook.
   *
   * @param file where to; overwritten
   * @param source name of the customer file
   * @param asOf the day that was decided on
   */
  public static void write(Path file, BatchOutcome outcome, String source, LocalDate asOf)
      throws IOException {
    write(file, outcome, source, asOf, null, List.of());
  }

  /**
   * Writes the workbook with a sheet of grades that changed and one of customers not graded.
   *
   * @param file where to; overwritten
   * @param source what was graded
   * @param asOf the day that was decided on
   * @param changes grades that changed; null for no such sheet
   * @param notGraded customers not graded; without any there is no sheet
   */
  public static void write(
      Path file,
      BatchOutcome outcome,
      String source,
      LocalDate asOf,
      @Nullable List<GradeChange> changes,
      List<NotGraded> notGraded)
      throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      List<Tally> tallies = outcome.tallies();
      if (tallies.size() != 1) {
        XSSFSheet sheet = workbook.createSheet(SHEET);
        PolicyOverview.fill(new SummaryRows(workbook, sheet), outcome, source, asOf);
      }
      for (Tally tally : tallies) {
        String id = tally.policy().identity().id();
        String name = tallies.size() == 1 ? SHEET : WorkbookUtil.createSafeSheetName(id);
        XSSFSheet sheet = workbook.createSheet(name);
        new SummaryWorkbook(outcome, tally, new SummaryRows(workbook, sheet))
            .fill(sheet, source, asOf);
      }
      if (changes != null) {
        XSSFSheet sheet = workbook.createSheet(ChangesSheet.SHEET);
        ChangesSheet.fill(
            new SummaryRows(workbook, sheet),
            changes,
            outcome.tallies().stream()
                .findFirst()
                .map(tally -> "（" + tally.policy().identity().currency() + "）")
                .orElse(""));
      }
      if (!notGraded.isEmpty()) {
        XSSFSheet sheet = workbook.createSheet(NotGradedSheet.SHEET);
        NotGradedSheet.fill(new SummaryRows(workbook, sheet), notGraded);
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        workbook.write(out);
      }
    }
  }

  private void fill(XSSFSheet sheet, String source, LocalDate asOf) {
    rows.widths(26, 14, 12, 18, 24, 16);
    rows.title(TITLE);
    rows.fact("政策 Policy", PolicyLine.of(policy, Language.ZH));
    rows.fact("", PolicyLine.of(policy, Language.EN));
    rows.fact("SHA-256", policy.sha256());
    rows.fact("客户来源 Customers from", source);
    rows.fact("基准日 As of", asOf.toString());
    rows.fact("行数 Rows", rows(outcome));
    rows.blank();
    CellRangeAddress grades = grades();
    rows.blank();
    GradeChart.draw(sheet, rows.next(), CHART_ROWS, grades);
    rows.skip(CHART_ROWS + 1);
    assessments();
    admissions();
    rows.blank();
    standings();
    rows.blank();
    reasons();
    rows.printOnOnePage();
  }

  /** The numbers of rows read and written. */
  static String rows(BatchOutcome outcome) {
    return String.format(
        Locale.ROOT,
        "读入 read %,d = 评级 graded %,d + 失败 failed %,d",
        outcome.read(),
        outcome.graded(),
        outcome.failed());
  }

  private void assessments() {
    long all = tally.all().customers();
    for (Assessment assessment : policy.assessments()) {
      if (!assessment.credit()) {
        rows.heading(both(assessment.name()), "客户数\nCustomers", "占比\nShare");
        for (Grade grade : assessment.grades()) {
          long customers = tally.assessed(assessment, grade);
          rows.row(grade.code() + "  " + both(grade.name()), customers, rows.share(customers, all));
        }
        rows.blank();
      }
    }
  }

  private CellRangeAddress grades() {
    rows.heading(
        "等级\nGrade",
        "客户数\nCustomers",
        "占比\nShare",
        "按得分的客户数\nBy score alone",
        "信用额度合计（" + currency() + "）\nCredit limits",
        "额度占比\nShare");
    Sum all = tally.all();
    int first = rows.next();
    for (Grade grade : policy.grades()) {
      Sum sum = tally.sum(group -> group.grade().equals(grade));
      rows.row(
          grade.code() + "  " + both(grade.name()),
          sum.customers(),
          rows.share(sum.customers(), all.customers()),
          tally.before(grade),
          sum.limits(),
          rows.share(sum.limits(), all.limits()));
    }
    int last = rows.next() - 1;
    rows.total(
        "合计 Total",
        all.customers(),
        rows.share(all.customers(), all.customers()),
        all.customers(),
        all.limits(),
        rows.share(all.limits(), all.limits()));
    rows.row("其中降级 Lowered", tally.downgraded(), rows.share(tally.downgraded(), all.customers()));
    return new CellRangeAddress(first, last, 0, 1);
  }

  private void admissions() {
    heading("准入结论\nAdmission");
    Fact verdict = policy.vocabulary().fact(Conclusions.ADMISSION);
    for (Fact.Option option : verdict.options()) {
      Admission admission = Admission.of(option);
      group(both(option.label()), tally.sum(group -> group.admission() == admission));
    }
  }

  private void standings() {
    heading("状态\nStanding");
    for (Standing standing : policy.standings()) {
      group(both(standing.name()), tally.sum(group -> group.standing().equals(standing)));
    }
  }

  private void heading(String what) {
    rows.heading(
        what, "客户数\nCustomers", "占比\nShare", "", "信用额度合计（" + currency() + "）\nCredit limits");
  }

  private void group(String name, Sum sum) {
    rows.row(
        name,
        sum.customers(),
        rows.share(sum.customers(), tally.all().customers()),
        "",
        sum.limits());
  }

  private void reasons() {
    rows.heading("工作簿行\nWorkbook row", "客户数\nCustomers", "占比\nShare", "原因\nReason", "", "");
    List<Tally.Count> top = tally.topReasons(TOP);
    for (Tally.Count count : top) {
      rows.row(
          count.reason().row().name(),
          count.customers(),
          rows.share(count.customers(), tally.all().customers()),
          count.reason().text().zh());
      rows.wideText(3, 5, both(count.reason().text()));
    }
  }

  private String currency() {
    return policy.identity().currency();
  }

  private static String both(Text text) {
    return text.zh().equals(text.en()) ? text.zh() : text.zh() + " " + text.en();
  }

  /** A share of zero is shown empty. */
  static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole, 6, RoundingMode.HALF_UP);
  }
}
