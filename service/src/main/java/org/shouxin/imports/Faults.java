package org.shouxin.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.CsvCells;
import org.shouxin.csv.CsvWriter;
import org.shouxin.csv.RowFault;
import org.shouxin.problem.Language;

/**
 * The faults of the rows of a file. The first ones are kept; if there are more, or on request, all
 * of them are written to a file. Not thread-safe.
 */
final class Faults implements Closeable {

  static final int MOST = 100;

  private static final int MOST_PENDING = 10_000;

  private final List<RowFault> pending = new ArrayList<>();
  private final List<RowFault> first = new ArrayList<>();
  private final BitSet lines = new BitSet();
  private final Path file;
  private final boolean always;
  private final Language language;
  private long all;
  private @Nullable CsvWriter out;

  /**
   * @param file where they go
   * @param always whether to write the file even for a few
   */
  Faults(Path file, boolean always, Language language) {
    this.file = file;
    this.always = always;
    this.language = language;
  }

  void add(RowFault fault) {
    all++;
    lines.set((int) Math.min(fault.line(), Integer.MAX_VALUE - 1));
    pending.add(fault);
    if (pending.size() == MOST_PENDING) {
      report();
    }
  }

  /** Passes on what was added since the last call, in the order of lines. */
  void report() {
    pending.sort(Comparator.comparingLong(RowFault::line));
    try {
      for (RowFault fault : pending) {
        if (out == null && (always || first.size() == MOST)) {
          out = open();
          for (RowFault earlier : first) {
            write(earlier, out.row());
          }
        }
        if (out != null) {
          write(fault, out.row());
        }
        if (first.size() < MOST) {
          first.add(fault);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    pending.clear();
  }

  private CsvWriter open() throws IOException {
    return CsvWriter.to(
        file, List.of(language.say("行号,列,内容,原因", "line,column,value,reason").split(",")));
  }

  private void write(RowFault fault, CsvCells row) {
    row.plain(fault.line())
        .text(fault.column())
        .text(fault.value())
        .text(fault.reason().in(language))
        .end();
  }

  boolean none() {
    return all == 0;
  }

  long rows() {
    return lines.cardinality();
  }

  long all() {
    return all;
  }

  List<RowFault> first() {
    return List.copyOf(first);
  }

  /** The file with all of them; null if none was written. */
  @Nullable Path file() {
    return out == null ? null : file;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
