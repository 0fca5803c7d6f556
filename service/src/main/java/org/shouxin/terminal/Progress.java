package org.shouxin.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A progress bar on one line of a terminal, redrawn twice a second by its own thread. */
public final class Progress implements AutoCloseable {

  private static final long EVERY_MILLIS = 500;
  private static final int CELLS = 30;

  private final PrintStream terminal;
  private final LongSupplier done;
  private final LongSupplier total;
  private final LongSupplier rows;
  private final Thread thread;

  /**
   * Starts drawing.
   *
   * @param terminal where to draw
   * @param done how much is done, in the unit of {@code total}
   * @param total how much there is to do; below 0 while that is not known
   * @param rows rows finished so far, shown as a number
   */
  public Progress(PrintStream terminal, LongSupplier done, LongSupplier total, LongSupplier rows) {
    this.terminal = terminal;
    this.done = done;
    this.total = total;
    this.rows = rows;
    this.thread = new Thread(this::draw, "progress");
    thread.setDaemon(true);
    thread.start();
  }

  private void draw() {
    try {
      while (true) {
        Thread.sleep(EVERY_MILLIS);
        terminal.print("\r" + line(done.getAsLong(), total.getAsLong(), rows.getAsLong()));
        terminal.flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static String line(long done, long total, long rows) {
    long share = total < 0 ? 0 : total == 0 ? 100 : Math.min(100, Math.max(0, done) * 100 / total);
    int full = (int) (share * CELLS / 100);
    return String.format(
        Locale.ROOT, "  %s%s %3d%%  %,d", "█".repeat(full), "░".repeat(CELLS - full), share, rows);
  }

  /** Stops and clears the line. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(EVERY_MILLIS * 4);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    terminal.print("\r" + " ".repeat(CELLS + 24) + "\r");
    terminal.flush();
  }
}
