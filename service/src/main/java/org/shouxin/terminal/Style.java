package org.shouxin.terminal;

/**
 * Colours, only where they are wanted.
 *
 * @param colours whether to write ANSI escapes
 */
public record Style(boolean colours) {

  /** No colours: files, pipes, {@code NO_COLOR}. */
  public static final Style NONE = new Style(false);

  /** What a text is, which says how it looks. */
  public enum Kind {
    /** Ordinary text. */
    PLAIN(""),
    /** A title or heading. */
    HEADING("1"),
    /** Good news. */
    GOOD("32"),
    /** Something to look at. */
    NOTICE("33"),
    /** Bad news. */
    BAD("31"),
    /** Beside the point. */
    FAINT("2");

    private final String code;

    Kind(String code) {
      this.code = code;
    }
  }

  /** The text as it is to be written. */
  public String paint(Kind kind, String text) {
    return !colours || kind == Kind.PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + kind.code + "m" + text + "\u001b[0m";
  }
}
