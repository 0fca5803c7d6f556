package org.shouxin.workbook;

import java.math.BigDecimal;
import java.util.List;
import org.shouxin.problem.Text;

/** What a person may enter in a cell, as far as Excel can watch over it with data validation. */
public sealed interface Entry {

  /** Anything; Excel shows the column's hint and refuses nothing. */
  record Free() implements Entry {}

  /** An id that no other row of the sheet has. */
  record Unique() implements Entry {}

  /**
   * One of a short list.
   *
   * @param labels what the drop-down offers, without commas
   * @param strict whether Excel refuses anything else, or only asks
   */
  record OneOf(List<String> labels, boolean strict) implements Entry {}

  /**
   * Something that stands in a column of another sheet; Excel offers it and asks about anything
   * else.
   *
   * @param sheet the other sheet
   * @param key the column
   * @param besides what else may stand there, said when Excel asks; both texts empty for nothing
   */
  record From(SheetSchema sheet, String key, Text besides) implements Entry {}

  /**
   * A number.
   *
   * @param low lowest
   * @param high highest
   * @param whole whether it has to be whole
   */
  record Between(BigDecimal low, BigDecimal high, boolean whole) implements Entry {}

  /**
   * A number of a column that has to add up.
   *
   * @param total what all rows give together; Excel turns the column red while they do not
   * @param by column by which rows belong together; empty when all of them do
   */
  record Share(BigDecimal total, String by) implements Entry {}

  /** A calendar day. */
  record Day() implements Entry {}
}
