package org.shouxin.workbook.form;

import java.math.BigDecimal;
import java.util.List;
import org.shouxin.problem.Text;
import org.shouxin.workbook.SheetSchema;

/** What may be entered in a cell, as far as Excel's data validation can check it. */
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
   * An entry of a column of another sheet; Excel offers these and asks about anything else.
   *
   * @param sheet the other sheet
   * @param key the column
   * @param besides what else is allowed, shown when Excel asks; both texts may be empty
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
   * A number of a column with a required total.
   *
   * @param total the required total; Excel shows the column in red while it differs
   * @param by column the column that groups the rows; empty for one group
   */
  record Share(BigDecimal total, String by, String apart) implements Entry {}

  /** A calendar day. */
  record Day() implements Entry {}
}
