package org.shouxin.factsources;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.RefusedException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * A file's query asked of a database: all customers, or some. Questions about some join the
 * caller's transaction; all customers are read on a connection of their own. Safe for several
 * threads.
 */
final class FactQuery {

  /** Most customers of one question. */
  static final int MOST = 1000;

  private final String where;
  private final SqlFile file;
  private final Dictionary dictionary;
  private final DataSource database;
  private final Duration timeout;
  private final JdbcTemplate template;

  FactQuery(
      String where, SqlFile file, Dictionary dictionary, DataSource database, Duration timeout) {
    this.where = where;
    this.file = file;
    this.dictionary = dictionary;
    this.database = database;
    this.timeout = timeout;
    this.template = new JdbcTemplate(database);
    this.template.setQueryTimeout(seconds());
  }

  private int seconds() {
    return Math.toIntExact(Math.max(1, timeout.toSeconds()));
  }

  /** The file. */
  SqlFile file() {
    return file;
  }

  /**
   * The columns of the query, asked with a code that no customer bears.
   *
   * @throws DataAccessException if the database refuses the query or is away
   */
  Columns columns() {
    return ask(
        (connection, query) -> query,
        List.of(""),
        LocalDate.EPOCH,
        rows -> Columns.of(where, dictionary, rows.getMetaData()));
  }

  /**
   * Particular customers.
   *
   * @param codes at most {@value #MOST}
   * @return by code, those that the database knows
   * @throws RefusedException if the columns are refused
   */
  Map<String, CustomerFacts> some(Collection<String> codes, LocalDate asOf)
      throws RefusedException {
    if (codes.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " customers: " + codes.size());
    }
    if (codes.isEmpty()) {
      return Map.of();
    }
    TreeSet<String> asked = new TreeSet<>(codes);
    Map<String, CustomerFacts> found = new TreeMap<>();
    Columns columns =
        ask(
            Engines::sorted,
            List.copyOf(asked),
            asOf,
            rows -> {
              Columns headings = Columns.of(where, dictionary, rows.getMetaData());
              if (headings.problems().isEmpty()) {
                new FactRows(headings, rows).each(facts -> found.put(facts.customer(), facts));
              }
              return headings;
            });
    refuse(columns);
    found.keySet().retainAll(asked);
    return found;
  }

  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private interface Order {
    String of(Connection connection, String query) throws SQLException;
  }

  private <T> T ask(Order order, List<String> codes, LocalDate asOf, Reading<T> reading) {
    List<String> padded = padded(codes);
    ConnectionCallback<T> asking =
        connection -> {
          try (PreparedStatement statement =
              statement(connection, order, file.some(), padded, asOf)) {
            statement.setQueryTimeout(seconds());
            try (ResultSet rows = statement.executeQuery()) {
              return reading.read(rows);
            }
          }
        };
    return Objects.requireNonNull(template.execute(asking));
  }

  /** Questions of a few sizes only, so that the database knows their plans. */
  private static List<String> padded(List<String> codes) {
    int size = 1;
    while (size < codes.size()) {
      size *= 10;
    }
    List<String> padded = new ArrayList<>(codes);
    padded.addAll(Collections.nCopies(size - codes.size(), codes.get(codes.size() - 1)));
    return padded;
  }

  /**
   * All customers, one after the other as the database finds them, ascending by code.
   *
   * @throws RefusedException if the columns are refused; nobody was delivered then
   */
  void all(LocalDate asOf, Consumer<CustomerFacts> each) throws RefusedException {
    Columns columns;
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            statement(connection, Engines::sorted, file.all(), List.of(), asOf)) {
      statement.setQueryTimeout(seconds());
      statement.setFetchSize(Engines.streaming(connection));
      try (ResultSet rows = statement.executeQuery()) {
        columns = Columns.of(where, dictionary, rows.getMetaData());
        if (columns.problems().isEmpty()) {
          new FactRows(columns, rows).each(each);
        }
      }
    } catch (SQLException failed) {
      throw translated(failed);
    }
    refuse(columns);
  }

  private DataAccessException translated(SQLException failed) {
    SQLExceptionTranslator translator = template.getExceptionTranslator();
    @Nullable DataAccessException translated = translator.translate("facts", where, failed);
    return translated == null ? new UncategorizedSQLException("facts", where, failed) : translated;
  }

  private static PreparedStatement statement(
      Connection connection, Order order, SqlTemplate query, List<String> codes, LocalDate asOf)
      throws SQLException {
    String sql = order.of(connection, query.sql(codes.size()));
    PreparedStatement statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    List<Object> values = query.values(asOf, codes);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  private static void refuse(Columns columns) throws RefusedException {
    if (!columns.problems().isEmpty()) {
      throw new RefusedException(columns.problems());
    }
  }
}
