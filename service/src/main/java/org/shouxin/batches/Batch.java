package org.shouxin.batches;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.shouxin.csv.RawRow;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/**
 * Grades a whole file (R17), each row by the policy that decides on it. Several threads decide;
 * rows are written in the order of the file, so memory grows only with the codes seen. Single use.
 */
public final class Batch {

  /** Name of the file of decisions. */
  public static final String RESULTS = "results.csv";

  /** Name of the same as a workbook. */
  public static final String WORKBOOK = "results.xlsx";

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
    return of(routedFile, filePolicies, asOf, folder, language, Language.EN);
  }

  /**
   * The same.
   *
   * @param headings their language; in English they are the names that programs use
   */
  public static Batch of(
      RoutedFile routedFile,
      FilePolicies filePolicies,
      LocalDate asOf,
      Path folder,
      Language language,
      Language headings)
      throws IOException {
    ResultColumns columns = new ResultColumns(filePolicies.policies());
    Outputs outputs =
        Outputs.in(folder, filePolicies.policies(), columns, language, headings, routedFile);
    return new Batch(routedFile, filePolicies, asOf, language, columns, outputs);
  }

  /**
   * Grades all rows, or as many as come before a fault or {@link #stop}.
   *
   * @param workers threads to use, from 1
   */
  public BatchOutcome run(int workers) {
    Throwable closing = null;
    try (outputs) {
      rows.run(workers, this::grade, outputs::write);
    } catch (IOException fault) {
      closing = fault;
    } finally {
      ended.countDown();
    }
    Throwable fault = rows.fault();
    return new BatchOutcome(
        rows.read(),
        outputs.graded(),
        outputs.failed(),
        routedFile.file().table().blankLines(),
        outputs.tallies(),
        Stream.concat(routedFile.notes().stream(), outputs.notes().stream()).toList(),
        rows.stopped(),
        fault == null ? closing : fault);
  }

  private List<GradedRow> grade(List<RawRow> raws) throws RefusedException {
    return new Grader(routedFile.reader(), filePolicies, columns, asOf, language).grade(raws);
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

  /** Whether the column of {@link #RESULTS} with this heading holds numbers or days. */
  public static boolean isPlain(String heading) {
    return ResultColumns.isPlain(heading);
  }

  /** Rows written so far; may be called from any thread. */
  public long written() {
    return outputs.graded() + outputs.failed();
  }
}
