package org.shouxin.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Finds in JSON the escape of an unpaired surrogate. Readers of JSON let it pass, but no database
 * and no UTF-8 can hold it: it would be kept as a question mark, the same for all.
 */
final class LoneSurrogates {

  private static final int ESCAPE = 6;

  private LoneSurrogates() {}

  /** Where the first one stands, in bytes; JSON in UTF-8. */
  static OptionalInt find(byte[] json) {
    int at = 0;
    while (at < json.length) {
      if (json[at] != '\\') {
        at++;
        continue;
      }
      char escaped = escaped(json, at);
      if (Character.isLowSurrogate(escaped)) {
        return OptionalInt.of(at);
      }
      if (Character.isHighSurrogate(escaped)) {
        if (!Character.isLowSurrogate(escaped(json, at + ESCAPE))) {
          return OptionalInt.of(at);
        }
        at += ESCAPE;
      }
      at += 2;
    }
    return OptionalInt.empty();
  }

  /** As it is written at a place that {@link #find} told. */
  static String quote(byte[] json, int at) {
    return new String(json, at, ESCAPE, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
  }

  /** What is escaped here by its number; 0 for anything else. */
  private static char escaped(byte[] json, int at) {
    if (at + ESCAPE > json.length || json[at] != '\\' || json[at + 1] != 'u') {
      return 0;
    }
    int code = 0;
    for (int i = at + 2; i < at + ESCAPE; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return 0;
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }
}
