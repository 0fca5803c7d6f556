package org.shouxin.workbook;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the file of a workbook has besides its rows: which columns are there and seen, rows of
 * totals, and notes. Formatting keeps it; it is no part of the policy.
 *
 * @param english whether the tabs are called in English alone
 * @param sheets by key of the declared sheets that the file has
 * @param tabs the tabs for notes in their order
 * @param lost what else is in the file and would be lost, {@code xl/comments1.xml}
 * @param struck cells whose text is struck through, as places
 * @param look what formatting writes and people may undo: names of formulas, feet of pages, columns
 *     and number formats, by what and where
 */
public record Extras(
    boolean english,
    Map<String, Kept> sheets,
    List<NotesTab> tabs,
    List<String> lost,
    List<String> struck,
    Map<String, String> look) {

  /** Of a book that comes from no workbook file. */
  public static final Extras NONE =
      new Extras(false, Map.of(), List.of(), List.of(), List.of(), Map.of());

  /**
   * Of a declared sheet.
   *
   * @param columns keys of the declared columns that it has
   * @param hidden those of them that are hidden
   * @param total the columns that its row of totals adds up; empty without one
   * @param totalled what the row of totals is called; empty without one
   * @param notes its columns for notes
   */
  public record Kept(
      Set<String> columns,
      Set<String> hidden,
      Set<String> total,
      String totalled,
      List<NotesColumn> notes) {}

  /**
   * A column for notes.
   *
   * @param width in characters
   * @param cells by the id of their row; those of the row of totals by its name
   */
  public record NotesColumn(String heading, boolean hidden, int width, Map<String, Note> cells) {}

  /**
   * A tab for notes.
   *
   * @param widths of its columns, in 256ths of a character
   * @param cells by place, {@code B2}, in the order of the file
   * @param merged ranges of merged cells, {@code A1:C1}
   */
  public record NotesTab(
      String name,
      boolean hidden,
      Map<Integer, Integer> widths,
      Map<String, Note> cells,
      List<String> merged) {}

  /**
   * A cell of notes.
   *
   * @param number whether it is a number; the text is then its digits
   * @param text as in the file
   * @param format number format
   * @param formula the formula that gives the text, without its equals sign; empty for none
   */
  public record Note(boolean number, String text, String format, String formula) {}
}
