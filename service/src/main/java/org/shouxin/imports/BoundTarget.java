package org.shouxin.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.CsvFile;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;

/** A table that a file fills, with the cells of the file that do. Not thread-safe. */
final class BoundTarget {

  private static final char BETWEEN = '\u0001';

  private final Target target;
  private final ValueFormat valueFormat;
  private final Cells cutter;
  private final List<Bound> bound = new ArrayList<>();
  private final List<Asked> only;
  private final int[] key;

  private record Asked(CellCondition condition, int place) {}

  private record Bound(
      ImportColumn column, Assignment how, int[] places, List<Asked> when, int rest) {}

  BoundTarget(Target target, ValueFormat valueFormat, CsvFile file) {
    this.target = target;
    this.valueFormat = valueFormat;
    this.cutter = file.cells();
    List<String> headings = file.headings();
    this.only = asked(target.only(), headings);
    for (Assignment how : target.assignments()) {
      int[] places = how.parts().stream().mapToInt(part -> place(part, headings)).toArray();
      int rest = how.otherwise() == null ? -1 : place(how.otherwise(), headings);
      bound.add(
          new Bound(table().column(how.column()), how, places, asked(how.when(), headings), rest));
    }
    this.key =
        table().key().stream()
            .mapToInt(name -> columns().stream().map(ImportColumn::name).toList().indexOf(name))
            .toArray();
  }

  private static List<Asked> asked(List<CellCondition> conditions, List<String> headings) {
    return conditions.stream()
        .map(condition -> new Asked(condition, Mapping.place(condition.heading(), headings)))
        .toList();
  }

  private static int place(Assignment.Part part, List<String> headings) {
    return part.heading() ? Mapping.place(part.text(), headings) : -1;
  }

  ImportTable table() {
    return target.table();
  }

  boolean once() {
    return target.once();
  }

  /** The mapped columns, in the order of {@link #read}. */
  List<ImportColumn> columns() {
    return bound.stream().map(Bound::column).toList();
  }

  /** The index of a column among the mapped ones; -1 if it is not mapped. */
  int place(String column) {
    return columns().stream().map(ImportColumn::name).toList().indexOf(column);
  }

  /** Which of several values is used, for a table that is written once. */
  Assignment.Merge merge(int column) {
    return bound.get(column).how().merge();
  }

  /** The heading of the cell that fills a column, as the file writes it; else the column's name. */
  String heading(int column) {
    Bound of = bound.get(column);
    return of.how().parts().stream()
        .filter(Assignment.Part::heading)
        .map(Assignment.Part::text)
        .findFirst()
        .orElse(of.column().name());
  }

  /** Whether a row of the file fills this table. */
  boolean applies(String[] cells) {
    return hold(only, cells);
  }

  private boolean hold(List<Asked> conditions, String[] cells) {
    for (Asked asked : conditions) {
      String cell = valueFormat.given(cells[asked.place()]);
      if (!asked.condition().holds(cell == null ? "" : cell)) {
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
   * The values that a row gives.
   *
   * @param faults receives all problems
   * @return null when anything is
   */
  @Nullable Object @Nullable [] read(RawRow raw, String[] cells, List<RowFault> faults) {
    int before = faults.size();
    boolean suspect = Cells.suspect(raw.text());
    @Nullable Object[] values = new Object[bound.size()];
    for (int i = 0; i < values.length; i++) {
      Bound of = bound.get(i);
      String text = null;
      try {
        if (suspect) {
          checkDamage(of, cells);
        }
        text = text(of, cells);
        values[i] = value(of, text);
      } catch (Unreadable wrong) {
        String shown = text == null ? shown(of, cells) : text;
        faults.add(RowFault.of(raw.line(), heading(i), shown, wrong));
      }
    }
    if (faults.size() == before) {
      rules(raw, values, faults);
    }
    return faults.size() == before ? values : null;
  }

  private static String shown(Bound of, String[] cells) {
    return of.places().length == 1 && of.places()[0] >= 0 ? cells[of.places()[0]] : "";
  }

  private void checkDamage(Bound of, String[] cells) throws Unreadable {
    for (int place : of.places()) {
      Text damage = place < 0 ? null : cutter.damaged(cells[place]);
      if (damage != null) {
        throw new Unreadable(damage, Text.NONE);
      }
    }
  }

  private @Nullable String text(Bound of, String[] cells) throws Unreadable {
    String text = hold(of.when(), cells) ? joined(of, cells) : null;
    if (text == null && of.how().otherwise() != null && hold(of.when(), cells)) {
      Assignment.Part otherwise = Objects.requireNonNull(of.how().otherwise());
      text = otherwise.heading() ? valueFormat.given(cells[of.rest()]) : otherwise.text();
    }
    if (text == null || of.how().words().isEmpty()) {
      return text;
    }
    String any = of.how().words().get(Assignment.ANY);
    String word = of.how().words().getOrDefault(text, any);
    if (word == null) {
      throw new Unreadable(
          new Text("映射文件没有翻译这个词", "the mapping has no translation for this value"),
          Text.same(String.join(", ", of.how().words().keySet())));
    }
    return word.isEmpty() ? null : word;
  }

  private @Nullable String joined(Bound of, String[] cells) {
    List<Assignment.Part> parts = of.how().parts();
    if (parts.size() == 1) {
      return parts.get(0).heading()
          ? valueFormat.given(cells[of.places()[0]])
          : parts.get(0).text();
    }
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Assignment.Part part = parts.get(i);
      String text = part.heading() ? valueFormat.given(cells[of.places()[i]]) : part.text();
      if (text == null) {
        return null;
      }
      joined.append(text);
    }
    return joined.toString();
  }

  private @Nullable Object value(Bound of, @Nullable String given) throws Unreadable {
    String text = given == null ? of.column().standard() : given;
    if (text != null) {
      return valueFormat.read(of.column(), text);
    }
    if (of.column().required()) {
      throw new Unreadable(new Text("必填", "required"), Text.NONE);
    }
    return null;
  }

  private void rules(RawRow raw, @Nullable Object[] values, List<RowFault> faults) {
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
            new RowFault(raw.line(), heading(left), value.toString(), rule.broken(table(), than)));
      }
    }
  }
}
