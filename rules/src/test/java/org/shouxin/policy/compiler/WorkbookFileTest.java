package org.shouxin.policy.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Refusals;
import org.shouxin.policy.SmallPolicy;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/** The first door opens Excel files: the same policy as from text, and places are cells. */
class WorkbookFileTest {

  private static Path written(Path folder, String text) throws IOException, RefusedException {
    Path file = folder.resolve("policy.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Book book = SmallPolicy.book(text);
      book.sheets().forEach((schema, rows) -> tab(workbook, schema, rows));
      workbook.write(out);
    }
    return file;
  }

  private static void tab(XSSFWorkbook workbook, SheetSchema schema, List<Row> rows) {
    Sheet sheet = workbook.createSheet(schema.tab());
    Set<String> keys = new LinkedHashSet<>();
    schema.columns().forEach(column -> keys.add(column.key()));
    rows.forEach(row -> keys.addAll(row.cells().keySet()));
    List<String> headings = new ArrayList<>(keys);
    for (int column = 0; column < headings.size(); column++) {
      String key = headings.get(column);
      org.apache.poi.ss.usermodel.Row first = column == 0 ? sheet.createRow(0) : sheet.getRow(0);
      first.createCell(column).setCellValue(key);
      for (int i = 0; i < rows.size(); i++) {
        org.apache.poi.ss.usermodel.Row row =
            column == 0 ? sheet.createRow(i + 1) : sheet.getRow(i + 1);
        String text = rows.get(i).cells().containsKey(key) ? rows.get(i).text(key) : "";
        if (!text.isEmpty() && !key.equals("limit")) {
          row.createCell(column).setCellValue(text);
        } else if (!text.isEmpty()) {
          row.createCell(column).setCellValue(0);
        }
      }
    }
  }

  @Test
  void anExcelFileGivesTheSamePolicyAsItsText(@TempDir Path folder) throws Exception {
    String text = SmallPolicy.with(SmallPolicy.text(), "额度", "T-1", "limit", "0");
    text = SmallPolicy.with(text, "额度", "T-2", "limit", "0");
    Policy policy = PolicyCompiler.compile(written(folder, text));
    assertThat(policy.sha256()).isEqualTo(SmallPolicy.compile(text).sha256());
    assertThat(policy.scorecard().get(0).row().place()).isEqualTo("评分Scorecard!A2");
  }

  /** M7: a cap of 50 that Excel shows as 50万 is not one of 50 yuan. */
  @Test
  void aCapIsWhatItsFormatShows(@TempDir Path folder) throws Exception {
    String text = SmallPolicy.with(SmallPolicy.text(), "额度", "T-1", "limit", "0");
    text = SmallPolicy.with(text, "额度", "T-2", "limit", "0");
    text = SmallPolicy.with(text, "额度", "T-1", "cap", "500000");
    Path file = written(folder, text);
    Path shown = folder.resolve("shown.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook(file.toFile())) {
      Sheet terms = workbook.getSheet("额度Terms");
      int cap = 0;
      while (!terms.getRow(0).getCell(cap).getStringCellValue().equals("cap")) {
        cap++;
      }
      CellStyle style = workbook.createCellStyle();
      style.setDataFormat(workbook.createDataFormat().getFormat("0\"万\""));
      Cell cell = terms.getRow(1).getCell(cap);
      cell.setCellValue(50);
      cell.setCellStyle(style);
      try (OutputStream out = Files.newOutputStream(shown)) {
        workbook.write(out);
      }
    }
    assertThat(PolicyCompiler.compile(shown).sha256())
        .isEqualTo(PolicyCompiler.compile(file).sha256());
  }

  @Test
  void problemsOfCellsAndOfThePolicyAreReportedTogetherInTheOrderOfTheWorkbook(@TempDir Path folder)
      throws Exception {
    String text = SmallPolicy.with(SmallPolicy.text(), "事实", "on_time_pct", "type", "numbr");
    text = SmallPolicy.with(text, "等级", "B", "rank", "second");
    text = SmallPolicy.with(text, "评分", "YEARS-2", "band", "< 4");
    text = SmallPolicy.with(text, "评分", "YEARS-1", "source", "");
    Path file = written(folder, text);
    assertThat(Refusals.english(() -> PolicyCompiler.compile(file)))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("事实Facts!F11: ").contains("numbr"),
            line -> assertThat(line).startsWith("评分Scorecard!G7: "),
            line ->
                assertThat(line)
                    .startsWith("评分Scorecard!C8: no row covers [4, 5) years")
                    .contains("评分Scorecard!C8 (YEARS-2), 评分Scorecard!C7 (YEARS-1)"),
            line -> assertThat(line).startsWith("等级Grades!D3: ").contains("second"));
  }
}
