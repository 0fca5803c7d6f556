package org.shouxin.imports;

import java.util.List;

/**
 * A comparison of one cell of a row.
 *
 * @param heading the cell's heading
 * @param kind the kind of comparison
 * @param values what the cell is compared with
 */
record CellCondition(String heading, Kind kind, List<String> values) {

  /** The kind of comparison. */
  enum Kind {
    IS,
    IS_NOT,
    GIVEN,
    EMPTY
  }

  /** Whether it holds for a trimmed cell; empty if the cell is empty. */
  boolean holds(String cell) {
    return switch (kind) {
      case IS -> values.contains(cell);
      case IS_NOT -> !values.contains(cell);
      case GIVEN -> !cell.isEmpty();
      case EMPTY -> cell.isEmpty();
    };
  }
}
