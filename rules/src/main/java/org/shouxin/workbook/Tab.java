package org.shouxin.workbook;

import org.apache.poi.ss.util.CellReference;

/**
 * A tab of the workbook being read.
 *
 * @param index its order in the workbook, from 0
 * @param name as in the file
 */
public record Tab(int index, String name) {

  private static final int LONGEST = 40;

  /** A cell's place as people write it, {@code 评分Scorecard!B17}; row and column from 0. */
  public String place(int row, int column) {
    String shown = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
    if (shown.length() > LONGEST) {
      shown = shown.substring(0, LONGEST) + "…";
    }
    return shown + "!" + letters(column) + (row + 1);
  }

  /** The letters of a column, from 0: {@code A}, {@code AB}. */
  public static String letters(int column) {
    return CellReference.convertNumToColString(column);
  }
}
