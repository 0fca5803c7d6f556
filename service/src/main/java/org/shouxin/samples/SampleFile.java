package org.shouxin.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.shouxin.csv.CsvCells;
import org.shouxin.csv.CsvWriter;
import org.shouxin.problem.Language;

/**
 * A customer file of made-up customers: CSV that Excel opens correctly (RFC 4180, UTF-8 with byte
 * order mark, CR LF), one line of headings and one line for each customer. Memory does not grow
 * with the number of customers.
 */
public final class SampleFile {

  /** The default as-of date. */
  public static final LocalDate DEFAULT_AS_OF = LocalDate.of(2026, 10, 31);

  private SampleFile() {}

  /**
   * Writes a file; the same arguments give the same bytes.
   *
   * @param customers how many, from 0
   * @param seed decides which
   * @param asOf the as-of date
   * @param language of headings, options and of yes and no
   * @param out flushed at the end, not closed
   * @throws IOException if {@code out} does
   */
  public static void write(
      int customers, long seed, LocalDate asOf, Language language, OutputStream out)
      throws IOException {
    SamplePopulation population = new SamplePopulation(seed, asOf, language);
    CsvWriter writer =
        new CsvWriter(
            new OutputStreamWriter(out, StandardCharsets.UTF_8),
            SamplePopulation.COLUMNS.stream().map(c -> c.heading().in(language)).toList(),
            "\r\n");
    for (int number = 1; number <= customers; number++) {
      CsvCells row = writer.row();
      for (String cell : population.customer(number)) {
        row.plain(cell);
      }
      row.end();
    }
    writer.flush();
  }
}
