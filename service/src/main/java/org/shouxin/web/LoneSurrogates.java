package org.shouxin.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in JSON the escape of an unpaired surrogate. Readers of JSON let it pass, but no database
 * and no UTF-8 can hold it: it would be kept as a question mark, the same for all.
 */
final class LoneSurrogates {

  private static final int LENGTH = 6;

  /** An escape: of a pair, of a surrogate alone, or of anything else. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:u[dD][89abAB]\\p{XDigit}{2}\\\\u[dD][c-fC-F]\\p{XDigit}{2}"
              + "|(u[dD][89a-fA-F]\\p{XDigit}{2})|.)",
          Pattern.DOTALL);

  private LoneSurrogates() {}

  /** The offset of the first one, in bytes; JSON in UTF-8. */
  static OptionalInt find(byte[] json) {
    Matcher escapes = ESCAPE.matcher(new String(json, StandardCharsets.ISO_8859_1));
    while (escapes.find()) {
      if (escapes.group(1) != null) {
        return OptionalInt.of(escapes.start());
      }
    }
    return OptionalInt.empty();
  }

  /** As it is written at a place that {@link #find} returned. */
  static String quote(byte[] json, int at) {
    return new String(json, at, LENGTH, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
  }
}
