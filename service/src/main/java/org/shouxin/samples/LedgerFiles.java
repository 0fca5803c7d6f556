package org.shouxin.samples;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One CSV file for each table, open for writing. */
final class LedgerFiles implements Closeable {

  private static final int BUFFER = 1 << 16;

  private final Map<LedgerTable, Writer> writers = new EnumMap<>(LedgerTable.class);
  private final Map<LedgerTable, StringBuilder> texts = new EnumMap<>(LedgerTable.class);

  LedgerFiles(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (LedgerTable table : LedgerTable.values()) {
      Path file = folder.resolve(table.name().toLowerCase(Locale.ROOT) + ".csv");
      writers.put(table, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
      StringBuilder text = new StringBuilder(BUFFER + 1024).append('\ufeff');
      text.append(String.join(",", table.columns())).append('\n');
      texts.put(table, text);
    }
  }

  /** Writes a row; nothing stands for null. */
  void row(LedgerTable table, @Nullable Object... cells) {
    StringBuilder text = text(table);
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : ",");
      Object cell = cells[i];
      if (cell instanceof Boolean truth) {
        text.append(truth ? "yes" : "no");
      } else if (cell instanceof LedgerAmount money) {
        money.write(text);
      } else if (cell instanceof LocalDate day) {
        text.append(day);
      } else if (cell != null) {
        text.append(cell);
      }
    }
    text.append('\n');
    if (text.length() >= BUFFER) {
      flush(table);
    }
  }

  private StringBuilder text(LedgerTable table) {
    StringBuilder text = texts.get(table);
    if (text == null) {
      throw new IllegalStateException(table + " is not open");
    }
    return text;
  }

  private void flush(LedgerTable table) {
    StringBuilder text = text(table);
    Writer writer = writers.get(table);
    try {
      if (writer != null) {
        writer.append(text);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    text.setLength(0);
  }

  @Override
  public void close() throws IOException {
    try {
      writers.keySet().forEach(this::flush);
    } catch (UncheckedIOException fault) {
      throw new IOException(fault.getCause());
    } finally {
      for (Writer writer : writers.values()) {
        writer.close();
      }
    }
  }
}
