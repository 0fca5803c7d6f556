package org.shouxin.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/** A workbook is read as data: tabs, headings and rows by schema, every problem with its cell. */
class XlsxReaderTest {

  private final Path folder;
  private final Workbooks book = Workbooks.sound();

  XlsxReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyCellRemembersItsPlace() throws RefusedException {
    Row row = book.row(folder);

    assertThat(row.id()).isEqualTo("R-1");
    assertThat(row.cell("points")).isEqualTo(new Cell("5", "规则Rules!C2"));
    assertThat(row.cell("reason")).isEqualTo(new Cell("", "规则Rules!H2"));
    assertThat(row.cells().keySet())
        .containsExactly(
            "id", "kind", "points", "share", "days", "start", "band", "reason", "limit");
  }

  @Test
  void headingsAreFoundInAnyOrderByEitherLanguageBothOrKey() throws RefusedException {
    for (String heading : List.of("理由", "Reason", "REASON ", "理由\nReason", "理由 Reason", "reason")) {
      book.text("H1", heading).text("H2", "迟付");
      assertThat(book.row(folder).text("reason")).isEqualTo("迟付");
    }
    book.text("C1", "Reason").text("H1", "Points").text("C2", "x").number("H2", 7);
    assertThat(book.row(folder).text("points")).isEqualTo("7");
  }

  @Test
  void anUnknownHeadingIsReportedWithTheNearestKnownOne() {
    book.text("H1", "Raeson").text("H2", "x");

    assertThat(book.problems(folder, Language.EN))
        .singleElement()
        .asString()
        .startsWith("规则Rules!H1: unknown heading; found \"Raeson\"; allowed: ")
        .contains("did you mean Reason");
  }

  @Test
  void anOpenSheetKeepsFurtherColumnsUnderTheirHeading() throws RefusedException {
    book.cell(1, "C1").setCellValue(" 准时率 ");
    book.cell(1, "A2").setCellValue("T-1");
    book.cell(1, "C2").setCellValue(0.97);
    book.format("C2", "General");
    Row row = Workbooks.read(folder, book.bytes()).rows(Workbooks.CASES).get(0);

    assertThat(row.cells().keySet()).containsExactly("id", "as_of", "准时率");
    assertThat(row.text("准时率")).isEqualTo("0.97");
  }

  @Test
  void aHeadingThatOccursTwiceIsReportedWithBothCells() {
    book.text("J1", "理由");

    assertThat(book.problems(folder, Language.EN))
        .containsExactly("规则Rules!J1: the heading is already used at 规则Rules!H1; found \"理由\"");
  }

  @Test
  void aMissingRequiredColumnIsReportedAndAnOptionalOneIsEmpty() throws RefusedException {
    book.cell("D1").setBlank();
    assertThat(book.row(folder).text("share")).isEmpty();

    book.cell("C1").setBlank();
    book.cell("C2").setBlank();
    assertThat(book.problems(folder, Language.ZH)).containsExactly("规则Rules!A1：第 1 行缺少列标题“得分（分）”");
  }

  @Test
  void textBeyondTheHeadingsIsReported() {
    book.text("L2", "remember");

    assertThat(book.problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!L2: this column has no heading; found \"remember\"; allowed: a heading in row"
                + " 1, or an empty column");
  }

  @Test
  void rowsAfterABlankRowAreStillRead() throws RefusedException {
    book.text("A5", "R-2").number("C5", 3);
    book.cell("A4").setCellValue("   ");

    assertThat(Workbooks.read(folder, book.bytes()).rows(Workbooks.RULES))
        .extracting(Row::id)
        .containsExactly("R-1", "R-2");
  }

  @Test
  void anErrorCellIsReported() {
    book.cell("H2").setCellErrorValue(FormulaError.REF);

    assertThat(book.problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!H2: the cell is an error; found \"#REF!\"; allowed: enter the value itself");
  }

  @Test
  void anIdThatOccursTwiceIsReportedWithBothCells() {
    book.text("A3", "r-1").number("C3", 1);

    assertThat(book.problems(folder, Language.ZH))
        .containsExactly("规则Rules!A3：编号重复，已见于 规则Rules!A2；实际为“r-1”；允许：每行一个不同的编号");
  }

  @Test
  void anIdIsLettersDigitsHyphensDotsAndUnderscores() throws RefusedException {
    for (String id : List.of("PAY-01", "a.b_c", "准入-1", "7")) {
      book.text("A2", id);
      assertThat(book.row(folder).id()).isEqualTo(id);
    }
    for (String id : List.of("PAY 01", "PAY/01", "ＰＡＹ", "a;b", "x".repeat(65))) {
      book.text("A2", id);
      assertThat(book.problems(folder, Language.EN))
          .singleElement()
          .asString()
          .startsWith("规则Rules!A2: invalid id; found ");
    }
  }

  @Test
  void aRequiredCellThatIsEmptyIsReported() {
    book.text("H3", "no id, no points");

    assertThat(book.problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!A3: \"Id\" must be filled in", "规则Rules!C3: \"Points\" must be filled in");
  }

  @Test
  void allProblemsAreReportedAtOnceSortedByTabRowAndColumn() {
    book.cell(1, "A2").setCellValue("T 1");
    book.text("D12", "many").number("C3", 1).text("A12", "R-12").text("E12", "few");
    book.text("A3", "R 3").text("Z1", "odd").number("C12", 1);

    assertThat(book.problems(folder, Language.EN))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactly("规则Rules!Z1", "规则Rules!A3", "规则Rules!D12", "规则Rules!E12", "用例Cases!A2");
  }

  @Test
  void beyondAThousandProblemsTheirNumberIsReported() {
    for (int row = 2; row < 1_400; row++) {
      book.text("A" + row, "R" + row).text("C" + row, "?");
    }

    assertThat(book.problems(folder, Language.EN))
        .hasSize(Findings.MOST + 1)
        .last()
        .isEqualTo("policy.xlsx: there are 1398 problems; only the first 1000 are reported");
  }

  @Test
  void richTextIsReadAsText() throws RefusedException {
    XSSFFont bold = book.workbook.createFont();
    bold.setBold(true);
    XSSFRichTextString rich = new XSSFRichTextString("逾期 30 天");
    rich.applyFont(3, 5, bold);
    book.cell("H2").setCellValue(rich);

    assertThat(book.row(folder).text("reason")).isEqualTo("逾期 30 天");
  }

  @Test
  void aFileThatIsNotThereOrIsAFolderIsReported() {
    assertThat(problemsOf(folder.resolve("gone.xlsx"))).containsExactly("gone.xlsx: no such file");
    assertThat(problemsOf(folder))
        .singleElement()
        .asString()
        .endsWith("this is a folder, not a file");
  }

  private static List<String> problemsOf(Path file) {
    try {
      XlsxReader.read(file, Workbooks.SHEETS);
      return List.of();
    } catch (RefusedException refused) {
      return refused.problems().stream().map(problem -> problem.in(Language.EN)).toList();
    }
  }
}
