package org.shouxin.workbook.table;

import java.util.regex.Pattern;

/** The text of one cell as it is being read, no longer than Excel allows. */
final class CellTextPiece {

  /** Longest text of a cell. */
  static final int LONGEST = 32_767;

  private static final Pattern CODED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final StringBuilder text = new StringBuilder();

  void clear() {
    text.setLength(0);
  }

  /** Adds a piece; what is too long keeps one character more than allowed. */
  void append(String piece) {
    int room = LONGEST + 1 - text.length();
    text.append(piece, 0, Math.min(room, piece.length()));
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String raw() {
    return text.toString();
  }

  /** With characters that XML cannot hold, which are written as {@code _x000D_}. */
  String decoded() {
    String whole = text.toString();
    String decoded =
        whole.contains("_x")
            ? CODED
                .matcher(whole)
                .replaceAll(
                    found ->
                        java.util.regex.Matcher.quoteReplacement(
                            String.valueOf((char) Integer.parseInt(found.group(1), 16))))
            : whole;
    return decoded.replace("\r\n", "\n").replace('\r', '\n');
  }
}
