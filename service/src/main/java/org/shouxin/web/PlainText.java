package org.shouxin.web;

import org.shouxin.facts.CodeReader;

/** Which characters a caller may use in what is kept. */
public final class PlainText {

  /** The characters of the longest code that the database keeps. */
  public static final int LONGEST_CODE = CodeReader.LONGEST;

  /** Pattern of a text without control characters. */
  public static final String ONE_LINE = "^\\P{Cc}*$";

  /** What {@link #ONE_LINE} allows, in Chinese and English. */
  public static final String ONE_LINE_SAID = "文字，不含控制字符 | text without control characters";

  /** Pattern of a code that is written into the path of an address, such as an order number. */
  public static final String CODE_FORM = "^(?!\\.{1,2}$)[^\\p{Cc}\\p{Cf};\\\\]*$";

  /** What {@link #CODE_FORM} allows, in Chinese and English. */
  public static final String CODE_SAID =
      "可见字符，不含 ; 和 \\，不是 . 或 .. | visible characters other than ; and \\, and not . or .. alone";

  /** Pattern of a text without control characters but line breaks and tabs. */
  public static final String WORDS_FORM = "^[\\P{Cc}\\n\\r\\t]*$";

  /** What {@link #WORDS_FORM} allows, in Chinese and English. */
  public static final String WORDS_SAID = "可见字符和换行 | visible characters and new lines";

  private PlainText() {}
}
