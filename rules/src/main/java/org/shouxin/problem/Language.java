package org.shouxin.problem;

/** The languages that workbooks, reasons and pages speak. */
public enum Language {
  /** Chinese. */
  ZH,
  /** English. */
  EN
}
