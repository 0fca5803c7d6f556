package org.shouxin.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows of a table in batches. Not thread-safe. */
final class RowWriter {

  private static final int AT_ONCE = 500;

  private final JdbcTemplate database;
  private final Rows added;
  private final @Nullable Rows changed;

  RowWriter(JdbcTemplate database, BoundTarget target) {
    this.database = database;
    List<ImportColumn> columns = target.columns();
    List<String> key = target.table().key();
    int[] others =
        IntStream.range(0, columns.size())
            .filter(i -> !key.contains(columns.get(i).name()))
            .toArray();
    this.added = new Rows(insert(target, columns), IntStream.range(0, columns.size()).toArray());
    this.changed =
        others.length == 0
            ? null
            : new Rows(
                update(target, columns, others),
                IntStream.concat(IntStream.of(others), IntStream.of(target.keyPlaces())).toArray());
  }

  /** Rows that wait, and how they are written: places of the values in the order of the marks. */
  private final class Rows {
    private final String sql;
    private final int[] places;
    private final List<@Nullable Object[]> waiting = new ArrayList<>();

    Rows(String sql, int[] places) {
      this.sql = sql;
      this.places = places;
    }

    void add(@Nullable Object[] values) {
      waiting.add(values);
      if (waiting.size() == AT_ONCE) {
        write();
      }
    }

    void write() {
      database.batchUpdate(
          sql,
          waiting,
          AT_ONCE,
          (statement, values) -> {
            for (int i = 0; i < places.length; i++) {
              statement.setObject(i + 1, values[places[i]]);
            }
          });
      waiting.clear();
    }
  }

  private static String insert(BoundTarget target, List<ImportColumn> columns) {
    return "insert into "
        + target.table().name()
        + columns.stream()
            .map(ImportColumn::name)
            .collect(Collectors.joining(", ", " (", ") values ("))
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  /** Later information is kept if the row has none. */
  private static String update(BoundTarget target, List<ImportColumn> columns, int[] others) {
    List<String> sets = new ArrayList<>();
    for (int i : others) {
      ImportColumn column = columns.get(i);
      String name = column.name();
      sets.add(name + " = " + (column.later() ? "coalesce(?, " + name + ")" : "?"));
    }
    return "update "
        + target.table().name()
        + (" set " + String.join(", ", sets))
        + target.table().key().stream()
            .map(name -> name + " = ?")
            .collect(Collectors.joining(" and ", " where ", ""));
  }

  /** Writes a row as planned. */
  void write(Plan.Deed deed, @Nullable Object[] values) {
    if (deed == Plan.Deed.ADD) {
      added.add(values);
    } else if (deed == Plan.Deed.CHANGE && changed != null) {
      changed.add(values);
    }
  }

  /** Writes the remaining rows. */
  void flush() {
    added.write();
    if (changed != null) {
      changed.write();
    }
  }
}
