package org.shouxin.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of a table, many in a statement, so that the speed does not hang on settings of the
 * driver. Not for several threads.
 */
final class RowWriter implements AutoCloseable {

  private static final int MOST_ROWS = 500;
  private static final int MOST_VALUES = 8_000;

  private final Connection connection;
  private final BoundTarget target;
  private final List<ImportColumn> columns;
  private final int rowsAtOnce;
  private final List<@Nullable Object[]> waiting = new ArrayList<>();
  private final PreparedStatement full;
  private final @Nullable PreparedStatement change;
  private final int[] changed;

  RowWriter(Connection connection, BoundTarget target) throws SQLException {
    this.connection = connection;
    this.target = target;
    this.columns = target.columns();
    this.rowsAtOnce = Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / columns.size()));
    List<String> key = target.table().key();
    this.changed =
        IntStream.range(0, columns.size())
            .filter(i -> !key.contains(columns.get(i).name()))
            .toArray();
    this.full = connection.prepareStatement(insert(rowsAtOnce));
    this.change = changed.length == 0 ? null : connection.prepareStatement(update());
  }

  private String insert(int rows) {
    String names = columns.stream().map(ImportColumn::name).collect(Collectors.joining(", "));
    String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    return "insert into "
        + target.table().name()
        + " ("
        + names
        + ") values "
        + String.join(", ", Collections.nCopies(rows, row));
  }

  /** What came later stays where the row says nothing of it. */
  private String update() {
    List<String> sets = new ArrayList<>();
    for (int i : changed) {
      ImportColumn column = columns.get(i);
      String name = column.name();
      sets.add(name + " = " + (column.later() ? "coalesce(?, " + name + ")" : "?"));
    }
    String where =
        target.table().key().stream()
            .map(name -> name + " = ?")
            .collect(Collectors.joining(" and "));
    return "update "
        + target.table().name()
        + " set "
        + String.join(", ", sets)
        + " where "
        + where;
  }

  /** Writes a row as planned. */
  void write(Plan.Deed deed, @Nullable Object[] values) throws SQLException {
    if (deed == Plan.Deed.ADD) {
      waiting.add(values);
      if (waiting.size() == rowsAtOnce) {
        insert(full);
      }
    } else if (deed == Plan.Deed.CHANGE && change != null) {
      int place = 0;
      for (int i : changed) {
        place++;
        change.setObject(place, values[i]);
      }
      for (int i : target.keyPlaces()) {
        place++;
        change.setObject(place, values[i]);
      }
      change.executeUpdate();
    }
  }

  /** Writes what still waits. */
  void flush() throws SQLException {
    if (!waiting.isEmpty()) {
      try (PreparedStatement rest = connection.prepareStatement(insert(waiting.size()))) {
        insert(rest);
      }
    }
  }

  private void insert(PreparedStatement statement) throws SQLException {
    int place = 0;
    for (@Nullable Object[] values : waiting) {
      for (Object value : values) {
        place++;
        statement.setObject(place, value);
      }
    }
    statement.executeUpdate();
    waiting.clear();
  }

  @Override
  public void close() throws SQLException {
    full.close();
    if (change != null) {
      change.close();
    }
  }
}
