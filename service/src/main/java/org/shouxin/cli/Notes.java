package org.shouxin.cli;

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

  static String orDash(String value) {
    return value.isEmpty() ? "—" : value;
  }
}
