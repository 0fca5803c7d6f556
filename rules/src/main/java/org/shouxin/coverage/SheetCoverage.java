package org.shouxin.coverage;

/**
 * How much of a sheet was tried.
 *
 * @param sheet key of the sheet, {@code scorecard}
 * @param rows what its rows can conclude: one for most, up to four for an admission criterion
 * @param rowsTried of these, what some decision concluded
 * @param sides stretches between the thresholds of its conditions
 * @param sidesTried of these, where some decision had its value while the row's other conditions
 *     were met
 */
public record SheetCoverage(String sheet, int rows, int rowsTried, int sides, int sidesTried) {

  /** Whether nothing is left to try. */
  public boolean whole() {
    return rows == rowsTried && sides == sidesTried;
  }

  /** Tried in whole per cent, rounded down, so that 100 means all. */
  public int percent() {
    int all = rows + sides;
    return all == 0 ? 100 : (rowsTried + sidesTried) * 100 / all;
  }
}
