package org.shouxin.workbook;

import java.math.BigDecimal;
import java.util.List;

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
   */
  record From(SheetSchema sheet, String key) implements Entry {}

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
   */
  record Share(BigDecimal total) implements Entry {}

  /** A calendar day. */
  record Day() implements Entry {}
}
