package org.shouxin.cli;

/** The exit codes of commands. */
public final class ExitCode {

  /** All done. */
  static final int DONE = 0;

  /** An internal error, or an error of the machine. */
  public static final int FAULT = 1;

  /** Nothing done because of the input or the call. */
  public static final int REFUSED = 2;

  /** Finished, with rows that failed. */
  static final int FAILED_ROWS = 3;

  /** Stopped by the user. */
  static final int STOPPED = 130;

  private ExitCode() {}
}
