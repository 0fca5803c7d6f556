package org.shouxin.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The existing content of the tables. Not thread-safe. */
final class StoredRows {

  private final JdbcClient database;

  StoredRows(JdbcTemplate database) {
    this.database = JdbcClient.create(database);
  }

  /** Whether a table has no rows. */
  boolean empty(ImportTable table) {
    return database
        .sql("select 1 from " + table.name() + " limit 1")
        .query(Integer.class)
        .optional()
        .isEmpty();
  }

  /** Those of some keys that exist in a table. */
  Set<String> known(ImportTable.Parent parent, Collection<String> keys) {
    String key = parent.key();
    return database
        .sql("select " + key + " from " + parent.table() + " where " + key + " in (:keys)")
        .param("keys", keys)
        .query(String.class)
        .set();
  }

  /**
   * The rows that may have the keys of some others: those that share the first column of the key.
   *
   * @return the values of the target's columns by the row's key
   */
  Map<String, @Nullable Object[]> rows(BoundTarget target, Collection<String> firstKeys) {
    Map<String, @Nullable Object[]> rows = new HashMap<>();
    List<ImportColumn> columns = target.columns();
    String names = columns.stream().map(ImportColumn::name).collect(Collectors.joining(", "));
    ImportTable table = target.table();
    database
        .sql(
            "select "
                + names
                + (" from " + table.name())
                + (" where " + table.key().get(0) + " in (:keys)"))
        .param("keys", firstKeys)
        .query(
            found -> {
              @Nullable Object[] values = new Object[columns.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = value(found, i + 1, columns.get(i).kind());
              }
              rows.put(target.key(values), values);
            });
    return rows;
  }

  /**
   * The values that violate a rule over several rows.
   *
   * @return found and allowed, by the value of the rule's column
   */
  Map<String, List<String>> breaking(Sum sum, Collection<String> keys) {
    Map<String, List<String>> breaking = new HashMap<>();
    database
        .sql(sum.sql())
        .param("keys", keys)
        .query(
            found -> {
              breaking.put(
                  found.getString(1),
                  List.of(shown(found.getString(2)), shown(found.getString(3))));
            });
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
}
