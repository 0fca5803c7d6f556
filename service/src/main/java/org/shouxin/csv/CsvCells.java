package org.shouxin.csv;

import org.shouxin.facts.FormulaGuard;

/**
 * Writes the cells of CSV rows (RFC 4180, comma) so that a spreadsheet shows them and never runs
 * them. Not thread-safe.
 */
public final class CsvCells {

  /** How RFC 4180 ends a line. */
  static final String END = "\r\n";

  private final StringBuilder out;
  private final String end;
  private boolean first = true;

  /** Writes to the end of a text; lines end with CR LF. */
  public CsvCells(StringBuilder out) {
    this(out, END);
  }

  CsvCells(StringBuilder out, String end) {
    this.out = out;
    this.end = end;
  }

  /** A text cell; one that a spreadsheet would read as a formula is prefixed with an apostrophe. */
  public CsvCells text(String text) {
    return cell(FormulaGuard.runs(text) ? FormulaGuard.quoted(text) : text);
  }

  /** A number, date or internal code, written unchanged. */
  public CsvCells plain(Object value) {
    return cell(value.toString());
  }

  /** Ends the row. */
  public void end() {
    out.append(end);
    first = true;
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
