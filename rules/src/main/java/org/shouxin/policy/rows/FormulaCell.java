package org.shouxin.policy.rows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Unreadable;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.formula.FormulaNames;
import org.shouxin.policy.formula.FormulaParser;
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
      Formula formula =
          FormulaParser.parse(
              row.raw(key),
              asked,
              FormulaNames.headings(sheet),
              inputs,
              compilation.lookUps(),
              when.stream()
                  .filter(condition -> !condition.ranges().contains(Codes.MISSING))
                  .map(condition -> condition.fact().name())
                  .collect(Collectors.toSet()),
              name -> compilation.isBroken(name) || isWrong(row, name));
      if (formula != null) {
        row.canonical(key, formula.text());
      }
      return formula;
    } catch (Unreadable unreadable) {
      row.problem(key, unreadable);
      return null;
    }
  }

  /** Whether the name is a column of the row whose cell was reported as wrong. */
  private static boolean isWrong(RowReader row, String name) {
    return FormulaNames.COLUMNS.contains(name) && row.has(name) && !row.empty(name);
  }

  /** Keeps a number that was read. */
  public static void put(Map<String, BigDecimal> inputs, String key, @Nullable BigDecimal number) {
    if (number != null) {
      inputs.put(key, number);
    }
  }
}
