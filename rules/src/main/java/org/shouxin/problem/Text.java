package org.shouxin.problem;

/**
 * A text in both languages of the product.
 *
 * @param zh Chinese
 * @param en English
 */
public record Text(String zh, String en) {

  /** Nothing in both languages. */
  public static final Text NONE = same("");

  /** The same text in both languages: names, codes, numbers. */
  public static Text same(String text) {
    return new Text(text, text);
  }

  /** A text of which one language is enough: the other one says the same. */
  public static Text either(String zh, String en) {
    return new Text(zh.isBlank() ? en : zh, en.isBlank() ? zh : en);
  }

  /** The text in the given language. */
  public String in(Language language) {
    return language == Language.ZH ? zh : en;
  }
}
