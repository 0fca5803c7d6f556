package org.shouxin.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.batches.CsvCells;
import org.shouxin.customerfiles.RowFault;
import org.shouxin.problem.Language;

/**
 * Everything that is wrong with the rows of a file. The first ones are kept; when there are more,
 * or when asked to, all of them go to a file. Not for several threads.
 */
final class Faults implements Closeable {

  /** So many are kept. */
  static final int MOST = 100;

  private final List<RowFault> first = new ArrayList<>();
  private final BitSet lines = new BitSet();
  private final Path file;
  private final boolean always;
  private final Language language;
  private long all;
  private @Nullable Writer out;

  /**
   * @param file where they go
   * @param always whether they go there even when they are few
   */
  Faults(Path file, boolean always, Language language) {
    this.file = file;
    this.always = always;
    this.language = language;
  }

  void add(RowFault fault) {
    all++;
    lines.set((int) Math.min(fault.line(), Integer.MAX_VALUE - 1));
    try {
      if (out == null && (always || first.size() == MOST)) {
        out = open();
        for (RowFault earlier : first) {
          write(earlier, out);
        }
      }
      if (out != null) {
        write(fault, out);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (first.size() < MOST) {
      first.add(fault);
    }
  }

  private Writer open() throws IOException {
    Writer opened = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    opened.append('\ufeff').append(language.say("行号,列,内容,原因", "line,column,value,reason"));
    opened.append("\r\n");
    return opened;
  }

  private void write(RowFault fault, Writer to) throws IOException {
    StringBuilder text = new StringBuilder();
    new CsvCells(text)
        .plain(fault.line())
        .text(fault.column())
        .text(fault.value())
        .text(fault.reason().in(language))
        .end();
    to.append(text);
  }

  /** Whether there is none. */
  boolean none() {
    return all == 0;
  }

  /** Rows that have any. */
  long rows() {
    return lines.cardinality();
  }

  /** How many there are. */
  long all() {
    return all;
  }

  /** The first ones. */
  List<RowFault> first() {
    return List.copyOf(first);
  }

  /** The file with all of them; null when none was needed. */
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
