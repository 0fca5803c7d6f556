package org.shouxin.explanations;

import org.shouxin.problem.Language;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.Width;

/** A sheet of text for a terminal. Not thread-safe. */
final class SheetPage {

  private static final int LABEL = 16;

  private final Language language;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  SheetPage(Language language, Style style) {
    this.language = language;
    this.style = style;
  }

  Language language() {
    return language;
  }

  String say(String zh, String en) {
    return language.say(zh, en);
  }

  String paint(Kind kind, String text) {
    return style.paint(kind, text);
  }

  /** The first line. */
  void head(String title) {
    out.append(paint(Kind.HEADING, title)).append('\n');
  }

  /** The title of a part. */
  void title(String title) {
    out.append('\n');
    head(title);
  }

  void line(String label, String value) {
    out.append("  ").append(Width.left(label, LABEL)).append(value).append('\n');
  }

  /** An indented line. */
  void text(String text) {
    out.append("  ").append(text).append('\n');
  }

  /** A bullet point, with its source. */
  void point(String text, String place) {
    text("- " + Width.tame(text) + "  " + paint(Kind.FAINT, place));
  }

  /** A bullet point with a lead text. */
  void point(Kind kind, String effect, String text, String place) {
    text(
        "- "
            + paint(kind, effect)
            + say("：", ": ")
            + Width.tame(text)
            + "  "
            + paint(Kind.FAINT, place));
  }

  void table(TextTable table) {
    out.append(table.print(style));
  }

  void append(String text) {
    out.append(text);
  }

  Style style() {
    return style;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
