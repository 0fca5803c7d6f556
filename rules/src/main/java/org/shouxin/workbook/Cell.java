package org.shouxin.workbook;

/**
 * The content of one cell, as data.
 *
 * @param text the content in its canonical spelling: numbers plain with a point, dates as {@code
 *     2026-10-31}, formulas beginning with {@code =} and naming cells of their own row by column
 *     key, choices by code; surrounding blanks removed; empty for an empty cell
 * @param place its place, {@code 评分Scorecard!B17}
 */
public record Cell(String text, String place) {

  /** Whether it is empty. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
