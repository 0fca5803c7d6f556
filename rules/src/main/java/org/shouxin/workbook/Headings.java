package org.shouxin.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;

/**
 * The first row of a sheet: the position of each column. A heading is a column's Chinese or English
 * heading, both, or its key, however spaced and capitalised.
 */
final class Headings {

  /** Begins the heading of a column that formatting adds and renews; it is never read. */
  static final String LIVE = "→";

  private final Map<Integer, String> keys = new TreeMap<>();
  private final Map<Integer, Column> columns = new HashMap<>();
  private final Set<Integer> notes = new HashSet<>();
  private final Map<Integer, String> texts = new HashMap<>();

  private String corner = "";

  private Headings() {}

  /** Reads the first row and reports unknown, duplicate and missing headings. */
  static Headings read(
      @Nullable XSSFRow row, Tab tab, SheetSchema schema, CellText cells, Findings findings) {
    Headings headings = new Headings();
    Map<String, Column> known = known(schema);
    Map<String, Integer> seen = new HashMap<>();
    Set<Column> present = new HashSet<>();
    if (row != null) {
      row.forEach(
          each -> {
            Stored stored = cells.read((XSSFCell) each, tab);
            int at = each.getColumnIndex();
            if (stored.form() == Stored.Form.FORMULA) {
              findings.cell(
                  tab,
                  0,
                  at,
                  new Text("列标题不能是公式", "a heading cannot be a formula"),
                  "=" + stored.text(),
                  new Text("直接写出列标题", "enter the heading itself"));
            } else if (!stored.text().isEmpty()) {
              headings.heading(stored.text(), at, tab, schema, known, seen, present, findings);
            }
          });
    }
    headings.missing(schema, present, tab, findings);
    return headings;
  }

  private void heading(
      String text,
      int at,
      Tab tab,
      SheetSchema schema,
      Map<String, Column> known,
      Map<String, Integer> seen,
      Set<Column> present,
      Findings findings) {
    if (schema.isTable() && at == 0) {
      corner = text.replaceAll("\\s+", " ");
      Column first = schema.columns().get(0);
      columns.put(at, first);
      keys.put(at, first.key());
      present.add(first);
      return;
    }
    Column column = known.get(Dictionary.key(text));
    if (column == null && (isNote(text) || text.startsWith(LIVE))) {
      notes.add(at);
      texts.put(at, text);
      keys.put(at, "");
      return;
    }
    String key =
        column == null
            ? schema.isTable() ? text.replaceAll("\\s+", " ").strip() : text
            : column.key();
    Integer first = seen.putIfAbsent(column == null ? Dictionary.key(text) : key, at);
    if (first != null) {
      String before = tab.place(0, first);
      findings.cell(
          tab,
          0,
          at,
          new Text("列标题重复，已见于 " + before, "the heading is already used at " + before),
          text,
          Text.NONE);
      keys.put(at, "");
    } else if (column != null) {
      columns.put(at, column);
      keys.put(at, key);
      present.add(column);
    } else if (schema.open()) {
      keys.put(at, key);
    } else {
      findings.cell(
          tab,
          0,
          at,
          new Text("没有这个列标题", "unknown heading"),
          text,
          Nearest.suggestion(text, names(schema)));
      keys.put(at, "");
    }
  }

  private void missing(SheetSchema schema, Set<Column> present, Tab tab, Findings findings) {
    for (Column column : schema.columns()) {
      if ((column.required() || column == schema.columns().get(0))
          && !present.contains(column)
          && !column.said(other -> schema.column(other).filter(present::contains).isPresent())) {
        findings.cell(
            tab,
            0,
            0,
            new Text(
                "第 1 行缺少列标题“" + column.heading().zh() + "”",
                "row 1 is missing the heading \"" + column.heading().en() + "\""),
            "",
            Text.NONE);
      }
    }
  }

  /** Columns by every spelling of their heading; keys and whole headings before single lines. */
  private static Map<String, Column> known(SheetSchema schema) {
    Map<String, Column> known = new HashMap<>();
    for (Column column : schema.columns()) {
      known.putIfAbsent(Dictionary.key(column.heading().zh() + column.heading().en()), column);
      known.putIfAbsent(Dictionary.key(column.key()), column);
    }
    for (Column column : schema.columns()) {
      known.putIfAbsent(Dictionary.key(column.heading().zh()), column);
      known.putIfAbsent(Dictionary.key(column.heading().en()), column);
    }
    return known;
  }

  private static List<String> names(SheetSchema schema) {
    List<String> names = new ArrayList<>();
    schema.columns().forEach(column -> names.add(column.heading().zh()));
    schema.columns().forEach(column -> names.add(column.heading().en()));
    schema.columns().forEach(column -> names.add(column.key()));
    return names;
  }

  /** Whether a heading, or the name of a tab, says that people keep notes there: 备注, Notes. */
  static boolean isNote(String text) {
    return Dictionary.key(text).matches("(?:备注|附注|notes?|remarks?).*");
  }

  /** Whether the column is for notes or added by formatting: no part of the policy. */
  boolean isNote(int column) {
    return notes.contains(column);
  }

  /** The first heading of a look-up table: the facts that it asks. */
  String corner() {
    return corner;
  }

  /** Whether people wrote the notes of this column, rather than formatting. */
  boolean isKept(int column) {
    return isNote(column) && !text(column).startsWith(LIVE);
  }

  /** The heading of a column for notes. */
  String text(int column) {
    return texts.getOrDefault(column, "");
  }

  /** Whether this column has a heading, known or not. */
  boolean covers(int column) {
    return keys.containsKey(column);
  }

  /** The key under which the cells of this column are kept; empty when they are not. */
  String key(int column) {
    return keys.getOrDefault(column, "");
  }

  /** The declared column at this position. */
  Optional<Column> column(int column) {
    return Optional.ofNullable(columns.get(column));
  }

  /** The position of a declared column. */
  Optional<Integer> at(Column column) {
    return columns.entrySet().stream()
        .filter(entry -> entry.getValue() == column)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The columns that have a heading, from the left. */
  Set<Integer> covered() {
    return keys.keySet();
  }
}
