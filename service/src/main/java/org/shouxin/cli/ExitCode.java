package org.shouxin.cli;

/** What the exit code of a command means. */
public final class ExitCode {

  /** All done. */
  static final int DONE = 0;

  /** A fault of ours, or of the machine, on the way. */
  public static final int FAULT = 1;

  /** Nothing done because of the input or the call. */
  public static final int REFUSED = 2;

  /** Finished, with rows that failed. */
  static final int FAILED_ROWS = 3;

  /** Stopped by the user. */
  static final int STOPPED = 130;

  private ExitCode() {}
}
