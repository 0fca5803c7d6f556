package org.shouxin.terminal;

/** The width of text in a terminal: two for a Chinese character, one for a Latin one. */
public final class Width {

  private Width() {}

  /** Number of columns that a text occupies. */
  public static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  private static int of(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || Character.isISOControl(c)) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c >= 0x1F300 && c <= 0x1F64F
        || c >= 0x1F900 && c <= 0x1F9FF
        || c >= 0x20000 && c <= 0x3FFFD;
  }

  /** The text followed by blanks up to a width; longer text stays as it is. */
  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /** The text after blanks up to a width; longer text stays as it is. */
  public static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text))) + text;
  }

  /** The text cut to a width, ending in … where something is left off. */
  public static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (used + of(c) > width - 1) {
        break;
      }
      kept.appendCodePoint(c);
      used += of(c);
      i += Character.charCount(c);
    }
    return kept.append('…').toString();
  }

  /** The text without control characters, so that no input can control the terminal. */
  public static String tame(String text) {
    StringBuilder tame = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> tame.appendCodePoint(Character.isISOControl(c) || isBidi(c) ? ' ' : c));
    return tame.toString();
  }

  private static boolean isBidi(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x2028 || c == 0x2029;
  }
}
