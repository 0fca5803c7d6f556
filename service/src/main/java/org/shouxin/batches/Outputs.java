package org.shouxin.batches;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.customers.RowFault;
import org.shouxin.decision.Decision;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;

/**
 * Puts graded chunks in input order and writes {@code results.csv} and {@code failures.csv}. Finds
 * duplicate codes on the way, because only here the order is known. Safe for several threads.
 */
final class Outputs implements Closeable {

  private static final int MOST_WAITING = 16;

  private final OutputFile results;
  private final OutputFile failures;
  private final Language language;
  private final String keyHeading;
  private final Map<Long, Graded> waiting = new HashMap<>();
  private final SeenCodes seen = new SeenCodes();
  private final Tally tally;
  private long next;
  private long graded;
  private long failed;
  private boolean closed;

  private Outputs(
      OutputFile results,
      OutputFile failures,
      Policy policy,
      Language language,
      String keyHeading) {
    this.results = results;
    this.failures = failures;
    this.language = language;
    this.keyHeading = keyHeading;
    this.tally = new Tally(policy);
  }

  /** Creates both files in a folder that is there. */
  static Outputs in(Path folder, Policy policy, Language language, String keyHeading)
      throws IOException {
    Path at = folder.resolve(Batch.RESULTS);
    boolean fresh = !Files.exists(at);
    OutputFile results = new OutputFile(at, ResultRow.headings());
    try {
      OutputFile failures = new OutputFile(folder.resolve(Batch.FAILURES), FailureRow.headings());
      return new Outputs(results, failures, policy, language, keyHeading);
    } catch (IOException fault) {
      results.close();
      if (fresh) {
        Files.deleteIfExists(at);
      }
      throw fault;
    }
  }

  /**
   * Takes a chunk and writes all that are now in order. Waits while too many chunks are ahead of
   * the one that is due.
   *
   * @throws IOException if writing fails; whole chunks written before are kept
   */
  synchronized void accept(Graded chunk) throws IOException {
    while (!closed && chunk.sequence() > next + MOST_WAITING) {
      try {
        wait();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (closed) {
      return;
    }
    waiting.put(chunk.sequence(), chunk);
    for (Graded due = waiting.remove(next); due != null; due = waiting.remove(next)) {
      write(due);
      next++;
      notifyAll();
    }
  }

  private void write(Graded chunk) throws IOException {
    StringBuilder good = new StringBuilder();
    StringBuilder bad = new StringBuilder();
    Tally sums = chunk.tally();
    long goodRows = 0;
    boolean duplicates = false;
    boolean[] dropped = new boolean[chunk.rows().size()];
    for (int i = 0; i < dropped.length; i++) {
      Graded.Row row = chunk.rows().get(i);
      long first = row.digest() == null ? 0 : seen.add(row.digest(), row.row().line());
      if (first != 0) {
        dropped[i] = true;
        duplicates = true;
        bad.append(row.decision() == null ? row.text() : "");
        FailureRow.write(row.row().customer(), List.of(duplicate(row, first)), language, bad);
      } else if (row.decision() != null) {
        good.append(row.text());
        goodRows++;
      } else {
        bad.append(row.text());
      }
    }
    if (duplicates) {
      sums = without(chunk, dropped);
    }
    append(good, bad);
    tally.add(sums);
    graded += goodRows;
    failed += dropped.length - goodRows;
  }

  private void append(StringBuilder good, StringBuilder bad) throws IOException {
    try {
      results.append(good);
      failures.append(bad);
    } catch (IOException fault) {
      cut(results, fault);
      cut(failures, fault);
      close();
      throw fault;
    }
    results.keep();
    failures.keep();
  }

  private static void cut(OutputFile file, IOException fault) {
    try {
      file.cut();
    } catch (IOException second) {
      fault.addSuppressed(second);
    }
  }

  private RowFault duplicate(Graded.Row row, long first) {
    return FailureRow.duplicate(row.row().line(), keyHeading, row.row().customer(), first);
  }

  private Tally without(Graded chunk, boolean[] dropped) {
    Tally sums = new Tally(tally.policy());
    for (int i = 0; i < dropped.length; i++) {
      Decision decision = chunk.rows().get(i).decision();
      if (!dropped[i] && decision != null) {
        sums.add(decision, decision.reasons());
      }
    }
    return sums;
  }

  /** Rows that got a decision and are written. */
  synchronized long graded() {
    return graded;
  }

  /** Rows that got none and are written. */
  synchronized long failed() {
    return failed;
  }

  /** What the written decisions add up to; only to be read once nothing is written any more. */
  Tally tally() {
    return tally;
  }

  /** Ends writing; chunks that are still waiting for an earlier one are dropped. */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      notifyAll();
      results.close();
      failures.close();
    }
  }
}
