package org.shouxin.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.SeenCodes;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Loads the rows of one file into one table. Rows are added, not changed: a row with the same
 * content is skipped, later information is filled into empty cells, and anything else is refused,
 * or replaced if the table allows it and the caller requests it. For one thread.
 */
final class TableLoad {

  /** Rows checked and written together. */
  static final int BATCH = 1_000;

  private final JdbcTemplate database;
  private final BoundTarget target;
  private final ImportTable table;
  private final List<ImportColumn> columns;
  private final boolean update;
  private final Faults faults;
  private final boolean empty;
  private final SeenCodes seen = new SeenCodes();
  private final Map<String, Row> once = new LinkedHashMap<>();
  private final List<Row> waiting = new ArrayList<>();
  private long added;
  private long unchanged;
  private long changed;

  /** A row, and whether all of it could be read; if not, it is not written. */
  private record Row(long line, String key, @Nullable Object[] values, boolean sound) {}

  TableLoad(JdbcTemplate database, BoundTarget target, boolean update, Faults faults) {
    this.database = database;
    this.target = target;
    this.table = target.table();
    this.columns = target.columns();
    this.update = update;
    this.faults = faults;
    this.empty =
        JdbcClient.create(database)
            .sql("select 1 from " + table.name() + " limit 1")
            .query(Integer.class)
            .optional()
            .isEmpty();
  }

  /** Adds a row; those of a table that is written once are merged until the end. */
  void add(long line, @Nullable Object[] values, boolean sound) {
    Row row = new Row(line, target.key(values), values, sound);
    boolean keyed = Arrays.stream(target.keyPlaces()).noneMatch(place -> values[place] == null);
    if (!sound && (target.once() || !keyed)) {
      write(row);
      return;
    }
    if (target.once()) {
      Row known = once.putIfAbsent(row.key(), row);
      if (known != null) {
        merge(known, row);
      }
      return;
    }
    long first = seen.add(row.key(), line);
    if (first == 0) {
      write(row);
      return;
    }
    int place = target.keyPlaces()[0];
    String labels =
        table.key().stream()
            .map(name -> table.column(name).label())
            .collect(Collectors.joining("、"));
    fault(
        row,
        place,
        String.valueOf(values[place]),
        new Text(
            "重复：第 " + first + " 行已有同样的" + labels,
            "twice in the file: line "
                + first
                + " has the same "
                + String.join(", ", table.key())));
  }

  /** Writes what is left. */
  TableChanges finish() {
    once.values().forEach(this::write);
    write(waiting);
    return new TableChanges(
        table.name(),
        new Text(table.label(), table.name()),
        added,
        unchanged,
        changed,
        table.key().size() == 1 ? seen.notes() : List.of());
  }

  private void merge(Row known, Row row) {
    for (int i = 0; i < row.values().length; i++) {
      Object before = known.values()[i];
      Object now = row.values()[i];
      if (same(before, now)) {
        continue;
      }
      Assignment.Merge merge = target.merge(i);
      if (merge == Assignment.Merge.SAME) {
        fault(
            row,
            i,
            Objects.toString(now, ""),
            new Text(
                "与第 " + known.line() + " 行不同，那里是“" + Objects.toString(before, "") + "”",
                "differs from line "
                    + known.line()
                    + ", which has "
                    + Objects.toString(before, "")));
      } else if (before == null || now != null && wins(before, now, merge)) {
        known.values()[i] = now;
      }
    }
  }

  private static boolean wins(Object before, Object now, Assignment.Merge merge) {
    int order =
        before instanceof LocalDate a && now instanceof LocalDate b
            ? b.compareTo(a)
            : now.toString().compareTo(before.toString());
    return merge == Assignment.Merge.EARLIEST ? order < 0 : order > 0;
  }

  private void write(Row row) {
    waiting.add(row);
    if (waiting.size() == BATCH) {
      write(waiting);
    }
  }

  private void write(List<Row> batch) {
    Set<Row> unreferenced = unreferenced(batch);
    List<Row> sound = batch.stream().filter(Row::sound).toList();
    Map<String, @Nullable Object[]> stored = empty || sound.isEmpty() ? Map.of() : stored(sound);
    List<@Nullable Object[]> adding = new ArrayList<>();
    List<@Nullable Object[]> changing = new ArrayList<>();
    for (Row row : sound) {
      @Nullable Object[] before = stored.get(row.key());
      if (before == null && !unreferenced.contains(row)) {
        adding.add(row.values());
      } else if (before != null && !unreferenced.contains(row) && changes(row, before)) {
        changing.add(row.values());
      }
    }
    batch.clear();
    insert(adding);
    update(changing);
    added += adding.size();
    changed += changing.size();
    faults.report();
  }

