package org.shouxin.csv;

import com.opencsv.RFC4180Parser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.CodeReader;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Tab;

/** Cuts the records of a file into cells. Not thread-safe; one per thread. */
public final class Cells {

  private static final char REPLACEMENT = '\uFFFD';

  private final RFC4180Parser parser;
  private final String encoding;
  private final int columns;
  private final @Nullable Tab tab;

  /**
   * @param columns how many cells the headings have
   */
  Cells(Separator separator, String encoding, int columns) {
    this(separator, encoding, columns, null);
  }

  /**
   * @param tab the sheet whose rows are cut already; null for lines of text
   */
  Cells(Separator separator, String encoding, int columns, @Nullable Tab tab) {
    this.tab = tab;
    this.parser = separator.parser();
    this.encoding = encoding;
    this.columns = columns;
  }

  /** The record cut into cells, or with the fault that prevents it. */
  public RawRow cut(RawRow raw) {
    if (raw.fault() != null || raw.cells() != null) {
      return raw;
    }
    String[] cells = parsed(raw.text());
    Text fault = cells == null ? new Text("引号没有配对", "unterminated quote") : null;
    return new RawRow(raw.line(), raw.text(), cells, raw.ended(), fault, raw.faults(), raw.days());
  }

  /** Why a record has too few or too many cells; null if the number is right. */
  public @Nullable Text ragged(RawRow raw, String[] cells) {
    int found = cells.length;
    if (found == columns || found > columns && blankAfter(cells, columns)) {
      return null;
    }
    return raw.ended() || found > columns
        ? new Text(
            "此行有 " + found + " 个单元格，标题行有 " + columns + " 个",
            "the row has " + found + " cells, the headings are " + columns)
        : new Text(
            "文件在此行中间结束：只有 " + found + " 个单元格，应有 " + columns + " 个",
            "the file ends in the middle of this row: " + found + " of " + columns + " cells");
  }

  /** Whether a record may hold cells that {@link #check} refuses. */
  public static boolean suspect(RawRow raw) {
    return raw.text().indexOf(REPLACEMENT) >= 0
        || raw.text().indexOf('\0') >= 0
        || !raw.faults().isEmpty()
        || !raw.days().isEmpty();
  }

  /**
   * Refuses a cell that the file does not hold as it was meant.
   *
   * @param code whether it is to be a code
   * @throws Unreadable if it is damaged, not valid in the file's encoding, or a day instead of a
   *     code
   */
  public void check(RawRow raw, int column, String cell, boolean code) throws Unreadable {
    Unreadable fault = raw.faults().get(column);
    if (fault != null) {
      throw fault;
    }
    if (code && raw.days().contains(column)) {
      throw CodeReader.madeDay();
    }
    if (cell.indexOf(REPLACEMENT) >= 0) {
      throw new Unreadable(
          new Text("含有不是 " + encoding + " 的字节", "it holds bytes that are not valid " + encoding),
          Text.NONE);
    }
    if (cell.indexOf('\0') >= 0) {
      throw new Unreadable(new Text("含有空字符 NUL", "it holds a NUL character"), Text.NONE);
    }
  }

  /** A cell of a sheet in problems; empty for a line of text, or without a column. */
  public String cell(long line, int column) {
    return tab == null || column < 0 ? "" : tab.place((int) line - 1, column);
  }

  private static boolean blankAfter(String[] cells, int from) {
    for (int i = from; i < cells.length; i++) {
      if (!cells[i].isBlank()) {
        return false;
      }
    }
    return true;
  }

  private String @Nullable [] parsed(String text) {
    try {
      return parser.parseLine(text);
    } catch (IOException unterminated) {
      return null;
    }
  }
}
