package org.shouxin.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Traditional Chinese characters as their simplified forms, so that 資產 is 资产. */
final class Traditional {

  private static final String SOURCE = "traditional.txt";

  /** From the first Chinese character to the last of the basic plane. */
  private static final char FIRST = '\u3400';

  private static final char[] FORMS = read();

  private Traditional() {}

  /** The text with simplified characters. */
  static String simplified(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char form = c < FIRST ? c : FORMS[c - FIRST];
      if (form != c) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, form);
      }
    }
    return out == null ? text : out.toString();
  }

  private static char[] read() {
    char[] forms = new char[Character.MAX_VALUE - FIRST + 1];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = (char) (FIRST + i);
    }
    try (InputStream in = Traditional.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + SOURCE);
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.split(" ")))
          .forEach(pair -> forms[pair.charAt(0) - FIRST] = pair.charAt(1));
      return forms;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
