package org.shouxin.coverage;

/**
 * How much of a sheet was covered.
 *
 * @param sheet key of the sheet, {@code scorecard}
 * @param rows what its rows can conclude: one for most, up to four for an admission criterion
 * @param rowsTried of these, those that some decision concluded
 * @param sides intervals between the thresholds of its conditions
 * @param sidesTried of these, where some decision had its value while the row's other conditions
 *     were met
 */
public record SheetCoverage(String sheet, int rows, int rowsTried, int sides, int sidesTried) {

  /** Whether everything is covered. */
  public boolean whole() {
    return rows == rowsTried && sides == sidesTried;
  }

  /** Coverage in whole percent, rounded down, so that 100 means everything. */
  public int percent() {
    int all = rows + sides;
    return all == 0 ? 100 : (rowsTried + sidesTried) * 100 / all;
  }
}
