package org.shouxin.workbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A typed row of a sheet with its cells. Immutable. */
public final class Row {

  private final SheetSchema sheet;
  private final Map<String, Cell> cells;

  /**
   * @param sheet the sheet that declares the columns
   * @param cells by column key; a cell for every declared column, empty ones included, and for
   *     every further column of an open sheet
   */
  public Row(SheetSchema sheet, Map<String, Cell> cells) {
    this.sheet = sheet;
    this.cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** Its sheet. */
  public SheetSchema sheet() {
    return sheet;
  }

  /** The row's stable id: the content of its first column. */
  public String id() {
    return text(sheet.columns().get(0).key());
  }

  /** All cells by column key. */
  public Map<String, Cell> cells() {
    return cells;
  }

  /**
   * The cell of a column.
   *
   * @throws IllegalArgumentException if the row has no such column
   */
  public Cell cell(String key) {
    Cell cell = cells.get(key);
    if (cell == null) {
      throw new IllegalArgumentException(sheet.key() + " has no column " + key);
    }
    return cell;
  }

  /** The content of a column's cell, empty if the cell is empty. */
  public String text(String key) {
    return cell(key).text();
  }
}
