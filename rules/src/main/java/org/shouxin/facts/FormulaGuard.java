package org.shouxin.facts;

/** Keeps text from people out of the formulas of a spreadsheet that opens a CSV file. */
public final class FormulaGuard {

  private static final String SIGNS = "=+-@\t\r\n＝＋－＠";

  private FormulaGuard() {}

  /** Whether a spreadsheet could take a text for a formula: half and full width signs alike. */
  public static boolean runs(String text) {
    return !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) >= 0;
  }

  /** The text with an apostrophe in front, so that it is shown and never run. */
  public static String quoted(String text) {
    return "'" + text;
  }
}
