package org.shouxin.workbook;

import static org.shouxin.workbook.Hostile.SHEET;
import static org.shouxin.workbook.Hostile.cells;
import static org.shouxin.workbook.Hostile.formula;
import static org.shouxin.workbook.Hostile.replaced;

import java.util.Random;
import java.util.stream.Stream;

/** Sheets that are too large, out of order, or full of formulas that reach outside. */
final class HostileSheets {

  private static final String TAB = "规则Rules";

  private HostileSheets() {}

  static Stream<Hostile> all() {
    return Stream.of(sizes(), orders(), contents(), formulas(), others()).flatMap(each -> each);
  }

  private static Stream<Hostile> sizes() {
    return Stream.of(
        row(
            "100,000 columns",
            columns(16_000) + "</row><row r='4'>" + columns(16_384),
            "GS3",
            "too far to the right"),
        row(
            "a cell in the last column",
            "<c r='XFD3'><v>1</v></c>",
            "XFD3",
            "too far to the right"),
        rows(
            "a cell in the last row",
            "<row r='1048576'><c r='A1048576'><v>1</v></c></row>",
            "A1048576",
            "too far down"),
        rows(
            "a row beyond the last",
            "<row r='99999999'><c r='A99999999'/></row>",
            "A2",
            "are damaged"),
        rows("a row number of 30 digits", "<row r='" + "9".repeat(30) + "'/>", "A2", "are damaged"),
        rows("a negative row", "<row r='-1'/>", "A2", "are damaged"),
        rows(
            "120,000 cells",
            ("<row>" + columns(100) + "</row>").repeat(1_200),
            "CL1002",
            "too many cells"),
        cells(
            "a text of 32,767 letters and one more",
            book -> raw(book, "H2", "x".repeat(CellText.LONGEST + 1)),
            TAB + "!H2",
            "the text is too long"),
        cells(
            "a text of 20 MB", book -> raw(book, "H2", noise(20 << 20)), Hostile.FILE, "too large"),
        cells("a text of 5 MB", book -> raw(book, "H2", noise(5 << 20)), TAB + "!H2", "too long"),
        cells(
            "a formula of 100,000 letters",
            book -> book.formula("I2", "1+".repeat(50_000) + "1"),
            TAB + "!I2",
            "the formula is too long"),
        value("a number with an exponent of a milliard", "1E999999999", "not kept"),
        value("a number of a million digits", "9".repeat(900_000), "not kept"),
        value("infinity", "INF", "not kept"),
        value("no number", "NaN", "not kept"));
  }

  private static Hostile value(String name, String stored, String says) {
    String message = says.equals("not kept") ? "cannot be stored exactly" : says;
    return replaced(name, SHEET, "<v>5.0</v>", "<v>" + stored + "</v>", TAB + "!C2", message);
  }

  private static Stream<Hostile> orders() {
    return Stream.of(
        row("a cell twice in a row", "<c r='A3'/><c r='A3'/>", "A3", "are damaged"),
        row("cells out of order", "<c r='C3'/><c r='B3'/>", "C3", "are damaged"),
        row("a cell that claims another row", "<c r='A9'/>", "A3", "are damaged"),
        row("a cell that claims no place", "<c r='1A'/>", "A3", "are damaged"),
        rows("rows out of order", "<row r='1'/>", "A2", "are damaged"),
        rows(
            "rows that only Excel would see",
            "<AlternateContent"
                + " xmlns='http://schemas.openxmlformats.org/markup-compatibility/2006'/>",
            "C2",
            "are damaged"),
        row(
            "a text that is not in the list of texts",
            "<c r='A3' t='s'><v>99</v></c>",
            "A3",
            "cell is damaged"),
        row("a cell of no known type", "<c r='A3' t='zz'><v>1</v></c>", "A3", "cell is damaged"),
        replaced(
            "columns over columns",
            SHEET,
            "<sheetData>",
            "<cols><col min='1' max='16384'/><col min='1' max='16384'/></cols><sheetData>",
            TAB + "!A1",
            "are damaged"));
  }

