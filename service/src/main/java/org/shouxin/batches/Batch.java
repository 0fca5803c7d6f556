package org.shouxin.batches;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.CustomerFile;
import org.shouxin.customers.Headings;
import org.shouxin.customers.RawRow;
import org.shouxin.decision.Decisions;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;

/**
 * Grades a whole file with one policy (R17). Every worker takes some records under a lock, decides
 * on them outside it and hands them to be written in input order, so memory does not grow with the
 * file but for the codes seen. Used once.
 */
public final class Batch {

  /** Name of the file of decisions. */
  public static final String RESULTS = "results.csv";

  /** Name of the file of rows that got no decision. */
  public static final String FAILURES = "failures.csv";

  private static final int ROWS = 128;

  private final CustomerFile file;
  private final Decisions decisions;
  private final Policy policy;
  private final LocalDate asOf;
  private final Language language;
  private final Outputs outputs;
  private final CountDownLatch ended;
  private final Object reading = new Object();
  private long sequence;
  private long read;
  private volatile boolean stopped;
  private volatile @Nullable Throwable fault;

  private Batch(
      CustomerFile file,
      Decisions decisions,
      Policy policy,
      LocalDate asOf,
      Language language,
      Outputs outputs) {
    this.file = file;
    this.decisions = decisions;
    this.policy = policy;
    this.asOf = asOf;
    this.language = language;
    this.outputs = outputs;
    this.ended = new CountDownLatch(1);
  }

  /**
   * Readies the grading of a file and creates the files of results and failures.
   *
   * @param file an opened file, read by this policy's dictionary
   * @param decisions of the same policy
   * @param asOf the day to decide on
   * @param folder where to write; must be there
   * @param language of labels and reasons
   * @throws IOException if the files cannot be created
   */
  public static Batch of(
      CustomerFile file,
      Policy policy,
      Decisions decisions,
      LocalDate asOf,
      Path folder,
      Language language)
      throws IOException {
    Headings headings = file.headings();
    int key = headings.columns().indexOf(policy.facts().fact(Headings.CUSTOMER));
    Outputs outputs = Outputs.in(folder, policy, language, headings.titles().get(key));
    return new Batch(file, decisions, policy, asOf, language, outputs);
  }

  /**
   * Grades all rows, or as many as come before a fault or {@link #stop}.
   *
   * @param workers threads to use, from 1
   */
  public Outcome run(int workers) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      Thread thread = new Thread(this::work, "grader-" + i);
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
      outputs.close();
    } catch (InterruptedException interrupted) {
      stopped = true;
      Thread.currentThread().interrupt();
    } catch (IOException closing) {
      failed(closing);
    } finally {
      ended.countDown();
    }
    return new Outcome(
        read,
        outputs.graded(),
        outputs.failed(),
        file.blankLines(),
        outputs.tally(),
        stopped,
        fault);
  }

  private void work() {
    try {
      Grader grader = new Grader(file.rows(), decisions, policy, asOf, language);
      for (Chunk chunk = take(); chunk != null; chunk = take()) {
        outputs.accept(grader.grade(chunk));
      }
    } catch (IOException | RuntimeException | Error thrown) {
      failed(thrown);
    }
  }

  private @Nullable Chunk take() throws IOException {
    synchronized (reading) {
      if (stopped || fault != null) {
        return null;
      }
      List<RawRow> rows = new ArrayList<>(ROWS);
      for (RawRow row = file.next(); row != null; row = file.next()) {
        rows.add(row);
        if (rows.size() == ROWS) {
          break;
        }
      }
      read += rows.size();
      return rows.isEmpty() ? null : new Chunk(sequence++, rows);
    }
  }

  private void failed(Throwable thrown) {
    synchronized (reading) {
      if (fault == null) {
        fault = thrown;
      }
    }
    try {
      outputs.close();
    } catch (IOException second) {
      thrown.addSuppressed(second);
    }
  }

  /**
   * Asks to stop after the rows in hand, and waits until they are written.
   *
   * @param millis at most so long
   * @return whether all was written in time
   */
  public boolean stop(long millis) {
    stopped = true;
    try {
      return ended.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Rows written so far; may be asked from any thread. */
  public long written() {
    return outputs.graded() + outputs.failed();
  }
}
