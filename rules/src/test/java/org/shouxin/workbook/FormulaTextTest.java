package org.shouxin.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellFormulaType;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/** A formula is read as words over facts and cells of its own row; nothing is evaluated. */
class FormulaTextTest {

  private final Path folder;
  private final Workbooks book = Workbooks.sound();

  FormulaTextTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MIN(avg_purchases*E2/30, C2) | =MIN(avg_purchases*days/30,points)",
        "$C2*$D$2 | =points*share",
        "c2 + 1 | =points+1",
        "ROUND(LOG10(5),-2)>=1.5E+3 | =ROUND(LOG10(5),-2)>=1.5E+3",
        "月均采购额*0.8 | =月均采购额*0.8",
        "on_time_pct | =on_time_pct",
      })
  void cellsOfTheSameRowBecomeColumnKeysAndNamesStay(String formula, String text)
      throws RefusedException {
    assertThat(book.formula("I2", formula).row(folder).text("limit")).isEqualTo(text);
  }

  @Test
  void aFormulaFilledDownIsReadInEachRow() throws RefusedException {
    var first = book.formula("I2", "facts_limit*C2").cell("I2").getCTCell().getF();
    first.setT(STCellFormulaType.SHARED);
    first.setSi(0);
    first.setRef("I2:I3");
    book.text("A3", "R-2").number("C3", 3);
    var second = book.cell("I3").getCTCell().addNewF();
    second.setT(STCellFormulaType.SHARED);
    second.setSi(0);

    assertThat(Workbooks.read(folder, book.bytes()).rows(Workbooks.RULES))
        .extracting(row -> row.text("limit"))
        .containsExactly("=facts_limit*points", "=facts_limit*points");
  }

  @Test
  void aPlainNumberIsAFormulaToo() throws RefusedException {
    assertThat(book.number("I2", 50_000).row(folder).text("limit")).isEqualTo("50000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C3*2 | the formula refers to another row | C3",
        "C$1 | the formula refers to another row | C1",
        "Cases!A2 | the formula refers to another sheet | !",
        "C2:E2 | the formula refers to a range | :",
        "I2+1 | the formula refers to itself | I2",
        "H2 | the formula refers to a column that is not of numbers | H2",
        "Z2 | the formula refers to a column that is not of numbers | Z2",
        "C2 E2 | an operator is missing in the formula | E2",
        "rate 5 | an operator is missing in the formula | 5",
        "Table1[Points] | the formula refers to another workbook or a table | [",
        "{1,2} | a formula may not have arrays | {",
        "\"text\" | a formula may not have quotes or texts | \"\"\"",
        "C2#1 | a formula may not have this character | #",
        "@C2 | a formula may not have this character | @",
      })
  void anythingElseIsRefusedWithItsPlace(String formula, String what, String found) {
    book.formula("I2", formula);

    assertThat(book.problems(folder, Language.EN))
        .first()
        .asString()
        .startsWith("规则Rules!I2: " + what + "; found \"" + found.charAt(0))
        .endsWith("; allowed: numbers, fact names, cells of this row, + - * / and functions");
  }

  @Test
  void aFormulaInAnyOtherColumnIsRefused() {
    book.formula("C2", "1+1").formula("H2", "TODAY()");

    assertThat(book.problems(folder, Language.ZH))
        .containsExactly(
            "规则Rules!C2：这一列不能用公式；实际为“=1+1”；允许：直接写出数值或文字",
            "规则Rules!H2：这一列不能用公式；实际为“=TODAY()”；允许：直接写出数值或文字");
  }

  @Test
  void aFormulaWrittenAsTextIsReported() {
    assertThat(book.text("I2", "=C2*2").problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!I2: this is a text, not a formula; found \"=C2*2\"; allowed: set the format to"
                + " General, then type the formula again");
    assertThat(book.text("I2", "a lot").problems(folder, Language.EN))
        .singleElement()
        .asString()
        .startsWith("规则Rules!I2: neither a formula nor a number; found \"a lot\"");
  }

  @Test
  void theResultThatExcelLastComputedIsNeverRead() throws RefusedException {
    book.formula("I2", "C2*2").cell("I2").getCTCell().setV("999999");

    assertThat(book.row(folder).text("limit")).isEqualTo("=points*2");
  }
}