  /** The rows that refer to something the database does not know. */
  private Set<Row> unreferenced(List<Row> batch) {
    Set<Row> unreferenced = new HashSet<>();
    for (ImportTable.Parent parent : table.parents()) {
      int place = target.place(parent.column());
      Set<Object> keys = new HashSet<>();
      batch.forEach(row -> keys.add(place < 0 ? "" : Objects.toString(row.values()[place], "")));
      keys.remove("");
      Set<String> known = keys.isEmpty() ? Set.of() : known(parent, keys);
      for (Row row : batch) {
        Object key = place < 0 ? null : row.values()[place];
        if (key != null && !known.contains(key.toString())) {
          unreferenced.add(row);
          fault(
              row,
              place,
              key.toString(),
              new Text(
                  "没有这个" + columns.get(place).label() + "：表 " + parent.table() + " 中查不到",
                  "unknown "
                      + parent.column()
                      + ": table "
                      + parent.table()
                      + " has no such "
                      + parent.key()));
        }
      }
    }
    return unreferenced;
  }

  private Set<String> known(ImportTable.Parent parent, Set<Object> keys) {
    String key = parent.key();
    return JdbcClient.create(database)
        .sql("select " + key + " from " + parent.table() + " where " + key + " in (:keys)")
        .param("keys", keys)
        .query(String.class)
        .set();
  }

  /** The stored rows that share the first column of the key with a row of the batch, by key. */
  private Map<String, @Nullable Object[]> stored(List<Row> batch) {
    int first = target.keyPlaces()[0];
    Map<String, @Nullable Object[]> stored = new HashMap<>();
    JdbcClient.create(database)
        .sql(
            "select "
                + names(", ", "", columns)
                + (" from " + table.name())
                + (" where " + table.key().get(0) + " in (:keys)"))
        .param(
            "keys",
            batch.stream()
                .map(row -> String.valueOf(row.values()[first]))
                .collect(Collectors.toSet()))
        .query(
            found -> {
              @Nullable Object[] values = new Object[columns.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = value(found, i + 1, columns.get(i).kind());
              }
              stored.put(target.key(values), values);
            });
    return stored;
  }

  private static @Nullable Object value(ResultSet found, int place, ImportColumn.Kind kind)
      throws SQLException {
    return switch (kind) {
      case TEXT, CODE, CREDIT_CODE -> found.getString(place);
      case NUMBER -> found.getBigDecimal(place);
      case DAY -> found.getObject(place, LocalDate.class);
      case YES_NO -> found.getObject(place, Boolean.class);
    };
  }

  /** Whether a row completes or replaces the stored one. */
  private boolean changes(Row row, @Nullable Object[] before) {
    boolean filled = false;
    List<Integer> different = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Object now = row.values()[i];
      boolean later = columns.get(i).later();
      if (!same(before[i], now) && !(later && now == null)) {
        filled |= later && before[i] == null;
        if (!later || before[i] != null) {
          different.add(i);
        }
      }
    }
    if (different.isEmpty()) {
      unchanged += filled ? 0 : 1;
      return filled;
    }
    Text instead = table.instead();
    if (update && instead == null) {
      return true;
    }
    Text how = instead == null ? new Text("要替换请加 --update", "--update replaces it") : instead;
    for (int i : different) {
      Object old = before[i];
      fault(
          row,
          i,
          shown(row.values()[i]),
          new Text(
              "库中已有这一行，此列为" + (old == null ? "空" : "“" + shown(old) + "”") + "；行只增不改，" + how.zh(),
              "the row exists already with "
                  + (old == null ? "empty" : shown(old))
                  + "; rows are added, not changed; "
                  + how.en()));
    }
    return false;
  }

  private void fault(Row row, int place, String value, Text reason) {
    faults.add(target.fault(row.line(), place, value, reason, Text.NONE));
  }

  private void insert(List<@Nullable Object[]> rows) {
    write(
        "insert into "
            + table.name()
            + (" (" + names(", ", "", columns) + ")")
            + (" values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")"),
        rows,
        IntStream.range(0, columns.size()));
  }

  /** Later information is kept if the row has none. */
  private void update(List<@Nullable Object[]> rows) {
    List<ImportColumn> key = table.key().stream().map(table::column).toList();
    List<ImportColumn> others = columns.stream().filter(column -> !key.contains(column)).toList();
    String sets =
        others.stream()
            .map(ImportColumn::name)
            .map(
                name ->
                    name + (table.column(name).later() ? " = coalesce(?, " + name + ")" : " = ?"))
            .collect(Collectors.joining(", "));
    write(
        "update " + table.name() + " set " + sets + " where " + names(" and ", " = ?", key),
        rows,
        IntStream.concat(
            others.stream().mapToInt(columns::indexOf), IntStream.of(target.keyPlaces())));
  }

  private void write(String sql, List<@Nullable Object[]> rows, IntStream order) {
    if (rows.isEmpty()) {
      return;
    }
    int[] places = order.toArray();
    database.batchUpdate(
        sql,
        rows,
        BATCH / 2,
        (statement, values) -> {
          for (int i = 0; i < places.length; i++) {
            statement.setObject(i + 1, values[places[i]]);
          }
        });
  }

  private static String names(String between, String after, List<ImportColumn> columns) {
    return columns.stream()
        .map(column -> column.name() + after)
        .collect(Collectors.joining(between));
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    return a instanceof BigDecimal x && b instanceof BigDecimal y
        ? x.compareTo(y) == 0
        : Objects.equals(a, b);
  }

  /** A value as people write it. */
  static String shown(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : Objects.toString(value, "");
  }
}
