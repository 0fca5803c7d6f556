package org.shouxin.imports;

import java.util.List;

/** A comparison of the cell under a heading with values. */
record CellCondition(String heading, Kind kind, List<String> values) {

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
