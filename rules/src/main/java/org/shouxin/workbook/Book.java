package org.shouxin.workbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
  private final Extras extras;

  /**
   * @param sheets the rows of every declared sheet, in the order of the declaration
   */
  public Book(Map<SheetSchema, List<Row>> sheets) {
    this(sheets, Extras.NONE);
  }

  /**
   * @param sheets the rows of every declared sheet, in the order of the declaration
   * @param extras what its file has besides them
   */
  public Book(Map<SheetSchema, List<Row>> sheets, Extras extras) {
    this(sheets, List.of(), extras);
  }

  /**
   * @param doubts what Excel shows otherwise than it is read; none forbids the workbook
   */
  Book(Map<SheetSchema, List<Row>> sheets, List<Problem> doubts, Extras extras) {
    this.doubts = List.copyOf(doubts);
    this.extras = extras;
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

  /** What its file has besides the rows. */
  public Extras extras() {
    return extras;
  }

  /** The rows of a sheet in their order; none if the workbook does not have it. */
  public List<Row> rows(SheetSchema sheet) {
    return sheets.getOrDefault(sheet, List.of());
  }

  /** The same rows with what another book has besides, and in its order as far as it has them. */
  public Book inTheFormOf(Book other) {
    Map<SheetSchema, List<Row>> ordered = new LinkedHashMap<>();
    sheets.forEach(
        (schema, rows) -> {
          List<String> ids = other.rows(schema).stream().map(Row::id).toList();
          List<Row> sorted = new ArrayList<>(rows);
          sorted.sort(
              Comparator.comparingInt(
                  row -> ids.contains(row.id()) ? ids.indexOf(row.id()) : ids.size()));
          ordered.put(schema, sorted);
        });
    return new Book(ordered, other.extras);
  }
}
