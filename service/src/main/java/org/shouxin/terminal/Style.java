package org.shouxin.terminal;

/**
 * Colours, if enabled.
 *
 * @param colours whether to write ANSI escapes
 */
public record Style(boolean colours) {

  /** No colours: files, pipes, {@code NO_COLOR}. */
  public static final Style NONE = new Style(false);

  /** The kind of a text, which determines its style. */
  public enum Kind {
    /** Ordinary text. */
    PLAIN(""),
    /** A title or heading. */
    HEADING("1"),
    /** A success. */
    GOOD("32"),
    /** A warning. */
    NOTICE("33"),
    /** An error. */
    BAD("31"),
    /** Of minor importance. */
    FAINT("2");

    private final String code;

    Kind(String code) {
      this.code = code;
    }
  }

  /** The text to be written. */
  public String paint(Kind kind, String text) {
    return !colours || kind == Kind.PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + kind.code + "m" + text + "\u001b[0m";
  }
}
