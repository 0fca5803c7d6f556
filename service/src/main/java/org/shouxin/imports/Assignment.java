package org.shouxin.imports;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a mapping fills a column.
 *
 * @param column the column's name
 * @param line line of the mapping, for problems
 * @param parts texts put together, of cells and constants; nothing when one of its cells is empty
 * @param otherwise used if that is empty; null for nothing
 * @param when conditions that must hold, else the column is empty
 * @param words translations of the cell values, added line by line; empty if not translated
 * @param merge which of several values is used for a row that is written once
 */
record Assignment(
    String column,
    int line,
    List<Part> parts,
    @Nullable Part otherwise,
    List<CellCondition> when,
    Map<String, String> words,
    Merge merge) {

  /** Matches every value without a translation of its own. */
  static final String ANY = "*";

  enum Merge {
    SAME,
    EARLIEST,
    LATEST
  }

  /**
   * A part of a text.
   *
   * @param heading whether {@code text} is the heading of a cell, not a constant
   * @param text the heading or the constant
   */
  record Part(boolean heading, String text) {}

  /** The headings of the cells that it reads. */
  Stream<String> headings() {
    return Stream.concat(
        when.stream().map(CellCondition::heading),
        Stream.concat(parts.stream(), Stream.ofNullable(otherwise))
            .filter(Part::heading)
            .map(Part::text));
  }
}
