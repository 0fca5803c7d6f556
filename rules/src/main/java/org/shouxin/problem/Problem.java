package org.shouxin.problem;

/**
 * A problem of an input: where, what is wrong, what was found and what is allowed.
 *
 * @param where the place, in the terms of its source, {@code 评分Scorecard!B17} or {@code line 12,
 *     column on_time_pct}
 * @param what what is wrong
 * @param found what was found, as written; empty if nothing
 * @param allowed what is allowed; both texts empty if the first sentence says it
 * @param code by which a program distinguishes it, {@code unknown_fact}; empty when it has none
 */
public record Problem(String where, Text what, String found, Text allowed, String code) {

  private static final int LONGEST_QUOTE = 80;

  /** A problem without a code. */
  public Problem(String where, Text what, String found, Text allowed) {
    this(where, what, found, allowed, "");
  }

  /** The same with a code. */
  public Problem coded(String named) {
    return new Problem(where, what, found, allowed, named);
  }

  /** The same at another place. */
  public Problem at(String place) {
    return new Problem(place, what, found, allowed, code);
  }

  /** A problem that says itself what would be right. */
  public Problem(String where, Text what, String found) {
    this(where, what, found, Text.NONE);
  }

  /** One line: {@code where: what; found "…"; allowed: …}, without line breaks. */
  public String in(Language language) {
    boolean zh = language == Language.ZH;
    StringBuilder line = new StringBuilder(where).append(zh ? "：" : ": ").append(what.in(language));
    if (!found.isEmpty()) {
      line.append(zh ? "；实际为“" : "; found \"").append(quote(found)).append(zh ? "”" : "\"");
    }
    return line.append(tail(language)).toString();
  }

  /** What is wrong and what is allowed, where place and value are shown separately. */
  public Text reason() {
    return new Text(what.zh() + tail(Language.ZH), what.en() + tail(Language.EN));
  }

  private String tail(Language language) {
    String text = allowed.in(language);
    return text.isEmpty() ? "" : (language == Language.ZH ? "；允许：" : "; allowed: ") + text;
  }

  private static String quote(String text) {
    String oneLine = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    return oneLine.length() <= LONGEST_QUOTE
        ? oneLine
        : oneLine.substring(0, LONGEST_QUOTE - 1) + "…";
  }
}
