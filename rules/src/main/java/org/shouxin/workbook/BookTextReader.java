package org.shouxin.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Reads one text rendering, line by line. Single use. */
final class BookTextReader {

  private static final Text LINES =
      new Text("“== 表名 ==”、“[编号]”、“列名: 内容”或“# 注释”", "== Sheet ==, [id], key: value or # comment");

  private final List<SheetSchema> sheets;
  private final Problems problems = new Problems();
  private final Map<SheetSchema, Map<String, Row>> rows = new LinkedHashMap<>();
  private final Map<SheetSchema, Map<String, String>> headings = new HashMap<>();
  private final Map<SheetSchema, Map<String, String>> extras = new HashMap<>();

  private @Nullable SheetSchema sheet;
  private boolean unknownSheet;
  private String id = "";
  private String place = "";
  private @Nullable Map<String, Cell> cells;

  BookTextReader(List<SheetSchema> sheets) {
    this.sheets = sheets;
    sheets.forEach(declared -> rows.put(declared, new LinkedHashMap<>()));
  }

  Book read(String text) throws RefusedException {
    int number = 0;
    int from = text.startsWith("\ufeff") ? 1 : 0;
    while (from <= text.length()) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end).strip();
      number++;
      line(line, "line " + number);
      if (end < 0) {
        break;
      }
      from = end + 1;
    }
    endRow();
    if (!problems.none()) {
      throw new RefusedException(problems.all());
    }
    Map<SheetSchema, List<Row>> book = new LinkedHashMap<>();
    rows.forEach((declared, byId) -> book.put(declared, new ArrayList<>(byId.values())));
    return new Book(book);
  }

  private void line(String line, String where) {
    if (line.startsWith(BookText.HEADER)) {
      String version = line.substring(BookText.HEADER.length()).strip();
      if (!version.equals(String.valueOf(BookText.VERSION))) {
        problems.add(
            where,
            new Text("不认识这个版本的政策文本", "unknown version of the policy text"),
            version,
            Text.same(String.valueOf(BookText.VERSION)));
      }
    } else if (line.isEmpty() || line.startsWith("#")) {
      return;
    } else if (line.startsWith("==")) {
      sheetLine(line, where);
    } else if (line.startsWith("[")) {
      rowLine(line, where);
    } else {
      cellLine(line, where);
    }
  }

  private void sheetLine(String line, String where) {
    endRow();
    place = "";
    String title = title(line);
    sheet = SheetSchema.meant(title, sheets).orElse(null);
    unknownSheet = sheet == null;
    if (unknownSheet) {
      problems.add(
          where,
          new Text("没有这张表", "no such sheet"),
          title,
          Nearest.suggestion(title, sheets.stream().map(SheetSchema::tab).toList()));
    }
  }

  /** The text between the equals signs. */
  static String title(String line) {
    return line.replaceAll("^=+|=+$", "").strip();
  }

  private void rowLine(String line, String where) {
    endRow();
    place = where;
    if (unknownSheet) {
      return;
    }
    if (sheet == null || !line.endsWith("]") || line.length() < 3) {
      problems.add(
          where,
          sheet == null
              ? new Text("行出现在任何表之前", "a row before the first sheet")
              : new Text("行编号写法有误", "invalid row id"),
          line,
          new Text("[编号]，在“== 表名 ==”之下", "[id], below == Sheet =="));
      return;
    }
    id = unescape(line.substring(1, line.length() - 1)).strip();
    Row before = rows.getOrDefault(sheet, Map.of()).get(id);
    if (before != null) {
      problems.add(
          where,
          new Text("编号重复，已见于 " + placeOf(before), "the id is already used at " + placeOf(before)),
          id,
          Text.NONE);
      return;
    }
    cells = new LinkedHashMap<>();
    for (Column column : sheet.columns()) {
      cells.put(column.key(), new Cell("", where));
    }
    cells.put(sheet.columns().get(0).key(), new Cell(id, where));
  }

  private static String placeOf(Row row) {
    return row.cell(row.sheet().columns().get(0).key()).place();
  }

  private void cellLine(String line, String where) {
    int colon = colon(line);
    if (colon < 0) {
      problems.add(where, new Text("读不懂这一行", "this line cannot be read"), line, LINES);
      return;
    }
    if (sheet == null || cells == null) {
      if (place.isEmpty() && !unknownSheet) {
        problems.add(where, new Text("内容出现在任何行之前", "a cell before the first row"), line, LINES);
      }
      return;
    }
    String heading = unescape(line.substring(0, colon)).strip();
    String value = unescape(line.substring(colon + 1)).strip();
    Optional<String> key = column(sheet, heading);
    if (key.isEmpty()) {
      problems.add(
          where,
          new Text("表中没有这一列", "the sheet has no such column"),
          heading,
          Nearest.suggestion(heading, sheet.columns().stream().map(Column::key).toList()));
      return;
    }
    Cell before = cells.get(key.get());
    if (before != null && !before.place().equals(place)) {
      problems.add(
          where,
          new Text("这一列在本行出现了两次", "the column is given twice in this row"),
          heading,
          Text.NONE);
      return;
    }
    cells.put(key.get(), new Cell(value, where));
  }

  private Optional<String> column(SheetSchema in, String heading) {
    String wanted = Dictionary.key(heading);
    String key = headings.computeIfAbsent(in, BookTextReader::headings).get(wanted);
    if (key != null) {
      return key.equals(in.columns().get(0).key()) ? Optional.empty() : Optional.of(key);
    }
    if (!in.open() || wanted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        extras
            .computeIfAbsent(in, s -> new LinkedHashMap<>())
            .computeIfAbsent(wanted, k -> heading));
  }

  private static Map<String, String> headings(SheetSchema in) {
    Map<String, String> keys = new HashMap<>();
    for (Column column : in.columns()) {
      keys.putIfAbsent(Dictionary.key(column.key()), column.key());
      keys.putIfAbsent(Dictionary.key(column.heading().zh()), column.key());
      keys.putIfAbsent(Dictionary.key(column.heading().en()), column.key());
    }
    return keys;
  }

  private void endRow() {
    if (sheet != null && cells != null) {
      rows.computeIfAbsent(sheet, s -> new LinkedHashMap<>()).put(id, new Row(sheet, cells));
    }
    cells = null;
  }

  private static int colon(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ':') {
        return i;
      }
    }
    return -1;
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      char next = text.charAt(++i);
      out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
    }
    return out.toString();
  }
}
