package org.shouxin.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.csv.TableFile;
import org.shouxin.facts.CodeReader;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** A table that a file fills, with the cells of the file that do. Not thread-safe. */
final class BoundTarget {

  private static final Text TOTAL = new Text("这是合计行", "a row of totals");
  private static final char BETWEEN = '\u0001';

  private final Target target;
  private final ValueFormat valueFormat;
  private final Cells cutter;
  private final Map<String, Integer> places;
  private final List<ImportColumn> columns;
  private final int[] key;

  private BoundTarget(
      Target target, ValueFormat valueFormat, Cells cutter, Map<String, Integer> places) {
    this.target = target;
    this.valueFormat = valueFormat;
    this.cutter = cutter;
    this.places = places;
    this.columns = target.assignments().stream().map(how -> table().column(how.column())).toList();
    this.key = table().key().stream().mapToInt(this::place).toArray();
  }

  /**
   * Matches a mapping with the headings of a file.
   *
   * @throws RefusedException naming every heading that the file does not have, or has twice
   */
  static List<BoundTarget> of(Mapping mapping, TableFile file) throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (Target target : mapping.targets()) {
      Stream<String> conditions = target.only().stream().map(CellCondition::heading);
      conditions.forEach(heading -> find(heading, mapping.name(), file, places, problems));
      for (Assignment how : target.assignments()) {
        String where = how.line() == 0 ? mapping.name() : mapping.name() + " line " + how.line();
        how.headings().forEach(heading -> find(heading, where, file, places, problems));
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    return mapping.targets().stream()
        .map(target -> new BoundTarget(target, mapping.valueFormat(), file.cells(), places))
        .toList();
  }

  private static void find(
      String heading,
      String where,
      TableFile file,
      Map<String, Integer> places,
      List<Problem> problems) {
    int place = Mapping.place(heading, file.headings());
    places.put(heading, place);
    if (place < 0) {
      String name = file.name();
      Text what =
          place == -1
              ? new Text("文件 " + name + " 没有这一列", name + " has no column with this heading")
              : new Text("文件 " + name + " 有两列都是这个列名", name + " has two columns with this heading");
      problems.add(new Problem(where, what, heading, Nearest.suggestion(heading, file.headings())));
    }
  }

  ImportTable table() {
    return target.table();
  }

  boolean once() {
    return target.once();
  }

  /** The mapped columns, in the order of {@link #read}. */
  List<ImportColumn> columns() {
    return columns;
  }

  /** The index of a column among the mapped ones; -1 if it is not mapped. */
  int place(String column) {
    return columns.stream().map(ImportColumn::name).toList().indexOf(column);
  }

  /** Which of several values is used, for a table that is written once. */
  Assignment.Merge merge(int column) {
    return target.assignments().get(column).merge();
  }

  /** The heading of the cell that fills a column, as the file writes it; else the column's name. */
  private String heading(int column) {
    Assignment how = target.assignments().get(column);
    return how.parts().stream()
        .filter(Assignment.Part::heading)
        .map(Assignment.Part::text)
        .findFirst()
        .orElse(how.column());
  }

  /** Whether a row of the file fills this table. */
  boolean applies(String[] cells) {
    return hold(target.only(), cells);
  }

  private boolean hold(List<CellCondition> conditions, String[] cells) {
    for (CellCondition condition : conditions) {
      String cell = given(condition.heading(), cells);
      if (!condition.holds(cell == null ? "" : cell)) {
        return false;
      }
    }
    return true;
  }

  /** The key of a row, one text. */
  String key(@Nullable Object[] values) {
    if (key.length == 1) {
      return String.valueOf(values[key[0]]);
    }
    StringBuilder text = new StringBuilder();
    for (int place : key) {
      text.append(values[place]).append(BETWEEN);
    }
    return text.toString();
  }

  /** Indexes of the key columns among the mapped ones. */
  int[] keyPlaces() {
    return key.clone();
  }

  /**
   * The values that a row gives; null for one that is wrong.
   *
   * @param faults receives all problems
   */
  @Nullable Object[] read(RawRow raw, String[] cells, Faults faults) {
    boolean suspect = Cells.suspect(raw);
    @Nullable Object[] values = new Object[columns.size()];
    for (int i : key) {
      String cell = shown(target.assignments().get(i), cells);
      if (columns.get(i).kind() == ImportColumn.Kind.CODE && CodeReader.isTotal(cell)) {
        faults.add(fault(raw.line(), i, cell, TOTAL, new Text("删去这一行", "the row deleted")));
        return values;
      }
    }
    for (int i = 0; i < values.length; i++) {
      Assignment how = target.assignments().get(i);
      if (isMark(columns.get(i), how, cells)) {
        continue;
      }
      String text = null;
      try {
        if (suspect) {
          checkDamage(how, raw, cells, columns.get(i).kind() == ImportColumn.Kind.CODE);
        }
        text = text(how, cells, columns.get(i).kind() == ImportColumn.Kind.CODE);
        values[i] = value(columns.get(i), text);
      } catch (Unreadable wrong) {
        String shown = text == null ? shown(how, cells) : text;
        faults.add(fault(raw.line(), i, shown, wrong.what(), wrong.allowed()));
      }
    }
    rules(raw, values, faults);
    return values;
  }

  /** Whether a cell says that an optional value is missing. */
  private boolean isMark(ImportColumn column, Assignment how, String[] cells) {
    @Nullable FactType type =
        switch (column.kind()) {
          case TEXT -> null;
          case DAY -> FactType.DATE;
          case CODE, CREDIT_CODE, NUMBER, YES_NO -> FactType.NUMBER;
        };
    return type != null
        && !column.required()
        && how.words().isEmpty()
        && ValueReader.isMark(shown(how, cells), type);
  }

  /** A fault of a mapped column. */
  RowFault fault(long line, int column, String value, Text what, Text allowed) {
    String heading = heading(column);
    return new RowFault(line, heading, value, what, allowed)
        .in(cutter.cell(line, places.getOrDefault(heading, -1)));
  }

  private String cell(String heading, String[] cells) {
    return cells[places.getOrDefault(heading, -1)];
  }

  private @Nullable String given(String heading, String[] cells) {
    return valueFormat.given(cell(heading, cells));
  }

  private @Nullable String given(Assignment.Part part, String[] cells) {
    return part.heading() ? given(part.text(), cells) : part.text();
  }

  private String shown(Assignment how, String[] cells) {
    Assignment.@Nullable Part only = how.parts().isEmpty() ? null : how.parts().get(0);
    return only != null && how.parts().size() == 1 && only.heading()
        ? cell(only.text(), cells)
        : "";
  }

  private void checkDamage(Assignment how, RawRow raw, String[] cells, boolean code)
      throws Unreadable {
    for (Assignment.Part part : how.parts()) {
      if (part.heading()) {
        cutter.check(raw, places.getOrDefault(part.text(), -1), cell(part.text(), cells), code);
      }
    }
  }

  private @Nullable String text(Assignment how, String[] cells, boolean code) throws Unreadable {
    boolean holds = hold(how.when(), cells);
    String text = holds ? joined(how.parts(), cells, code) : null;
    if (text == null && how.otherwise() != null && holds) {
      text = given(how.otherwise(), cells);
    }
    if (text == null || how.words().isEmpty()) {
      return text;
    }
    String word = how.words().getOrDefault(text, how.words().get(Assignment.ANY));
    if (word == null) {
      throw new Unreadable(
          new Text("映射文件没有翻译这个词", "the mapping has no translation for this value"),
          Text.same(String.join(", ", how.words().keySet())));
    }
    return word.isEmpty() ? null : word;
  }

  private @Nullable String joined(List<Assignment.Part> parts, String[] cells, boolean code)
      throws Unreadable {
    StringBuilder joined = new StringBuilder();
    for (Assignment.Part part : parts) {
      String text = given(part, cells);
      if (text == null) {
        return null;
      }
      if (code && part.heading()) {
        text = CodeReader.read(text, CodeReader.LONGEST_ORDER);
        if (text.isEmpty()) {
          return null;
        }
      }
      joined.append(text);
    }
    return joined.toString();
  }

  private @Nullable Object value(ImportColumn column, @Nullable String given) throws Unreadable {
    String text = given == null ? column.standard() : given;
    if (text == null && column.required()) {
      throw new Unreadable(new Text("必填", "required"), Text.NONE);
    }
    return text == null ? null : valueFormat.read(column, text);
  }

  private void rules(RawRow raw, @Nullable Object[] values, Faults faults) {
    for (Rule rule : table().rules()) {
      int left = place(rule.column());
      Object value = left < 0 ? null : values[left];
      Object than = rule.bound();
      if (rule.other() != null) {
        int right = place(rule.other());
        than = right < 0 ? null : values[right];
      }
      if (value != null && than != null && !rule.holds(value, than)) {
        faults.add(
            fault(
                raw.line(),
                left,
                value.toString(),
                rule.broken(table(), than),
                rule.instead(value, than)));
      }
    }
  }
}
