package org.shouxin.batches;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shouxin.csv.RowFault;
import org.shouxin.decision.Decision;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;

/**
 * Puts graded chunks in input order and writes {@code results.csv} and {@code failures.csv}. Finds
 * duplicate codes on the way, because only here the order is known. Thread-safe.
 */
final class Outputs implements Closeable {

  private final OutputFile results;
  private final OutputFile failures;
  private final Language language;
  private final String keyHeading;
  private final InOrder<GradedChunk> inOrder = new InOrder<>(this::write);
  private final SeenCodes seen = new SeenCodes();
  private final List<Tally> tallies;
  private long graded;
  private long failed;
  private boolean closed;

  private Outputs(
      OutputFile results,
      OutputFile failures,
      List<Policy> policies,
      Language language,
      String keyHeading) {
    this.results = results;
    this.failures = failures;
    this.language = language;
    this.keyHeading = keyHeading;
    this.tallies = policies.stream().map(Tally::new).toList();
  }

  /** Creates both files in an existing folder. */
  static Outputs in(
      Path folder,
      List<Policy> policies,
      ResultColumns columns,
      Language language,
      String keyHeading)
      throws IOException {
    Path at = folder.resolve(Batch.RESULTS);
    boolean fresh = !Files.exists(at);
    OutputFile results = new OutputFile(at, columns.headings());
    try {
      OutputFile failures = new OutputFile(folder.resolve(Batch.FAILURES), FailureRow.headings());
      return new Outputs(results, failures, policies, language, keyHeading);
    } catch (IOException fault) {
      results.close();
      if (fresh) {
        Files.deleteIfExists(at);
      }
      throw fault;
    }
  }

  /**
   * Accepts a chunk and writes all that are now in order. Waits while too many chunks are ahead of
   * the next one.
   *
   * @throws IOException if writing fails; complete chunks written before are kept
   */
  void accept(GradedChunk chunk) throws IOException {
    inOrder.put(chunk.sequence(), chunk);
  }

  private synchronized void write(GradedChunk chunk) throws IOException {
    if (closed) {
      return;
    }
    StringBuilder good = new StringBuilder();
    StringBuilder bad = new StringBuilder();
    List<Tally> sums = chunk.tallies();
    long goodRows = 0;
    boolean duplicates = false;
    boolean[] dropped = new boolean[chunk.rows().size()];
    for (int i = 0; i < dropped.length; i++) {
      GradedChunk.Row row = chunk.rows().get(i);
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
    for (int i = 0; i < sums.size(); i++) {
      tallies.get(i).add(sums.get(i));
    }
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

  private RowFault duplicate(GradedChunk.Row row, long first) {
    return FailureRow.duplicate(row.row().line(), keyHeading, row.row().customer(), first);
  }

  private List<Tally> without(GradedChunk chunk, boolean[] dropped) {
    List<Tally> sums = tallies.stream().map(tally -> new Tally(tally.policy())).toList();
    for (int i = 0; i < dropped.length; i++) {
      GradedChunk.Row row = chunk.rows().get(i);
      Decision decision = row.decision();
      if (!dropped[i] && decision != null) {
        sums.get(row.policy()).add(decision, decision.reasons());
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
  List<Tally> tallies() {
    return tallies;
  }

  /** Ends writing; chunks that are still waiting for an earlier one are dropped. */
  @Override
  public void close() throws IOException {
    inOrder.close();
    end();
  }

  private synchronized void end() throws IOException {
    if (!closed) {
      closed = true;
      results.close();
      failures.close();
    }
  }
}
