package org.shouxin.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.CsvCells;
import org.shouxin.csv.CsvWriter;
import org.shouxin.csv.RowFault;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/**
 * The faults of the rows of a file, by cause. The first causes are kept, each with its first rows;
 * if there are more of either, or on request, all faults are written to a file. Not thread-safe.
 */
final class Faults implements Closeable {

  /** Causes that are kept, and faults until the file is begun. */
  static final int MOST = 100;

  private static final int MOST_PENDING = 10_000;

  private final List<RowFault> pending = new ArrayList<>();
  private final List<RowFault> first = new ArrayList<>();
  private final Map<List<Text>, Rows> causes = new LinkedHashMap<>();
  private final BitSet lines = new BitSet();
  private final Path file;
  private final Language language;
  private boolean needed;
  private long all;
  private @Nullable CsvWriter out;

  /** The rows with one cause. */
  private static final class Rows {
    private final List<RowFault> first = new ArrayList<>();
    private long all;
  }

  /**
   * @param file where they go
   * @param always whether to write the file even for a few
   */
  Faults(Path file, boolean always, Language language) {
    this.file = file;
    this.needed = always;
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
        count(fault);
        if (first.size() < MOST) {
          first.add(fault);
        } else {
          write(fault, opened().row());
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    pending.clear();
  }

  private void count(RowFault fault) {
    List<Text> cause = List.of(Text.same(fault.column()), fault.what(), fault.allowed());
    Rows rows = causes.get(cause);
    if (rows == null && causes.size() < MOST) {
      rows = new Rows();
      causes.put(cause, rows);
    }
    needed |= rows == null || rows.first.size() == RowCause.MOST;
    if (rows != null) {
      rows.all++;
      if (rows.first.size() < RowCause.MOST) {
        rows.first.add(fault);
      }
    }
  }

  /** The file, which begins with the first faults. */
  private CsvWriter opened() throws IOException {
    CsvWriter opened = out;
    if (opened == null) {
      opened =
          CsvWriter.to(
              file, List.of(language.say("行号,列,内容,原因", "line,column,value,reason").split(",")));
      out = opened;
      for (RowFault fault : first) {
        write(fault, opened.row());
      }
    }
    return opened;
  }

  private void write(RowFault fault, CsvCells row) {
    row.plain(fault.line())
        .text(fault.place())
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

  List<RowCause> causes() {
    return causes.values().stream()
        .map(rows -> new RowCause(List.copyOf(rows.first), rows.all))
        .sorted(Comparator.comparingLong(cause -> cause.faults().get(0).line()))
        .toList();
  }

  /** The file with all of them; null if none was needed. */
  @Nullable Path file() throws IOException {
    if (needed && all > 0) {
      opened();
    }
    return out == null ? null : file;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
