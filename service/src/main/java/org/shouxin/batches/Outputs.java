package org.shouxin.batches;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.shouxin.csv.RowFault;
import org.shouxin.csv.SeenCodes;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/**
 * Writes {@code results.csv} and {@code failures.csv}. Finds duplicate codes on the way, because
 * only here the order is known. For one thread, except for the counts.
 */
final class Outputs implements Closeable {

  private final OutputFile results;
  private final OutputFile failures;
  private final Language language;
  private final RoutedFile routedFile;
  private final SeenCodes seen = new SeenCodes();
  private final List<Tally> tallies;
  private final AtomicLong graded = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  private Outputs(
      OutputFile results,
      OutputFile failures,
      List<Policy> policies,
      Language language,
      RoutedFile routedFile) {
    this.results = results;
    this.failures = failures;
    this.language = language;
    this.routedFile = routedFile;
    this.tallies = policies.stream().map(Tally::new).toList();
  }

  /** Creates both files in an existing folder. */
  static Outputs in(
      Path folder,
      List<Policy> policies,
      ResultColumns columns,
      Language language,
      Language headings,
      RoutedFile routedFile)
      throws IOException {
    Path at = folder.resolve(Batch.RESULTS);
    boolean fresh = !Files.exists(at);
    OutputFile results = new OutputFile(at, columns.headings(headings));
    try {
      OutputFile failures =
          new OutputFile(folder.resolve(Batch.FAILURES), FailureRow.headings(headings));
      return new Outputs(results, failures, policies, language, routedFile);
    } catch (IOException fault) {
      results.close();
      if (fresh) {
        Files.deleteIfExists(at);
      }
      throw fault;
    }
  }

  /**
   * Writes the rows that come next in the file.
   *
   * @throws IOException if writing fails; rows written before are kept
   */
  void write(List<GradedRow> rows) throws IOException {
    StringBuilder good = new StringBuilder();
    StringBuilder bad = new StringBuilder();
    List<GradedRow> decided = new ArrayList<>();
    for (GradedRow row : rows) {
      String code = row.row().customer();
      long first = code.isEmpty() ? 0 : seen.add(code, row.row().line());
      boolean kept = first == 0 && row.decision() != null;
      if (kept) {
        decided.add(row);
      }
      (kept ? good : bad).append(first == 0 || row.decision() == null ? row.text() : "");
      if (first != 0) {
        RowFault fault = FailureRow.duplicate(row.row().line(), routedFile.keyTitle(), code, first);
        FailureRow.write(code, List.of(routedFile.file().located(fault)), language, bad);
      }
    }
    append(good, bad);
    for (GradedRow row : decided) {
      tallies.get(row.policy()).add(Objects.requireNonNull(row.decision()), row.reasons());
    }
    graded.addAndGet(decided.size());
    failed.addAndGet(rows.size() - decided.size());
  }

  private void append(StringBuilder good, StringBuilder bad) throws IOException {
    try {
      results.append(good);
      failures.append(bad);
    } catch (IOException fault) {
      cut(results, fault);
      cut(failures, fault);
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

  /** Rows that got a decision and are written; may be called from any thread. */
  long graded() {
    return graded.get();
  }

  /** Rows that got none and are written; may be called from any thread. */
  long failed() {
    return failed.get();
  }

  /** What is to be noted about the codes. */
  List<Text> notes() {
    return seen.notes();
  }

  List<Tally> tallies() {
    return tallies;
  }

  @Override
  public void close() throws IOException {
    try (results) {
      failures.close();
    }
  }
}
