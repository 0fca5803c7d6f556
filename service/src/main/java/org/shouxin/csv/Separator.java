package org.shouxin.csv;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The separator of the cells of a file. */
enum Separator {
  COMMA(','),
  SEMICOLON(';'),
  TAB('\t');

  private final char character;

  Separator(char character) {
    this.character = character;
  }

  char character() {
    return character;
  }

  /** A parser of this file's records; not for several threads. */
  RFC4180Parser parser() {
    return new RFC4180ParserBuilder().withSeparator(character).build();
  }

  /** The separator that makes most known headings of a heading line; comma when none does. */
  static Separator of(String heading, Predicate<String> known) {
    Separator best = COMMA;
    long most = -1;
    for (Separator candidate : values()) {
      String[] cells = candidate.cut(heading);
      if (cells == null) {
        continue;
      }
      long right = Arrays.stream(cells).filter(known).count();
      long score = right * 10_000 + cells.length;
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  /**
   * The cells of a record; null if a cell begins with a quote and the quote does not end where the
   * cell does. A quote inside a cell that does not begin with one is an ordinary character.
   */
  String @Nullable [] cut(String record) {
    if (!isClosed(record)) {
      return null;
    }
    try {
      return parser().parseLine(record);
    } catch (IOException unterminated) {
      return null;
    }
  }

  private boolean isClosed(String record) {
    int at = 0;
    while (at < record.length()) {
      if (record.charAt(at) == '"') {
        at = afterQuoted(record, at + 1);
        if (at < record.length() && record.charAt(at) != character || at > record.length()) {
          return false;
        }
      } else {
        int next = record.indexOf(character, at);
        at = next < 0 ? record.length() : next;
      }
      at++;
    }
    return true;
  }

  /** Where the character after the closing quote is; beyond the end when no quote closes. */
  private static int afterQuoted(String record, int from) {
    int quote = record.indexOf('"', from);
    while (quote >= 0 && quote + 1 < record.length() && record.charAt(quote + 1) == '"') {
      quote = record.indexOf('"', quote + 2);
    }
    return quote < 0 ? record.length() + 1 : quote + 1;
  }
}
