package org.shouxin.imports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan for the rows of a file in one table: one byte per row. Rows of a table that is written
 * once are kept.
 */
final class Plan {

  /** The action for a row. */
  enum Deed {
    NOTHING,
    THERE,
    ADD,
    CHANGE
  }

  private static final Deed[] DEEDS = Deed.values();

  private byte[] deeds = new byte[1 << 12];
  private final long[] counts = new long[DEEDS.length];

  /** Rows that are written once, by their key. */
  final Map<String, OnceRow> once = new LinkedHashMap<>();

  /** A row composed from many rows of the file. */
  static final class OnceRow {
    final long line;
    final @Nullable Object[] values;
    Deed deed = Deed.NOTHING;

    OnceRow(long line, @Nullable Object[] values) {
      this.line = line;
      this.values = values;
    }
  }

  /**
   * Decides on a row.
   *
   * @param ordinal the row's place in the file, from 0
   */
  void decide(int ordinal, Deed deed) {
    if (ordinal >= deeds.length) {
      deeds = Arrays.copyOf(deeds, Math.max(ordinal + 1, deeds.length * 2));
    }
    deeds[ordinal] = (byte) deed.ordinal();
    count(deed);
  }

  void count(Deed deed) {
    counts[deed.ordinal()]++;
  }

  Deed deed(int ordinal) {
    return ordinal < deeds.length ? DEEDS[deeds[ordinal]] : Deed.NOTHING;
  }

  long counted(Deed deed) {
    return counts[deed.ordinal()];
  }

  /** Whether any row is added or changed. */
  boolean changes() {
    return counted(Deed.ADD) + counted(Deed.CHANGE) > 0;
  }
}
