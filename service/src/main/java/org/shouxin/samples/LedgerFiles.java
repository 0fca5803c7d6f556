package org.shouxin.samples;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.CsvCells;
import org.shouxin.csv.CsvWriter;

/** One CSV file for each table, open for writing. */
final class LedgerFiles implements Closeable {

  private final Map<LedgerTable, CsvWriter> writers = new EnumMap<>(LedgerTable.class);

  LedgerFiles(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (LedgerTable table : LedgerTable.values()) {
      Path file = folder.resolve(table.name().toLowerCase(Locale.ROOT) + ".csv");
      writers.put(
          table,
          new CsvWriter(
              Files.newBufferedWriter(file, StandardCharsets.UTF_8), table.columns(), "\n"));
    }
  }

  /** Writes a row; null is an empty cell. */
  void row(LedgerTable table, @Nullable Object... cells) {
    CsvWriter writer = writers.get(table);
    if (writer == null) {
      throw new IllegalStateException(table + " is not open");
    }
    try {
      CsvCells row = writer.row();
      for (Object cell : cells) {
        row.plain(cell instanceof Boolean truth ? truth ? "yes" : "no" : cell == null ? "" : cell);
      }
      row.end();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() throws IOException {
    for (CsvWriter writer : writers.values()) {
      writer.close();
    }
  }
}
