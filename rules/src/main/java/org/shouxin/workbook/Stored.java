package org.shouxin.workbook;

/**
 * The content of a cell in a file, before it is checked against its column.
 *
 * @param form how Excel holds it
 * @param text canonical spelling: numbers plain with a point, percentages with their sign, days as
 *     {@code 2026-10-31}, booleans as yes and no, texts without surrounding blanks
 */
record Stored(Form form, String text) {

  /** How Excel holds a content. */
  enum Form {
    /** Nothing. */
    NOTHING,
    /** A text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** A number shown with a word that makes another of it, {@code 50万}; the text has it. */
    SCALED,
    /** A number shown as a percentage. */
    PERCENT,
    /** A number shown as a day. */
    DAY,
    /** TRUE or FALSE. */
    YES_NO,
    /** A formula; the text is as in the file, without the equals sign. */
    FORMULA,
    /** Something invalid; the problem was reported. */
    BAD
  }

  /** An empty cell. */
  static final Stored NOTHING = new Stored(Form.NOTHING, "");

  /** A cell whose problem was reported. */
  static final Stored BAD = new Stored(Form.BAD, "");

  boolean isEmpty() {
    return form == Form.NOTHING;
  }
}
