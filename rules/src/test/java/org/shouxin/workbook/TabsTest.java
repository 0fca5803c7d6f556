package org.shouxin.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/** Which tabs a workbook needs, and that nothing hidden or merged in them may decide. */
class TabsTest {

  private final Path folder;
  private final Workbooks book = Workbooks.sound();

  TabsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void tabsAreFoundByChineseOrEnglishTitleHoweverSpelt() throws RefusedException {
    for (String title : List.of("规则", "Rules", "rules", "规则 Rules", "规则_RULES")) {
      book.workbook.setSheetName(0, title);
      assertThat(book.row(folder).cell("points").place()).isEqualTo(title + "!C2");
    }
  }

  @Test
  void theGuideTabIsForPeopleAndIgnored() throws RefusedException {
    book.workbook.createSheet("说明Guide");
    book.cell(2, "A1").setCellFormula("TODAY()");

    assertThat(book.row(folder).id()).isEqualTo("R-1");
  }

  @Test
  void anUnknownTabIsReported() {
    book.workbook.createSheet("规责");

    assertThat(book.problems(folder, Language.ZH))
        .singleElement()
        .asString()
        .startsWith("规责!A1：没有这张工作表；实际为“规责”；允许：规则Rules, 用例Cases")
        .contains("是否指 规则");
    assertThat(book.problems(folder, Language.EN))
        .singleElement()
        .asString()
        .startsWith("规责!A1: unknown sheet; found \"规责\"; allowed: ")
        .contains("did you mean 规则");
  }

  @Test
  void aMissingSheetIsReportedOnlyWhenItIsRequired() throws RefusedException {
    book.workbook.removeSheetAt(1);
    assertThat(book.row(folder).id()).isEqualTo("R-1");

    book.workbook.createSheet("用例Cases");
    book.cell(1, "A1").setCellValue("Id");
    book.workbook.removeSheetAt(0);
    assertThat(book.problems(folder, Language.EN))
        .containsExactly("规则Rules!A1: the sheet is missing; allowed: All rules stand here");
  }

  @Test
  void twoTabsForOneSheetAreReported() {
    book.workbook.createSheet("Rules");

    assertThat(book.problems(folder, Language.EN))
        .containsExactly(
            "Rules!A1: names the same sheet as 规则Rules; found \"Rules\"; allowed: one tab for each"
                + " sheet");
  }

  @Test
  void nothingHiddenMayDecide() {
    book.workbook.getSheetAt(0).setColumnHidden(7, true);
    book.text("H2", "x").text("A3", "R-2").number("C3", 1);
    book.workbook.getSheetAt(0).getRow(2).setZeroHeight(true);
    book.workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);

    assertThat(book.problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!H2: this column is hidden; found \"H\"; allowed: unhide it",
            "规则Rules!A3: this row is hidden; allowed: unhide them or clear the filter",
            "用例Cases!A1: the sheet is hidden; found \"用例Cases\"; allowed: unhide it or delete it");
  }

  @Test
  void aColumnOfNoWidthAndANumberFormatThatShowsNothingAreHiddenToo() {
    book.workbook.getSheetAt(0).setColumnWidth(7, 0);
    book.text("H2", "x").number("D2", 3, ";;;").number("E2", 3, "\"9\"");

    assertThat(book.problems(folder, Language.ZH))
        .containsExactly(
            "规则Rules!D2：数字格式把内容隐藏了；实际为“3”；允许：改用“常规”格式",
            "规则Rules!E2：数字格式把内容隐藏了；实际为“3”；允许：改用“常规”格式",
            "规则Rules!H2：这一列被隐藏；实际为“H”；允许：取消隐藏");
  }

  @Test
  void emptyRowsAndColumnsMayBeHidden() throws RefusedException {
    book.workbook.getSheetAt(0).setColumnHidden(20, true);
    book.cell("A9").setBlank();
    book.workbook.getSheetAt(0).getRow(8).setZeroHeight(true);

    assertThat(book.row(folder).id()).isEqualTo("R-1");
  }

  @Test
  void mergedCellsOverDataAreReportedAndElsewhereIgnored() throws RefusedException {
    book.workbook.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("N30:P31"));
    assertThat(book.row(folder).id()).isEqualTo("R-1");

    book.workbook.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("H2:H4"));
    assertThat(book.problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!H2: merged cells; found \"H2:H4\"; allowed: unmerge them and fill in each"
                + " row");
  }
}
