package org.shouxin.batches;

/**
 * Writes the cells of a CSV row (RFC 4180, comma, CR LF) so that a spreadsheet shows them and never
 * runs them. Not for several threads.
 */
public final class CsvCells {

  private final StringBuilder out;
  private boolean first = true;

  /** Writes to the end of a text. */
  public CsvCells(StringBuilder out) {
    this.out = out;
  }

  /**
   * A cell of text; one that a spreadsheet would take for a formula gets an apostrophe in front.
   */
  public CsvCells text(String text) {
    return cell(runs(text) ? "'" + text : text);
  }

  /** A cell of a number, a date or a code of ours, written as it is. */
  public CsvCells plain(Object value) {
    return cell(value.toString());
  }

  /** Ends the row. */
  public void end() {
    out.append("\r\n");
    first = true;
  }

  /** Whether a spreadsheet could take a text for a formula: half and full width signs alike. */
  static boolean runs(String text) {
    return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
  }

  private CsvCells cell(String text) {
    if (!first) {
      out.append(',');
    }
    first = false;
    if (needsQuotes(text)) {
      out.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      out.append(text);
    }
    return this;
  }

  private static boolean needsQuotes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t') {
        return true;
      }
    }
    return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
  }
}
