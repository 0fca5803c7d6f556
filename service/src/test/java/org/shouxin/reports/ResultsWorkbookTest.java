package org.shouxin.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.batches.Batch;
import org.shouxin.problem.Language;

/** Results as a workbook (F2, R17). */
@Tag("R17")
class ResultsWorkbookTest {

  @TempDir private Path folder = Path.of("");

  private XSSFSheet sheet(String csv, Language language) throws IOException {
    Path results = Files.writeString(folder.resolve("results.csv"), "\ufeff" + csv);
    Path file = folder.resolve("results.xlsx");
    ResultsWorkbook.write(results, file, language, Batch::isPlain);
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      return workbook.getSheetAt(0);
    }
  }

  @Test
  void numbersAreNumbersDaysAreDaysAndCodesAreText() throws IOException {
    XSSFSheet sheet =
        sheet(
            "customer,name,score,value_score,credit_limit,next_review,policy\r\n"
                + "001234,=a公司,87.5,-3,30000000000.25,2026-11-30,1\r\n"
                + "6.9E5,'=b,,,,,2026-01-01\r\n",
            Language.EN);
    assertThat(sheet.getSheetName()).isEqualTo("Results");
    XSSFRow row = sheet.getRow(1);
    assertThat(row.getCell(0).getStringCellValue()).isEqualTo("001234");
    assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.STRING);
    assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(87.5);
    assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(-3);
    assertThat(new BigDecimal(row.getCell(4).getRawValue())).isEqualByComparingTo("30000000000.25");
    assertThat(row.getCell(5).getLocalDateTimeCellValue().toLocalDate())
        .isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(row.getCell(6).getCellType()).isEqualTo(CellType.STRING);
    assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("6.9E5");
    assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo("=b");
    assertThat(sheet.getRow(2).getCell(2)).isNull();
  }

  @Test
  void theHeadingRowIsFrozenAndInTheLanguageAskedFor() throws IOException {
    XSSFSheet sheet = sheet("客户代码,得分,value 得分,授信额度,基准日\r\nK1,80,70,5,2026-10-31\r\n", Language.ZH);
    assertThat(sheet.getSheetName()).isEqualTo("结果");
    assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
    assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
    assertThat(sheet.getRow(0).getCell(3).getStringCellValue()).isEqualTo("授信额度");
    for (int column = 1; column <= 4; column++) {
      assertThat(sheet.getRow(1).getCell(column).getCellType()).isEqualTo(CellType.NUMERIC);
    }
  }

  @Test
  void resultsWithoutRowsHaveTheirHeadings() throws IOException {
    assertThat(sheet("customer,score\r\n", Language.EN).getLastRowNum()).isZero();
  }
}
