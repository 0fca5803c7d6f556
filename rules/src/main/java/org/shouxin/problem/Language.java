package org.shouxin.problem;

/** The languages of workbooks, reasons and pages. */
public enum Language {
  /** Chinese. */
  ZH,
  /** English. */
  EN;

  /** The text in this language. */
  public String say(String zh, String en) {
    return this == ZH ? zh : en;
  }
}
