package org.shouxin.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.problem.RefusedException;

/**
 * The text rendering of a workbook, for reviews in git and for the policy's SHA-256: UTF-8, lines
 * ended by LF.
 *
 * <pre>
 * # shouxin policy text 1
 *
 * == 评分 Scorecard ==
 *
 * [PAY-01]
 * indicator: PAY
 * band: >= 98
 * </pre>
 *
 * <p>A sheet is a line {@code == Chinese English ==}; a row begins with its id in brackets,
 * followed by its non-empty cells, one {@code key: value} a line in the order of the schema,
 * further columns of an open sheet after them. In a value {@code \n} is a line break and {@code \\}
 * a backslash. Rows are sorted by id, digits as numbers; a sheet with fixed ids keeps their order.
 * A line that begins with {@code #} is a comment. Rendering a text rendering gives the same bytes.
 */
public final class BookText {

  /** First line of a rendering; the number is the version of the format. */
  static final String HEADER = "# shouxin policy text ";

  static final int VERSION = 1;

  private BookText() {}

  /**
   * Reads a text rendering. Cells keep their content as written, without surrounding blanks; their
   * place is {@code line 12}. Sheet titles are accepted in Chinese, English or both, columns by key
   * or heading; a sheet may be continued later in the text.
   *
   * @param text the rendering; CR LF is accepted for LF, and a byte order mark is ignored
   * @param sheets the declared sheets
   * @throws RefusedException with every line that cannot be read
   */
  public static Book read(String text, List<SheetSchema> sheets) throws RefusedException {
    return new BookTextReader(sheets).read(text);
  }

  /**
   * Reads a text rendering of one of several kinds of workbook.
   *
   * @param kinds the declared sheets of each kind; the one with most of the text's sheets is
   *     chosen, the first if equal
   * @throws RefusedException with every line that cannot be read
   */
  public static Book readAny(String text, List<List<SheetSchema>> kinds) throws RefusedException {
    List<String> titles =
        text.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("=="))
            .map(BookTextReader::title)
            .toList();
    return read(text, SheetSchema.meant(kinds, titles));
  }

  /** Renders a book. Equal content gives equal text, whatever the order of the rows. */
  public static String render(Book book) {
    StringBuilder out = new StringBuilder(HEADER).append(VERSION).append('\n');
    book.sheets()
        .forEach(
            (sheet, rows) -> {
              if (rows.isEmpty()) {
                return;
              }
              out.append("\n== ").append(sheet.title().zh());
              out.append(sheet.isTable() ? "" : " " + sheet.title().en()).append(" ==\n");
              List<Row> sorted = new ArrayList<>(rows);
              sorted.sort(Comparator.comparing(Row::id, idsOf(sheet)));
              sorted.forEach(row -> render(row, out));
            });
    return out.toString();
  }

  /** The order of a sheet's ids: as declared when they are fixed, else natural. */
  public static Comparator<String> idsOf(SheetSchema sheet) {
    Map<String, Integer> fixed = new LinkedHashMap<>();
    for (Column.Choice choice : sheet.columns().get(0).choices()) {
      fixed.put(choice.code(), fixed.size());
    }
    return Comparator.comparing((String id) -> fixed.getOrDefault(id, fixed.size()))
        .thenComparing(NaturalOrder.IDS);
  }

  private static void render(Row row, StringBuilder out) {
    String idKey = row.sheet().columns().get(0).key();
    out.append("\n[").append(escape(row.id(), false)).append("]\n");
    for (Column column : row.sheet().columns()) {
      Cell cell = row.cells().get(column.key());
      if (cell != null && !column.key().equals(idKey)) {
        render(column.key(), cell, out);
      }
    }
    row.cells()
        .forEach(
            (key, cell) -> {
              if (row.sheet().column(key).isEmpty()) {
                render(key, cell, out);
              }
            });
  }

  private static void render(String key, Cell cell, StringBuilder out) {
    String text = cell.text().strip();
    if (!text.isEmpty()) {
      out.append(escape(key, true)).append(": ").append(escape(text, false)).append('\n');
    }
  }

  private static String escape(String text, boolean key) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case ':', '[', '#', '=' -> out.append(key ? "\\" : "").append(c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
