package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.oracle.RandomCustomers;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/** A workbook may be in one language, and people may keep their notes in it. */
class OneLanguageTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  /** The text without what one language says: its lines, its items and its half of the options. */
  private static String without(String language, String text) {
    String other = language.equals("en") ? "$1" : "$2";
    return text.lines()
        .filter(line -> !line.matches("[a-z]+_" + language + ": .*"))
        .map(
            line ->
                line.startsWith("options: ")
                    ? line.replaceAll("=([^/;]+)/([^/;]+)", "=" + other)
                    : line)
        .collect(Collectors.joining("\n", "", "\n"))
        .replaceAll("\n\\[(?:name|business)_" + language + "]\n(?:[a-z_]+: [^\n]*\n)+", "\n");
  }

  private static List<String> grades(Policy policy, List<Facts> customers) {
    try (Decisions decisions = Decisions.of(policy)) {
      return decisions.decide(customers, DAY).stream().map(OneLanguageTest::figures).toList();
    }
  }

  private static String figures(Answer answer) {
    return answer instanceof Decision decision
        ? decision.grade().code() + " " + decision.score() + " " + decision.creditLimit()
        : "undecided";
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonferrous", "steel", "direct-supply", "credit-file", "development"})
  void eachPolicyDecidesTheSameInChineseAloneAndInEnglishAlone(String name) throws Exception {
    Policy both = CommittedPolicy.of(name).policy();
    String text = BookText.render(PolicyCompiler.canonical(CommittedPolicy.of(name).book()));
    for (String language : List.of("en", "zh")) {
      String half = without(language, text);
      assertThat(Pattern.compile("(?m)^[a-z]+_" + language + ":").matcher(half).find()).isFalse();
      Policy one = PolicyCompiler.compile(BookText.read(half, Sheets.ALL));
      assertThat(grades(one, new RandomCustomers(one, 7, 0.05).next(50, DAY)))
          .isEqualTo(grades(both, new RandomCustomers(both, 7, 0.05).next(50, DAY)));
    }
  }

  @Test
  void theLanguageThatIsThereIsShownForTheOther() throws RefusedException {
    Policy chinese = SmallPolicy.compile(without("en", SmallPolicy.text()));
    assertThat(chinese.grades().get(0).name().en()).isEqualTo("优质");
    assertThat(chinese.facts().fact("customer_kind").options().get(0).label().en())
        .isEqualTo("长期用户");
    assertThat(chinese.scorecard().get(0).reason().en()).isEqualTo("负债率低");
    Policy english = SmallPolicy.compile(without("zh", SmallPolicy.text()));
    assertThat(english.grades().get(0).name().zh()).isEqualTo("Prime");
  }

  @Test
  void aTextInNeitherLanguageIsOneProblem() {
    String none =
        SmallPolicy.with(
            SmallPolicy.with(SmallPolicy.text(), "准入", "ADM-1", "reason_en", ""),
            "准入",
            "ADM-1",
            "reason_zh",
            "");
    assertThat(Refusals.chinese(() -> SmallPolicy.compile(none)))
        .singleElement()
        .asString()
        .endsWith("：必填的“理由”为空；允许：中文或英文，一种即可");
  }

  private static Path saved(Path folder, XSSFWorkbook workbook) throws IOException {
    Path file = folder.resolve("edited.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    return file;
  }

  @Test
  void aWorkbookWithoutEnglishColumnsIsReadAndWritten(@TempDir Path folder) throws Exception {
    String chinese =
        without(
            "en", BookText.render(PolicyCompiler.canonical(CommittedPolicy.of("steel").book())));
    Book book = BookText.read(chinese, Sheets.ALL);
    Path file = Files.write(folder.resolve("steel.xlsx"), PolicyWorkbook.bytes(book));
    Policy policy = PolicyCompiler.compile(BookText.read(chinese, Sheets.ALL));
    assertThat(PolicyCompiler.compile(file).sha256()).isEqualTo(policy.sha256());
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        Row first = workbook.getSheetAt(i).getRow(0);
        for (int column = first.getLastCellNum() - 1; column > 0; column--) {
          String heading = String.valueOf(first.getCell(column));
          if (heading.startsWith("英文")) {
            for (Row row : workbook.getSheetAt(i)) {
              if (row.getCell(column) != null) {
                row.removeCell(row.getCell(column));
              }
            }
          }
        }
      }
      assertThat(PolicyCompiler.compile(saved(folder, workbook)).sha256())
          .isEqualTo(policy.sha256());
    }
  }

  @Test
  void notesAreNoPartOfThePolicy(@TempDir Path folder) throws Exception {
    Path committed = CommittedPolicy.workbook("nonferrous");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(committed))) {
      for (String tab : List.of("评分Scorecard", "等级Grades", "用例Cases")) {
        XSSFSheet sheet = workbook.getSheet(tab);
        int column = sheet.getRow(0).getLastCellNum();
        sheet.getRow(0).createCell(column).setCellValue("备注");
        sheet.getRow(1).createCell(column).setCellValue("张经理 10 月提出");
        sheet.getRow(2).createCell(column).setCellFormula("1+2");
        sheet.addMergedRegion(new CellRangeAddress(3, 4, column, column));
        sheet.getRow(0).createCell(column + 1).setCellValue("Notes of the meeting");
        sheet.setColumnHidden(column + 1, true);
        sheet.getRow(1).createCell(column + 1).setCellValue("see minutes");
      }
      workbook.createSheet("备注 2026").createRow(0).createCell(0).setCellValue("会议纪要");
      workbook.createSheet("Notes").createRow(5).createCell(5).setCellFormula("2*3");
      assertThat(PolicyCompiler.compile(saved(folder, workbook)).sha256())
          .isEqualTo(CommittedPolicy.of("nonferrous").policy().sha256());
    }
  }

  @Test
  void aTranslationMayBeHiddenAndNothingElse(@TempDir Path folder) throws Exception {
    Path committed = CommittedPolicy.workbook("nonferrous");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(committed))) {
      XSSFSheet grades = workbook.getSheet("等级Grades");
      int english = -1;
      int chinese = -1;
      for (int column = 0; column < grades.getRow(0).getLastCellNum(); column++) {
        String heading = String.valueOf(grades.getRow(0).getCell(column));
        english = heading.startsWith("英文名称") ? column : english;
        chinese = heading.startsWith("名称") ? column : chinese;
      }
      grades.setColumnHidden(english, true);
      Path file = saved(folder, workbook);
      assertThat(PolicyCompiler.compile(file).sha256())
          .isEqualTo(CommittedPolicy.of("nonferrous").policy().sha256());
      grades.setColumnHidden(chinese, true);
      Path both = saved(folder, workbook);
      assertThat(Refusals.english(() -> PolicyCompiler.compile(both)))
          .hasSize(2)
          .allMatch(line -> line.contains("this column is hidden"));
    }
  }

  @Test
  void aRowOfTotalsIsCheckedAndNoRowOfThePolicy(@TempDir Path folder) throws Exception {
    Path committed = CommittedPolicy.workbook("nonferrous");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(committed))) {
      XSSFSheet sheet = workbook.getSheet("指标Indicators");
      int weight = -1;
      for (int column = 0; column < sheet.getRow(0).getLastCellNum(); column++) {
        String heading = String.valueOf(sheet.getRow(0).getCell(column));
        weight = heading.contains("Weight") ? column : weight;
      }
      Row total = sheet.createRow(sheet.getLastRowNum() + 1);
      total.createCell(0).setCellValue("合计");
      total.createCell(weight).setCellValue(100);
      assertThat(PolicyCompiler.compile(saved(folder, workbook)).sha256())
          .isEqualTo(CommittedPolicy.of("nonferrous").policy().sha256());
      total.getCell(weight).setCellFormula("SUM(A1:A2)");
      assertThat(PolicyCompiler.compile(saved(folder, workbook)).sha256())
          .as("a formula that was never computed")
          .isEqualTo(CommittedPolicy.of("nonferrous").policy().sha256());
      total.getCell(weight).setCellFormula(null);
      total.getCell(weight).setCellValue(99);
      Path wrong = saved(folder, workbook);
      assertThat(Refusals.chinese(() -> PolicyCompiler.compile(wrong)))
          .singleElement()
          .asString()
          .contains("指标Indicators!", "：合计与各行之和 100 不符；实际为“99”；允许：100");
    }
  }
}
