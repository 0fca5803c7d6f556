package org.shouxin.policy.formula;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.condition.Condition;

/**
 * A look-up table as the policy prints it: one or two facts look up a number, which formulas read
 * by the table's name. Whatever the facts, exactly one cell is met (R16); a fact may lack a value
 * only where a row or column is for that.
 *
 * @param name by which formulas read it
 * @param down the fact whose conditions stand in the first column
 * @param across the fact whose conditions stand in the first row; null in a table of one dimension
 * @param cells row by row
 */
public record LookUp(String name, Fact down, @Nullable Fact across, List<Cell> cells) {

  /**
   * A cell of the table.
   *
   * @param id its row and column by their conditions, {@code limit_matrix(good × large)}
   * @param place in the workbook
   * @param down the condition of its row
   * @param across that of its column; null in a table of one dimension
   * @param value its number
   */
  public record Cell(
      String id, String place, Condition down, @Nullable Condition across, BigDecimal value) {}

  /** The facts that it asks. */
  public List<Fact> asked() {
    return across == null ? List.of(down) : List.of(down, across);
  }

  /** Whether it has a cell for those of whom a fact that it asks is not known. */
  boolean answersMissing(Fact fact) {
    return cells.stream()
        .map(cell -> fact.equals(down) ? cell.down() : cell.across())
        .anyMatch(condition -> condition != null && condition.ranges().contains(Codes.MISSING));
  }

  /** Whether the facts that it asks are known, or it has a cell for those of whom they are not. */
  public boolean isAnswered(Formula.Values values) {
    return asked().stream().allMatch(fact -> values.number(fact) != null || answersMissing(fact));
  }

  /** The one cell that the facts meet. */
  public Cell cell(Formula.Values values) {
    long row = code(values, down);
    long column = across == null ? 0 : code(values, across);
    for (Cell cell : cells) {
      if (cell.down().ranges().contains(row)
          && (cell.across() == null || cell.across().ranges().contains(column))) {
        return cell;
      }
    }
    throw new IllegalStateException("no cell of " + name);
  }

  private static long code(Formula.Values values, Fact fact) {
    BigDecimal number = values.number(fact);
    if (number == null) {
      return Codes.MISSING;
    }
    return fact.type() == FactType.NUMBER ? Codes.of(number) : number.longValueExact();
  }

  /** Where its numbers lie. */
  Interval range() {
    return cells.stream()
        .map(cell -> Interval.of(Fraction.of(cell.value())))
        .reduce(Interval::or)
        .orElseThrow();
  }
}
