package org.shouxin.problem;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Characters that nobody sees: controls, zero-width marks, direction marks, soft hyphens, byte
 * order marks, fillers, variation selectors, tags, unpaired surrogates and code points without a
 * character. Ordinary line breaks, tabs and blanks are none of them.
 */
public final class Invisible {

  private Invisible() {}

  /** Whether a code point is one. */
  public static boolean is(int point) {
    return switch (point) {
      case '\n', '\r', '\t', ' ' -> false;
      // Korean fillers, Khmer inherent vowels, the Mongolian separators, an empty Braille cell
      case 0x115f, 0x1160, 0x3164, 0xffa0, 0x17b4, 0x17b5, 0x034f, 0x2800 -> true;
      default ->
          switch (Character.getType(point)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.UNASSIGNED -> isNone(point);
            default -> isVariation(point);
          };
    };
  }

  private static boolean isNone(int point) {
    return (point & 0xfffe) == 0xfffe
        || (point >= 0xfdd0 && point <= 0xfdef)
        || (point >= 0xe0000 && point <= 0xe0fff);
  }

  private static boolean isVariation(int point) {
    return (point >= 0xfe00 && point <= 0xfe0f)
        || (point >= 0xe0100 && point <= 0xe01ef)
        || (point >= 0x180b && point <= 0x180f);
  }

  /** Without such characters and blanks of any kind at both ends. */
  public static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && isBlank(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(int point) {
    return is(point) || Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  /** Those in a text by their code points, {@code U+200B, U+FEFF}; empty when there are none. */
  public static String in(String text) {
    return isSeen(text) ? "" : listed(text);
  }

  private static boolean isSeen(String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (is(point)) {
        return false;
      }
    }
    return true;
  }

  private static String listed(String text) {
    return text.codePoints()
        .filter(Invisible::is)
        .distinct()
        .mapToObj(point -> String.format(Locale.ROOT, "U+%04X", point))
        .collect(Collectors.joining(", "));
  }
}
