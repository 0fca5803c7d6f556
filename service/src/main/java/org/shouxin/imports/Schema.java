package org.shouxin.imports;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables that can be imported into: types, lengths, keys and references from the database, the
 * rest from {@code tables.txt}. Not thread-safe.
 */
final class Schema {

  private final JdbcTemplate database;
  private final Map<String, ImportTable> tables = new HashMap<>();

  Schema(JdbcTemplate database) {
    this.database = database;
  }

  /** Names of all tables, in an order in which they can be loaded. */
  static List<String> names() {
    return List.copyOf(TableNotes.all().keySet());
  }

  /**
   * A table.
   *
   * @param where the place of its name in problems
   * @param name its name, or its Chinese name
   * @throws RefusedException if there is none of that name
   */
  ImportTable table(String where, String name) throws RefusedException {
    String known = null;
    for (Map.Entry<String, TableNotes> entry : TableNotes.all().entrySet()) {
      if (entry.getKey().equals(name) || entry.getValue().label.equals(name)) {
        known = entry.getKey();
      }
    }
    if (known == null) {
      throw new RefusedException(
          where, new Text("没有这个表", "no such table"), name, Nearest.suggestion(name, names()));
    }
    return tables.computeIfAbsent(known, this::read);
  }

  private ImportTable read(String name) {
    TableNotes notes = Objects.requireNonNull(TableNotes.all().get(name), name);
    ConnectionCallback<ImportTable> reading = connection -> read(connection, name, notes);
    return Objects.requireNonNull(database.execute(reading));
  }

  private static ImportTable read(Connection connection, String name, TableNotes notes)
      throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    List<ImportColumn> columns = new ArrayList<>();
    try (ResultSet found =
        data.getColumns(connection.getCatalog(), connection.getSchema(), name, null)) {
      while (found.next()) {
        if (!"YES".equals(found.getString("IS_AUTOINCREMENT"))) {
          columns.add(column(found, notes));
        }
      }
    }
    if (columns.isEmpty()) {
      throw new SQLException("table " + name + " is missing", "42S02");
    }
    return new ImportTable(
        name,
        notes.label,
        List.copyOf(columns),
        notes.key.isEmpty() ? key(connection, data, name) : notes.key,
        notes.parents.isEmpty() ? parents(connection, data, name) : List.copyOf(notes.parents),
        List.copyOf(notes.rules),
        List.copyOf(notes.sums),
        notes.instead);
  }

  private static ImportColumn column(ResultSet found, TableNotes notes) throws SQLException {
    String name = found.getString("COLUMN_NAME");
    ImportColumn.Kind kind = kind(name, found.getInt("DATA_TYPE"), notes);
    String standard = standard(found.getString("COLUMN_DEF"));
    boolean nullable = found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
    return new ImportColumn(
        name,
        notes.labels.getOrDefault(name, List.of()),
        kind,
        found.getInt("COLUMN_SIZE"),
        found.getInt("DECIMAL_DIGITS"),
        !nullable && standard == null,
        standard,
        notes.later.contains(name));
  }

  private static ImportColumn.Kind kind(String column, int type, TableNotes notes) {
    return switch (type) {
      case Types.VARCHAR, Types.CHAR, Types.NVARCHAR ->
          notes.creditCodes.contains(column)
              ? ImportColumn.Kind.CREDIT_CODE
              : notes.codes.contains(column) ? ImportColumn.Kind.CODE : ImportColumn.Kind.TEXT;
      case Types.DECIMAL, Types.NUMERIC, Types.BIGINT, Types.INTEGER -> ImportColumn.Kind.NUMBER;
      case Types.DATE -> ImportColumn.Kind.DAY;
      case Types.BOOLEAN, Types.BIT, Types.TINYINT -> ImportColumn.Kind.YES_NO;
      default -> throw new IllegalStateException(column + " has type " + type);
    };
  }

  /** A default value without the quotes that some databases report. */
  private static @Nullable String standard(@Nullable String reported) {
    if (reported == null || reported.equalsIgnoreCase("null")) {
      return null;
    }
    return reported.length() >= 2 && reported.startsWith("'") && reported.endsWith("'")
        ? reported.substring(1, reported.length() - 1)
        : reported;
  }

  private static List<String> key(Connection connection, DatabaseMetaData data, String name)
      throws SQLException {
    Map<Integer, String> ordered = new TreeMap<>();
    try (ResultSet found =
        data.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), name)) {
      while (found.next()) {
        ordered.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(ordered.values());
  }

  private static List<ImportTable.Parent> parents(
      Connection connection, DatabaseMetaData data, String name) throws SQLException {
    List<ImportTable.Parent> parents = new ArrayList<>();
    try (ResultSet found =
        data.getImportedKeys(connection.getCatalog(), connection.getSchema(), name)) {
      while (found.next()) {
        parents.add(
            new ImportTable.Parent(
                found.getString("FKCOLUMN_NAME"),
                found.getString("PKTABLE_NAME"),
                found.getString("PKCOLUMN_NAME")));
      }
    }
    return List.copyOf(parents);
  }
}
