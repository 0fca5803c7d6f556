package org.shouxin.csv;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/** The separator of the cells of a file. */
enum Separator {
  COMMA(',', new Text("逗号分隔", "commas")),
  SEMICOLON(';', new Text("分号分隔", "semicolons")),
  TAB('\t', new Text("制表符分隔", "tabs")),
  PIPE('|', new Text("竖线分隔", "bars"));

  /** What is read. */
  static final Text ALLOWED = new Text("半角的逗号、分号、制表符或 |", "comma, semicolon, tab or |");

  private static final List<String> OTHERS =
      List.of("，", "；", "｜", "、", "\u00a6", "^", "~", "#", "!", "$", "@", "/", "\\", ":", "  ");

  private final char character;
  private final Text shown;

  Separator(char character, Text shown) {
    this.character = character;
    this.shown = shown;
  }

  /** What people call it. */
  Text shown() {
    return shown;
  }

  char character() {
    return character;
  }

  /** A parser of this file's records; not for several threads. */
  RFC4180Parser parser() {
    return new RFC4180ParserBuilder().withSeparator(character).build();
  }

  /** The separator of this character; null when there is none. */
  static @Nullable Separator of(char character) {
    return Arrays.stream(values())
        .filter(each -> each.character == character)
        .findFirst()
        .orElse(null);
  }

  /**
   * The separator that makes most known headings of a heading line, or of its beginning when a cell
   * goes on in the next line; comma when none does.
   */
  static Separator of(String heading, Predicate<String> known) {
    Separator best = COMMA;
    long most = -1;
    for (Separator candidate : values()) {
      String[] cells = candidate.begun(heading);
      long right = candidate.known(cells, known);
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

  /** Whether these are several cells and one of them is a known heading. */
  static boolean isCut(String[] cells, Predicate<String> known) {
    return cells.length > 1 && Arrays.stream(cells).anyMatch(cell -> known.test(cell.strip()));
  }

  /** What cuts a line into headings of which one is known, and is no separator; empty for none. */
  static String other(String line, Predicate<String> known) {
    return OTHERS.stream()
        .filter(each -> isCut(line.split(Pattern.quote(each) + "+", -1), known))
        .findFirst()
        .orElse("");
  }

  /** How many cells of a heading line are known. */
  long known(String[] cells, Predicate<String> known) {
    return Arrays.stream(cells).filter(known).count();
  }

  /** The cells of a record, as far as they can be told while one of them is not closed. */
  String[] begun(String record) {
    String[] cells = cut(record);
    return cells != null
        ? cells
        : record.replace("\"", "").split(Pattern.quote(String.valueOf(character)), -1);
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
