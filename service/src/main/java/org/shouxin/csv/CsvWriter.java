package org.shouxin.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file being written row by row in constant memory: a byte order mark, so that Excel takes it
 * for UTF-8, a row of headings, then the rows. Not for several threads.
 */
public final class CsvWriter implements Closeable {

  private static final int BUFFER = 1 << 16;

  private final Writer out;
  private final StringBuilder text = new StringBuilder(BUFFER + 2048);
  private final CsvCells cells;

  /**
   * Begins with mark and headings.
   *
   * @param out takes UTF-8
   * @param end of each line
   */
  public CsvWriter(Writer out, List<String> headings, String end) {
    this.out = out;
    this.cells = new CsvCells(text, end);
    text.append(beginning(headings, end));
  }

  /** A new file, or an emptied one, whose lines end as RFC 4180 has it. */
  public static CsvWriter to(Path file, List<String> headings) throws IOException {
    return new CsvWriter(
        Files.newBufferedWriter(file, StandardCharsets.UTF_8), headings, CsvCells.END);
  }

  /** What a file begins with: mark and headings. */
  public static String beginning(List<String> headings) {
    return beginning(headings, CsvCells.END);
  }

  private static String beginning(List<String> headings, String end) {
    StringBuilder text = new StringBuilder("\uFEFF");
    CsvCells cells = new CsvCells(text, end);
    headings.forEach(cells::plain);
    cells.end();
    return text.toString();
  }

  /** The next row, to be filled and ended. */
  public CsvCells row() throws IOException {
    if (text.length() >= BUFFER) {
      pass();
    }
    return cells;
  }

  private void pass() throws IOException {
    out.append(text);
    text.setLength(0);
  }

  /** Hands all rows on. */
  public void flush() throws IOException {
    pass();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      pass();
    }
  }
}
