package org.shouxin.policy.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.policies.CommittedPolicy;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.Language;
import org.shouxin.workbook.Book;

/** A workbook for a committee that works in English. */
class EnglishWorkbookTest {

  private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}\u3000-\u303f\uff00-\uffef]");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  @Tag("R33")
  void aNewOneHasNoChineseCharacterInAnyPartOfTheFile() throws Exception {
    Path file = folder.resolve("steel.xlsx");
    PolicyWorkbook.writeEverySheet(
        PolicyTemplate.book("steel", Language.EN, LocalDate.of(2026, 1, 1)), file);
    int parts = 0;
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String xml = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(CHINESE.matcher(xml).results().map(r -> around(xml, r.start())).toList())
            .as(entry.getName())
            .isEmpty();
        parts++;
      }
    }
    assertThat(parts).isGreaterThan(25);
  }

  private static String around(String xml, int at) {
    return xml.substring(Math.max(0, at - 60), Math.min(xml.length(), at + 20));
  }

  @Test
  void aNewOneIsSoundAndItsCaseHolds() throws Exception {
    Path file = folder.resolve("steel.xlsx");
    Book book = PolicyTemplate.book("steel", Language.EN, LocalDate.of(2026, 1, 1));
    PolicyWorkbook.write(book, file);
    Policy policy = PolicyCompiler.compile(file);
    assertThat(policy.sha256()).isEqualTo(PolicyCompiler.compile(book).sha256());
    assertThat(policy.identity().currency()).isEqualTo("USD");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      assertThat(workbook.getSheetName(0)).isEqualTo("Guide");
      assertThat(workbook.getSheet("Facts").getRow(0).getCell(1).getStringCellValue())
          .isEqualTo("English label");
    }
  }

  @Test
  void aPolicyInBothLanguagesKeepsItsHashWhenWrittenForEnglishReaders() throws Exception {
    for (String name : List.of("nonferrous", "steel", "direct-supply", "credit-file")) {
      Book book = CommittedPolicy.of(name).book();
      Path file =
          Files.write(folder.resolve(name + ".xlsx"), PolicyWorkbook.bytes(book, Language.EN));
      assertThat(PolicyCompiler.compile(file).sha256())
          .isEqualTo(CommittedPolicy.of(name).policy().sha256());
      assertThat(PolicyWorkbook.formatted(BookFile.read(file)))
          .as("formatting keeps it English")
          .isEqualTo(Files.readAllBytes(file));
    }
  }

  @Test
  void theTabsOfAnEnglishWorkbookAreWhatFormattingGoesBy() throws Exception {
    Book book = CommittedPolicy.of("steel").book();
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(PolicyWorkbook.bytes(book, Language.EN)))) {
      assertThat(workbook.getSheet("Scorecard").getRow(0).getCell(0).getStringCellValue())
          .isEqualTo("Id");
      assertThat(workbook.getSheetAt(0).getFooter().getRight()).isEqualTo("Page &P of &N");
    }
  }
}
