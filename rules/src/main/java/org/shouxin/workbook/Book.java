package org.shouxin.workbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.problem.Problem;

/**
 * A workbook as data: the rows of each declared sheet, in sheet order. Read from Excel or from the
 * text rendering, written to either. Immutable.
 */
public final class Book {

  private final Map<SheetSchema, List<Row>> sheets;
  private final List<Problem> doubts;

  /**
   * @param sheets the rows of every declared sheet, in the order of the declaration
   */
  public Book(Map<SheetSchema, List<Row>> sheets) {
    this(sheets, List.of());
  }

  /**
   * @param doubts what Excel shows otherwise than it is read; none forbids the workbook
   */
  Book(Map<SheetSchema, List<Row>> sheets, List<Problem> doubts) {
    this.doubts = List.copyOf(doubts);
    Map<SheetSchema, List<Row>> copy = new LinkedHashMap<>();
    sheets.forEach((schema, rows) -> copy.put(schema, List.copyOf(rows)));
    this.sheets = Collections.unmodifiableMap(copy);
  }

  /** All sheets with their rows. */
  public Map<SheetSchema, List<Row>> sheets() {
    return sheets;
  }

  /** What Excel shows otherwise than it is read, to be confirmed by people. */
  public List<Problem> doubts() {
    return doubts;
  }

  /** The rows of a sheet in their order; none if the workbook does not have it. */
  public List<Row> rows(SheetSchema sheet) {
    return sheets.getOrDefault(sheet, List.of());
  }
}
