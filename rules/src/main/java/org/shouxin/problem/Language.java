package org.shouxin.problem;

/** The languages that workbooks, reasons and pages speak. */
public enum Language {
  /** Chinese. */
  ZH,
  /** English. */
  EN;

  /** The one of two texts that is in this language. */
  public String say(String zh, String en) {
    return this == ZH ? zh : en;
  }
}
