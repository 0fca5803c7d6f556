package org.shouxin.policy.rows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Unreadable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.formula.FormulaNames;
import org.shouxin.policy.formula.FormulaParser;
import org.shouxin.policy.formula.FormulaScope;
import org.shouxin.problem.Text;
import org.shouxin.workbook.SheetSchema;

/** Reads the formula in a cell. */
public final class FormulaCell {

  private FormulaCell() {}

  /**
   * The formula; null when there is none or it cannot be read, which is reported.
   *
   * @param asked facts and conclusions known at this step
   * @param inputs the numbers of the own row by column key; an empty cell is absent
   * @param when the conditions of the row: a fact that they want is there
   */
  public static @Nullable Formula read(
      Compilation compilation,
      SheetSchema sheet,
      RowReader row,
      String key,
      Dictionary asked,
      Map<String, BigDecimal> inputs,
      List<Condition> when) {
    if (row.empty(key)) {
      return null;
    }
    try {
      return read(
          row,
          key,
          FormulaParser.parse(row.raw(key), scope(compilation, sheet, row, asked, inputs, when)));
    } catch (Unreadable unreadable) {
      row.problem(key, unreadable);
      return null;
    }
  }

  /**
   * The formula of a number between two bounds; null when it cannot be read or might leave them,
   * which is reported with values that take it there.
   *
   * @param unit of the number
   */
  public static @Nullable Formula between(
      Compilation compilation,
      SheetSchema sheet,
      RowReader row,
      String key,
      Dictionary asked,
      List<Condition> when,
      BigDecimal least,
      BigDecimal most,
      Text unit) {
    try {
      FormulaScope scope = scope(compilation, sheet, row, asked, Map.of(), when);
      return read(row, key, FormulaParser.parse(row.raw(key), scope, least, most, unit));
    } catch (Unreadable unreadable) {
      row.problem(key, unreadable);
      return null;
    }
  }

  private static FormulaScope scope(
      Compilation compilation,
      SheetSchema sheet,
      RowReader row,
      Dictionary asked,
      Map<String, BigDecimal> inputs,
      List<Condition> when) {
    return new FormulaScope(
        asked,
        FormulaNames.headings(sheet),
        inputs,
        compilation.lookUps(),
        when,
        name -> compilation.isBroken(name) || isWrong(row, name));
  }

  private static @Nullable Formula read(RowReader row, String key, @Nullable Formula formula) {
    if (formula != null) {
      row.canonical(key, formula.text());
    }
    return formula;
  }

  /** Whether the name is a column of the row whose cell was reported as wrong. */
  private static boolean isWrong(RowReader row, String name) {
    return FormulaNames.COLUMNS.contains(name) && row.has(name) && row.wrong(name);
  }

  /** Keeps a number that was read. */
  public static void put(Map<String, BigDecimal> inputs, String key, @Nullable BigDecimal number) {
    if (number != null) {
      inputs.put(key, number);
    }
  }
}
