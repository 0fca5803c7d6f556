package org.shouxin.csv;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;

/**
 * One record of a file before its values are read. Cutting it into cells is left to the worker that
 * reads it, unless quotes had to be followed across lines.
 *
 * @param line number of its first line, from 1
 * @param text the record as written
 * @param cells its cells, null when they are still to be cut
 * @param ended whether a line end follows; only the last record of a file can lack one
 * @param fault why it cannot be cut into cells, null when it can
 * @param faults why a cell cannot be read, by column from 0
 * @param days columns from 0 whose cells are days of a sheet
 */
public record RawRow(
    long line,
    String text,
    String @Nullable [] cells,
    boolean ended,
    @Nullable Text fault,
    Map<Integer, Unreadable> faults,
    Set<Integer> days) {

  /** A record whose cells are texts as any. */
  RawRow(long line, String text, String @Nullable [] cells, boolean ended, @Nullable Text fault) {
    this(line, text, cells, ended, fault, Map.of(), Set.of());
  }
}
