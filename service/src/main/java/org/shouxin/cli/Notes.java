package org.shouxin.cli;

import java.util.stream.Stream;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;

/** The messages of a command, in one language. */
abstract class Notes {

  /** Most columns that a cell of a table takes. */
  static final int WIDEST = 60;

  final Console console;
  final Language language;

  Notes(Console console, Language language) {
    this.console = console;
    this.language = language;
  }

  final String say(String zh, String en) {
    return language.say(zh, en);
  }

  final void line(Kind kind, String text) {
    console.line(kind, text);
  }

  final void print(TextTable table) {
    console.out().println(table.print(console.style()));
  }

  /** The title of a sheet of policies or of the routing. */
  final String title(String key) {
    return Stream.concat(Sheets.ALL.stream(), Sheets.ROUTING_BOOK.stream())
        .filter(sheet -> sheet.key().equals(key))
        .map(sheet -> sheet.title().in(language))
        .findFirst()
        .orElse(key);
  }

  static String orDash(String value) {
    return value.isEmpty() ? "—" : value;
  }
}
