package org.shouxin.policy;

/**
 * Where a conclusion comes from: a workbook row.
 *
 * @param sheet key of the sheet, {@code scorecard}
 * @param id stable id of the row, {@code PAY-03}
 * @param place its place when the workbook was read, {@code 评分Scorecard!A17}; never part of a
 *     decision's bytes, because moving a row changes no policy
 */
public record RowRef(String sheet, String id, String place) {

  /** Sheet and row id, {@code scorecard/PAY-03}: what the records carry. */
  public String name() {
    return sheet + "/" + id;
  }

  /** For display: its place in the workbook; its name when that was read as text. */
  public String shown() {
    return place.contains("!") ? place : name();
  }
}
