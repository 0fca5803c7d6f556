package org.shouxin.imports;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in the tables already. Not for several threads. */
final class StoredRows {

  private final Connection connection;

  StoredRows(Connection connection) {
    this.connection = connection;
  }

  /** Whether a table has no rows. */
  boolean empty(ImportTable table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select 1 from " + table.name() + " limit 1")) {
      return !found.next();
    }
  }

  /** Those of some keys that a table has. */
  Set<String> known(ImportTable.Parent parent, Collection<String> keys) throws SQLException {
    Set<String> known = new HashSet<>();
    String sql =
        "select " + parent.key() + " from " + parent.table() + " where " + in(parent.key(), keys);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      give(statement, keys);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          known.add(found.getString(1));
        }
      }
    }
    return known;
  }

  /**
   * The rows that may have the keys of some others: those that share the first column of the key.
   *
   * @return the values of the target's columns by the row's key
   */
  Map<String, @Nullable Object[]> rows(BoundTarget target, Collection<String> firstKeys)
      throws SQLException {
    Map<String, @Nullable Object[]> rows = new HashMap<>();
    List<ImportColumn> columns = target.columns();
    String names = columns.stream().map(ImportColumn::name).collect(Collectors.joining(", "));
    String sql =
        "select "
            + names
            + " from "
            + target.table().name()
            + " where "
            + in(target.table().key().get(0), firstKeys);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      give(statement, firstKeys);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          @Nullable Object[] values = new Object[columns.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = value(found, i + 1, columns.get(i).kind());
          }
          rows.put(target.key(values), values);
        }
      }
    }
    return rows;
  }

  /**
   * What breaks a rule over several rows.
   *
   * @return found and allowed, by the value of the rule's column
   */
  Map<String, List<String>> breaking(Sum sum, Collection<String> keys) throws SQLException {
    Map<String, List<String>> breaking = new HashMap<>();
    String places = keys.stream().map(key -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement statement =
        connection.prepareStatement(sum.sql().replace(":keys", places))) {
      give(statement, keys);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          breaking.put(
              found.getString(1), List.of(shown(found.getString(2)), shown(found.getString(3))));
        }
      }
    }
    return breaking;
  }

  private static String shown(String value) {
    return value.contains(".") && value.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')
        ? new BigDecimal(value).stripTrailingZeros().toPlainString()
        : value;
  }

  private static @Nullable Object value(ResultSet found, int place, ImportColumn.Kind kind)
      throws SQLException {
    return switch (kind) {
      case TEXT -> found.getString(place);
      case NUMBER -> found.getBigDecimal(place);
      case DAY -> found.getObject(place, LocalDate.class);
      case YES_NO -> {
        boolean truth = found.getBoolean(place);
        yield found.wasNull() ? null : (Object) truth;
      }
    };
  }

  /** Whether two values of a column are the same. */
  static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b;
    }
    return a instanceof BigDecimal x && b instanceof BigDecimal y
        ? x.compareTo(y) == 0
        : a.equals(b);
  }

  /** A value as people write it. */
  static String shown(Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }

  private static String in(String column, Collection<String> keys) {
    return keys.stream().map(key -> "?").collect(Collectors.joining(", ", column + " in (", ")"));
  }

  private static void give(PreparedStatement statement, Collection<String> keys)
      throws SQLException {
    int place = 0;
    for (String key : keys) {
      place++;
      statement.setString(place, key);
    }
  }
}
