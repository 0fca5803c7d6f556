package org.shouxin.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells printed in aligned columns. Not thread-safe. */
public final class TextTable {

  /** The alignment of a cell. */
  public enum Side {
    /** Text. */
    LEFT,
    /** Numbers. */
    RIGHT
  }

  private record Row(Style.Kind kind, List<String> cells) {}

  private static final String INDENT = "  ";

  private final List<Side> sides;
  private final int widest;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param widest most columns a cell may take before it is cut; the last cell of a row is not cut
   * @param sides one for each column
   */
  public TextTable(int widest, Side... sides) {
    this.widest = widest;
    this.sides = List.of(sides);
  }

  /** Adds a row; fewer cells than columns leave the rest empty. */
  public TextTable row(Style.Kind kind, String... cells) {
    List<String> cut = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      String tame = Width.tame(cells[i]);
      cut.add(i == sides.size() - 1 ? tame : Width.cut(tame, widest));
    }
    rows.add(new Row(kind, cut));
    return this;
  }

  /** Adds a row without style. */
  public TextTable row(String... cells) {
    return row(Style.Kind.PLAIN, cells);
  }

  /** The printed lines, each ended. */
  public String print(Style style) {
    int[] widths = new int[sides.size()];
    for (Row row : rows) {
      for (int i = 0; i < row.cells.size(); i++) {
        widths[i] = Math.max(widths[i], Width.of(row.cells.get(i)));
      }
    }
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.cells.size(); i++) {
        String cell = row.cells.get(i);
        line.append(INDENT)
            .append(
                sides.get(i) == Side.LEFT
                    ? Width.left(cell, widths[i])
                    : Width.right(cell, widths[i]));
      }
      out.append(style.paint(row.kind, line.toString().stripTrailing())).append('\n');
    }
    return out.toString();
  }
}