  private static Stream<Hostile> contents() {
    return Stream.of(
        cells(
            "Import as a heading",
            b -> b.text("J1", "Import").text("J2", "java.lang.*"),
            TAB + "!J1",
            "unknown heading"),
        cells(
            "Functions as a heading",
            b -> b.text("J1", "Functions"),
            TAB + "!J1",
            "unknown heading"),
        cells(
            "RuleTable beside the table",
            b -> b.text("K3", "RuleTable x"),
            TAB + "!K3",
            "no heading"),
        cells(
            "RuleSet below the table",
            b -> b.text("A9", "RuleSet org.evil"),
            TAB + "!A9",
            "invalid id"),
        cells(
            "code as an id",
            b -> b.text("A2", "x\"); System.exit(0); //"),
            TAB + "!A2",
            "invalid id"),
        cells("code as a number", b -> b.text("C2", "eval(\"5\")"), TAB + "!C2", "not a number"),
        cells(
            "code as a choice", b -> b.text("B2", "${7*7}"), TAB + "!B2", "not one of the choices"),
        cells(
            "a tab of Drools", b -> b.workbook.createSheet("Tables"), "Tables!A1", "unknown sheet"),
        cells(
            "text that turns itself round",
            b -> b.text("H2", "a\u202ebc"),
            TAB + "!H2",
            "invisible"));
  }

  private static Stream<Hostile> formulas() {
    return Stream.of(
        formula("cmd|'/c calc'!A0", "calls another program (DDE)"),
        formula("HYPERLINK(\"http://127.0.0.1:1/\",\"pay\")", "quotes or texts"),
        formula("WEBSERVICE(\"http://127.0.0.1:1/\")", "quotes or texts"),
        formula("INDIRECT(\"C\"&2)", "quotes or texts"),
        formula("[1]Sheet1!A1", "another workbook"),
        formula("'C:\\[a.xlsx]S'!A1", "another workbook"),
        formula("'用例Cases'!A2", "another sheet"),
        formula("SUM(C:C)", "a range"),
        formula("OFFSET(C2,1,0):C9", "a range"),
        formula("I2+1", "refers to itself"),
        formula("I3", "refers to another row"),
        formula("LET(x,{1;2},x)", "arrays"),
        formula("1+#REF!", "this character"),
        formula("java.lang.Runtime.exec(C2);1", "this character"));
  }

  private static Stream<Hostile> others() {
    return Stream.of(
        cells(
            "formulas in a circle",
            b -> b.formula("I2", "I3").formula("I3", "I2"),
            TAB + "!I3",
            "another row"),
        cells(
            "a formula as a reason",
            b -> b.formula("H2", "WEBSERVICE(C2)"),
            TAB + "!H2",
            "does not take a formula"),
        cells(
            "a formula as a heading",
            b -> b.formula("J1", "cmd|x!A0"),
            TAB + "!J1",
            "cannot be a formula"),
        cells(
            "a formula beside the table", b -> b.formula("M2", "NOW()"), TAB + "!M2", "no heading"),
        row(
            "an array formula",
            "<c r='I3'><f t='array' ref='I3:I9'>C2:C8</f></c>",
            "I3",
            "an array formula"),
        row("a data table", "<c r='I3'><f t='dataTable' ref='I3:I9'/></c>", "I3", "a data table"),
        row(
            "a shared formula without its text",
            "<c r='A3' t='str'><v>R</v></c><c r='C3'><v>1</v></c><c r='I3'><f t='shared'"
                + " si='7'/></c>",
            "I3",
            "the formula is empty"));
  }

  private static Hostile row(String name, String cells, String at, String says) {
    return rows(name, "<row r='3'>" + cells + "</row>", at, says);
  }

  private static Hostile rows(String name, String rows, String at, String says) {
    return replaced(name, SHEET, "</sheetData>", rows + "</sheetData>", TAB + "!" + at, says);
  }

  private static String columns(int count) {
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < count; i++) {
      cells.append("<c><v>").append(i * 7919 % 100_003).append("</v></c>");
    }
    return cells.toString();
  }

  private static void raw(Workbooks book, String reference, String text) {
    var cell = book.cell(reference).getCTCell();
    cell.setT(org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType.INLINE_STR);
    cell.addNewIs().setT(text);
  }

  private static String noise(int length) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) (random.nextInt(0x5000) + 0x4e00));
    }
    return text.toString().substring(0, length / 3);
  }
}
