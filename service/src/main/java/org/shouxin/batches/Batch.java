package org.shouxin.batches;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/**
 * Grades a whole file (R17), each row by the policy that decides on it. Every worker takes some
 * records under a lock, decides on them outside it and passes them on to be written in input order,
 * so memory grows only with the codes seen. Single use.
 */
public final class Batch {

  /** Name of the file of decisions. */
  public static final String RESULTS = "results.csv";

  /** Name of the file of rows that got no decision. */
  public static final String FAILURES = "failures.csv";

  private final RoutedFile routedFile;
  private final FilePolicies filePolicies;
  private final LocalDate asOf;
  private final Language language;
  private final ResultColumns columns;
  private final Outputs outputs;
  private final BatchRows rows;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Batch(
      RoutedFile routedFile,
      FilePolicies filePolicies,
      LocalDate asOf,
      Language language,
      ResultColumns columns,
      Outputs outputs) {
    this.routedFile = routedFile;
    this.filePolicies = filePolicies;
    this.asOf = asOf;
    this.language = language;
    this.columns = columns;
    this.outputs = outputs;
    this.rows = new BatchRows(routedFile.file());
  }

  /**
   * Prepares the grading of a file and creates the files of results and failures.
   *
   * @param routedFile its file just opened; it knows all policies that the rows need
   * @param filePolicies the same policies
   * @param asOf the day to decide on
   * @param folder where to write; must exist
   * @param language of labels and reasons
   * @throws IOException if the files cannot be created
   */
  public static Batch of(
      RoutedFile routedFile,
      FilePolicies filePolicies,
      LocalDate asOf,
      Path folder,
      Language language)
      throws IOException {
    ResultColumns columns = new ResultColumns(filePolicies.policies());
    Outputs outputs =
        Outputs.in(folder, filePolicies.policies(), columns, language, routedFile.keyTitle());
    return new Batch(routedFile, filePolicies, asOf, language, columns, outputs);
  }

  /**
   * Grades all rows, or as many as come before a fault or {@link #stop}.
   *
   * @param workers threads to use, from 1
   */
  public BatchOutcome run(int workers) {
    try {
      rows.share(this::work, workers, this::failed);
      outputs.close();
    } catch (IOException closing) {
      rows.fail(closing);
      failed(closing);
    } finally {
      ended.countDown();
    }
    return new BatchOutcome(
        rows.read(),
        outputs.graded(),
        outputs.failed(),
        routedFile.file().blankLines(),
        outputs.tallies(),
        rows.stopped(),
        rows.fault());
  }

  private @Nullable Object work() throws IOException, RefusedException {
    Grader grader = new Grader(routedFile.reader(), filePolicies, columns, asOf, language);
    for (Chunk chunk = rows.take(); chunk != null; chunk = rows.take()) {
      outputs.accept(grader.grade(chunk));
    }
    return null;
  }

  private void failed(Throwable thrown) {
    try {
      outputs.close();
    } catch (IOException second) {
      thrown.addSuppressed(second);
    }
  }

  /**
   * Requests a stop after the rows in progress, and waits until they are written.
   *
   * @param millis at most so long
   * @return whether all was written in time
   */
  public boolean stop(long millis) {
    rows.stop();
    try {
      return ended.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Rows written so far; may be called from any thread. */
  public long written() {
    return outputs.graded() + outputs.failed();
  }
}
