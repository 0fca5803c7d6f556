package org.shouxin.workbook;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.shouxin.problem.Text;

/**
 * Turns an Excel formula into self-contained text: references to cells of the same row become
 * column keys, names stay. Nothing is evaluated. Names and functions are checked later; here only
 * the tokens are: numbers, names, texts in quotes, operators, parentheses and commas.
 */
final class FormulaText {

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
              + "|(?<name>\\$?[\\p{L}_][\\p{L}\\p{N}_.$]*)"
              + "|(?<text>\"[^\"]*\")"
              + "|(?<sign><=|>=|<>|[-+*/^%&=<>(),])"
              + "|(?<other>(?s:.)))");
  private static final Pattern REFERENCE =
      Pattern.compile("(\\$?)([A-Za-z]{1,3})(\\$?)([0-9]{1,7})");
  private static final int LAST_COLUMN = 16_384;
  private static final int LAST_ROW = 1_048_576;
  private static final Text PLAIN =
      new Text(
          "只用数字、事实名称、本行单元格、+ - * / 和函数",
          "numbers, fact names, cells of this row, + - * / and functions");

  private final Findings findings;
  private final Tab tab;
  private final int row;
  private final int column;
  private final IntFunction<Optional<Column>> columns;
  private final Set<String> reported = new LinkedHashSet<>();

  /**
   * @param row of the cell that holds the formula, from 0
   * @param column of that cell, from 0
   * @param columns the declared column at each position, from 0
   */
  FormulaText(
      Findings findings, Tab tab, int row, int column, IntFunction<Optional<Column>> columns) {
    this.findings = findings;
    this.tab = tab;
    this.row = row;
    this.column = column;
    this.columns = columns;
  }

  /**
   * The formula with its equals sign, or empty when problems were reported.
   *
   * @param formula as in the file
   * @param down rows by which relative references move, for a formula that several cells share
   * @param right columns by which they move
   */
  Optional<String> canonical(String formula, int down, int right) {
    StringBuilder out = new StringBuilder("=");
    boolean operand = false;
    Matcher word = WORD.matcher(formula.strip());
    while (word.lookingAt()) {
      String name = word.group("name");
      boolean next = name != null || word.group("number") != null || word.group("text") != null;
      if (word.group("other") != null) {
        refuse(word.group("other"));
      } else if (word.group("text") != null && !isCompared(out, formula.strip(), word.end())) {
        refuse("\"");
      } else if (next && operand) {
        problem(
            new Text("公式里两个名称之间缺少运算符", "an operator is missing in the formula"),
            word.group().strip());
      } else if (name == null) {
        out.append(word.group().strip());
      } else {
        boolean called = formula.strip().substring(word.end()).stripLeading().startsWith("(");
        out.append(called ? name : name(name, down, right));
      }
      operand = next;
      word.region(word.end(), formula.strip().length());
    }
    if (out.length() == 1 && reported.isEmpty()) {
      problem(new Text("公式是空的", "the formula is empty"), "");
    }
    return reported.isEmpty() ? Optional.of(out.toString()) : Optional.empty();
  }

  /** Whether the text that ends there stands next to {@code =} or {@code <>}. */
  private static boolean isCompared(StringBuilder before, String formula, int end) {
    String next = formula.substring(end).stripLeading();
    return (before.length() > 1 && before.toString().matches("(?s).*(?:[^<>]=|<>)"))
        || next.startsWith("=")
        || next.startsWith("<>");
  }

  private String name(String name, int down, int right) {
    Matcher reference = REFERENCE.matcher(name);
    if (!reference.matches()) {
      if (name.indexOf('$') >= 0) {
        refuse("$");
      }
      return name;
    }
    int atColumn = CellReference.convertColStringToIndex(reference.group(2));
    int atRow = Integer.parseInt(reference.group(4)) - 1;
    if (atColumn >= LAST_COLUMN || atRow >= LAST_ROW) {
      return name;
    }
    atColumn += reference.group(1).isEmpty() ? right : 0;
    atRow += reference.group(3).isEmpty() ? down : 0;
    if (atRow != row) {
      problem(
          new Text("公式引用了别的行", "the formula refers to another row"),
          Tab.letters(Math.max(0, atColumn)) + (atRow + 1));
      return name;
    }
    Optional<Column> read = columns.apply(atColumn);
    if (atColumn == column || read.isEmpty() || !read.get().numeric()) {
      problem(
          atColumn == column
              ? new Text("公式引用了自己", "the formula refers to itself")
              : new Text("公式引用的列不是数字列", "the formula refers to a column that is not of numbers"),
          name);
      return name;
    }
    return read.get().key();
  }

  private void refuse(String found) {
    switch (found) {
      case "!" -> problem(new Text("公式引用了别的工作表", "the formula refers to another sheet"), found);
      case "[", "]" ->
          problem(
              new Text("公式引用了别的工作簿或表格", "the formula refers to another workbook or a table"),
              found);
      case ":" -> problem(new Text("公式引用了一片区域", "the formula refers to a range"), found);
      case "\"", "'" ->
          problem(new Text("公式里不能有引号或文字", "a formula may not have quotes or texts"), found);
      case "|" ->
          problem(new Text("公式调用了外部程序（DDE）", "the formula calls another program (DDE)"), found);
      case "{", "}" -> problem(new Text("公式里不能有数组", "a formula may not have arrays"), found);
      default -> problem(new Text("公式里不能有这个字符", "a formula may not have this character"), found);
    }
  }

  private void problem(Text what, String found) {
    if (reported.add(what.en())) {
      findings.cell(tab, row, column, what, found, PLAIN);
    }
  }
}
