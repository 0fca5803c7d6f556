package org.shouxin.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A made-up ledger: the customer file with papers, contracts, deliveries, invoices, receipts and
 * all other tables, as one CSV file for each, {@code customer.csv}, {@code invoice.csv} ... (UTF-8
 * with byte order mark, LF, headings are the columns' names). Customers of all five lines of
 * business; no real company. Customer {@code i} of a seed is always the same, however many are
 * requested, on every machine; memory does not grow with their number.
 *
 * <p>A customer that trades has about twenty invoices in the fourteen months up to the last day.
 */
public final class Ledger {

  private Ledger() {}

  /** Names of the tables, in an order in which they can be loaded. */
  public static List<String> tables() {
    return Arrays.stream(LedgerTable.values())
        .map(table -> table.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /**
   * Writes the files; the same arguments give the same bytes.
   *
   * @param folder created if it does not exist
   * @param customers how many, from 0
   * @param seed decides which
   * @param through the last day that the ledger knows of
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, int customers, long seed, LocalDate through)
      throws IOException {
    try (LedgerFiles files = new LedgerFiles(folder)) {
      for (int number = 1; number <= customers; number++) {
        LedgerCustomer customer = new LedgerCustomer(number, seed, through);
        customer.write(files);
        new LedgerPapers(customer, files).write();
        if (!customer.isNew()) {
          new LedgerTrade(customer, files).write();
        }
        new LedgerEvents(customer, files).write();
        new LedgerJudgements(customer, files).write();
      }
    } catch (UncheckedIOException fault) {
      throw new IOException(fault.getCause());
    }
  }
}
