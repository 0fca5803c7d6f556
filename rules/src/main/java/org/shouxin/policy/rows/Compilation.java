package org.shouxin.policy.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.condition.ConditionParser;
import org.shouxin.policy.formula.LookUp;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/**
 * What the sheets of one workbook share while they are compiled: the problems, the rows, the facts
 * that conditions may name, and which of those are broken, so that one mistake is reported once.
 */
public final class Compilation {

  private static final int MOST_ROWS = 20_000;
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}");

  private final Problems problems;
  private final Map<SheetSchema, List<RowReader>> rows = new LinkedHashMap<>();
  private final Set<String> broken = new HashSet<>();
  private Dictionary vocabulary = new Dictionary(List.of());
  private Map<String, LookUp> lookUps = Map.of();
  private int conclusions;

  public Compilation(Book book, Problems problems) {
    this(book, Sheets.ALL, problems);
  }

  /**
   * @param sheets the sheets of this kind of workbook
   */
  public Compilation(Book book, List<SheetSchema> sheets, Problems problems) {
    this.problems = problems;
    for (SheetSchema sheet : sheets) {
      rows.put(sheet, open(sheet, book.rows(sheet)));
    }
    book.sheets().keySet().stream()
        .filter(SheetSchema::isTable)
        .sorted(Comparator.comparing(SheetSchema::key))
        .forEach(table -> rows.put(table, open(table, book.rows(table))));
  }

  /** Whether this is a valid id of a row or code of a grade. */
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  private List<RowReader> open(SheetSchema sheet, List<Row> raw) {
    if (raw.isEmpty() && sheet.required()) {
      problems.add(sheet.tab(), new Text("这张表没有内容", "the sheet has no rows"), "", sheet.hint());
    }
    if (raw.size() > MOST_ROWS) {
      problems.add(
          sheet.tab(),
          new Text("行数过多", "too many rows"),
          String.valueOf(raw.size()),
          Text.same("≤ " + MOST_ROWS));
      return List.of();
    }
    List<RowReader> readers = new ArrayList<>();
    Map<String, String> places = new HashMap<>();
    String idKey = sheet.columns().get(0).key();
    for (Row row : raw) {
      RowReader reader = new RowReader(row, problems);
      reader.require();
      String id = reader.id();
      String before = places.putIfAbsent(id, reader.place(idKey));
      if (sheet.columns().get(0).kind() == Column.Kind.ID
          && sheet.columns().get(0).choices().isEmpty()
          && !id.isEmpty()
          && !isId(id)) {
        reader.problem(
            idKey,
            new Text("编号写法有误", "invalid id"),
            new Text(
                "字母、数字、-、.、_，最多 40 个", "letters, digits, hyphens, dots, underscores; at most 40"));
      } else if (before != null && !id.isEmpty()) {
        reader.problem(
            idKey,
            new Text("编号重复，已见于 " + before, "the id is already used at " + before),
            Text.NONE);
      } else {
        readers.add(reader);
      }
    }
    readers.sort(Comparator.comparing(RowReader::id, BookText.idsOf(sheet)));
    return readers;
  }

  /** The look-up tables, by name. */
  public List<SheetSchema> tables() {
    return rows.keySet().stream().filter(SheetSchema::isTable).toList();
  }

  /** The rows of a sheet in the order of their ids, those without a usable id left out. */
  public List<RowReader> rows(SheetSchema sheet) {
    return rows.getOrDefault(sheet, List.of());
  }

  /**
   * The rows of the same sheet that differ from a row in one condition only.
   *
   * @param key column of the condition
   * @param keys further columns in which they are alike
   */
  List<RowReader> differingIn(RowReader row, String key, List<String> keys) {
    List<String> alike =
        row.sheet().columns().stream()
            .map(Column::key)
            .filter(column -> keys.contains(column) || column.matches("(?:fact|condition)_[0-9]"))
            .filter(column -> !column.equals(key))
            .toList();
    return rows(row.sheet()).stream()
        .filter(other -> other != row)
        .filter(
            other ->
                alike.stream()
                    .allMatch(
                        column ->
                            Dictionary.key(other.raw(column))
                                .equals(Dictionary.key(row.raw(column)))))
        .toList();
  }

  public Problems problems() {
    return problems;
  }

  /** Marks the fact of this name as broken: conditions on it are not checked. */
  public void breaks(String name) {
    broken.add(name);
  }

  public boolean isBroken(String name) {
    return broken.contains(name);
  }

  /** The fact that a cell names by name, label or alias; null for none. */
  public @Nullable Fact fact(RowReader row, String key, Dictionary among) {
    if (row.empty(key)) {
      return null;
    }
    String written = row.raw(key);
    Fact fact = among.find(written).orElse(null);
    if (fact == null) {
      Fact elsewhere = vocabulary.find(written).orElse(null);
      if (elsewhere != null && !isBroken(elsewhere.name())) {
        notYet(row, key, elsewhere, among);
      } else if (elsewhere == null && !isBroken(written)) {
        row.problem(key, new Text("没有这个事实", "no such fact"), suggestion(written, among));
      }
      return null;
    }
    row.canonical(key, fact.name());
    return isBroken(fact.name()) ? null : fact;
  }

  /** Sets all facts and conclusions, so that one used too early is reported as such. */
  public void knows(Dictionary all, Dictionary facts) {
    vocabulary = all;
    conclusions = facts.facts().size();
  }

  /** Sets the look-up tables that formulas may read, by {@link Dictionary#key} of their names. */
  public void lookUps(Map<String, LookUp> tables) {
    lookUps = tables;
  }

  Map<String, LookUp> lookUps() {
    return lookUps;
  }

  private void notYet(RowReader row, String key, Fact fact, Dictionary among) {
    Text label = fact.label();
    boolean order = fact.about() == Fact.About.ORDER;
    List<String> concluded =
        among.facts().stream().filter(f -> f.slot() >= conclusions).map(Fact::name).toList();
    String also = concluded.isEmpty() ? "" : ", " + String.join(", ", concluded);
    row.problem(
        key,
        order
            ? new Text(
                "“" + label.zh() + "”是订单的事实，这里只问客户",
                label.en() + " is about an order; this sheet takes facts about customers")
            : new Text(
                "“" + label.zh() + "”在这一步还没有结论", label.en() + " is not yet known at this step"),
        new Text("客户的事实" + also.replace(", ", "、"), "facts about customers" + also));
  }

  /** Facts to choose from, the nearest in front: by name, or by label when that is nearer. */
  public static Text suggestion(String written, Dictionary among) {
    List<String> names = among.facts().stream().map(Fact::name).toList();
    if (Nearest.to(written, names).isPresent()) {
      return Nearest.suggestion(written, names);
    }
    List<String> labels =
        among.facts().stream().flatMap(f -> Stream.of(f.label().zh(), f.label().en())).toList();
    return Nearest.to(written, labels).isPresent()
        ? Nearest.suggestion(written, labels)
        : Nearest.suggestion(written, names);
  }

  /** Whether it is a choice whose missing options are reported elsewhere. */
  private static boolean optionless(Fact fact) {
    return fact.type() == FactType.CHOICE && fact.options().isEmpty();
  }

  /** The condition in a cell; null when there is none or it cannot be read. */
  public @Nullable Condition condition(
      RowReader row, String key, @Nullable Fact fact, boolean missing) {
    return condition(row, key, fact, missing, List::of);
  }

  /**
   * The condition in a cell of a table in which exactly one row applies.
   *
   * @param others the rows that differ from this one in this condition only
   */
  public @Nullable Condition condition(
      RowReader row,
      String key,
      @Nullable Fact fact,
      boolean missing,
      Supplier<List<RowReader>> others) {
    if (row.empty(key) || fact == null || isBroken(fact.name()) || optionless(fact)) {
      return null;
    }
    try {
      Condition condition =
          ConditionParser.parse(
              fact,
              row.raw(key),
              missing,
              () ->
                  others.get().stream()
                      .filter(other -> other != row && !other.empty(key))
                      .map(other -> other.raw(key))
                      .toList());
      row.canonical(key, condition.text());
      return condition;
    } catch (Unreadable unreadable) {
      row.problem(key, unreadable);
      return null;
    }
  }

  /**
   * The condition of a row on a fact of the same row: both cells filled or neither.
   *
   * @param missing whether the condition may test for a missing value
   */
  public @Nullable Condition pair(
      RowReader row, String factKey, String conditionKey, Dictionary among, boolean missing) {
    return pair(row, factKey, conditionKey, among, missing, List::of);
  }

  @Nullable Condition pair(
      RowReader row,
      String factKey,
      String conditionKey,
      Dictionary among,
      boolean missing,
      Supplier<List<RowReader>> others) {
    if (row.empty(factKey) != row.empty(conditionKey)) {
      String lacking = row.empty(factKey) ? factKey : conditionKey;
      if (!row.required(lacking)) {
        row.problem(
            lacking,
            new Text("事实和条件必须成对填写", "a fact and its condition go together"),
            new Text("两格都填或都空", "both cells filled or both empty"));
      }
    }
    Fact fact = fact(row, factKey, among);
    return condition(row, conditionKey, fact, missing, others);
  }

  /** The book in canonical spelling. */
  public Book canonical() {
    Map<SheetSchema, List<Row>> sheets = new LinkedHashMap<>();
    rows.forEach(
        (sheet, readers) -> {
          List<Row> canonical = new ArrayList<>();
          for (RowReader reader : readers) {
            Map<String, Cell> cells = new LinkedHashMap<>();
            reader
                .canonical()
                .forEach((key, text) -> cells.put(key, new Cell(text, reader.place(key))));
            canonical.add(new Row(sheet, cells));
          }
          sheets.put(sheet, canonical);
        });
    return new Book(sheets);
  }
}
