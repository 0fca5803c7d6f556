package org.shouxin.workbook;

import java.util.List;
import java.util.Optional;
import org.shouxin.problem.Text;

/** How a book is displayed in Excel. */
public interface Presentation {

  /** The sheets that become tabs, in their order. */
  List<SheetSchema> sheets();

  /** The columns to write, the further columns of an open sheet included, as keys in order. */
  List<String> columns(SheetSchema sheet);

  /** The heading of a column; the English line of a further column is its key. */
  Text heading(SheetSchema sheet, String key);

  /** What the cells of a column may contain, including further columns of an open sheet. */
  Column.Kind kind(SheetSchema sheet, String key);

  /** A cell's content as displayed; reading it back gives the same meaning. */
  String shown(Row row, String key);

  /** The unit to show after the content of a cell, empty for none. */
  String unit(Row row, String key);

  /**
   * What may be entered in a column.
   *
   * @param id row of a sheet with fixed rows; empty for a column as a whole
   */
  Entry entry(SheetSchema sheet, String id, String key);

  /** The hint Excel shows when a cell of the column is selected; both texts may be empty. */
  Text hint(SheetSchema sheet, String key);

  /** Decimals to show of what the formula in a cell gives. */
  int places(Row row, String key);

  /** The names by which formulas read cells, so that Excel can preview them. */
  List<Named> names();

  /** The column that groups rows, so that a line is drawn between the groups. */
  Optional<String> grouped(SheetSchema sheet);

  /** Title of the policy, for the head of every printed page. */
  Text title();

  /** The guide, one section after the other. */
  List<Section> guide();

  /**
   * A cell that formulas read by a name.
   *
   * @param name the name
   * @param sheet sheet of the cell
   * @param key its column
   * @param row place among the rows of the sheet, from 0
   * @param function Excel function of the cell that the name means; empty for the cell itself
   */
  record Named(String name, SheetSchema sheet, String key, int row, String function) {}

  /**
   * A section of the guide.
   *
   * @param heading its heading
   * @param lines paragraphs
   */
  record Section(Text heading, List<Line> lines) {}

  /**
   * A paragraph of the guide.
   *
   * @param label what it is about; the name of a tab becomes a link to it
   * @param text what to know
   */
  record Line(String label, Text text) {}
}
