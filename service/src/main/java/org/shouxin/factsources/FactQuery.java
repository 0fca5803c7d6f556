package org.shouxin.factsources;

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
import java.util.function.Function;
import javax.sql.DataSource;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Runs a file's query on a database: for all customers, or some. Queries for some join the caller's
 * transaction; all customers are read on a separate connection. Thread-safe.
 */
final class FactQuery {

  /** Maximum number of customers per query. */
  static final int MOST = 1000;

  private final String where;
  private final SqlFile file;
  private final Dictionary dictionary;
  private final NamedParameterJdbcTemplate joining;
  private final NamedParameterJdbcTemplate apart;
  private final Engines engines;

  FactQuery(
      String where, SqlFile file, Dictionary dictionary, DataSource database, Duration timeout) {
    this.where = where;
    this.file = file;
    this.dictionary = dictionary;
    JdbcTemplate template = template(database, timeout);
    this.joining = new NamedParameterJdbcTemplate(template);
    this.apart =
        new NamedParameterJdbcTemplate(template(new DelegatingDataSource(database), timeout));
    this.engines = new Engines(template);
  }

  private static JdbcTemplate template(DataSource database, Duration timeout) {
    JdbcTemplate template = new JdbcTemplate(database);
    template.setQueryTimeout(Math.toIntExact(Math.max(1, timeout.toSeconds())));
    return template;
  }

  SqlFile file() {
    return file;
  }

  /** The file, for problems. */
  String where() {
    return where;
  }

  /** What is wrong with its columns; a query that the database rejects is a problem. */
  List<Problem> checked(Function<Columns, List<Problem>> comparing) {
    try {
      return comparing.apply(columns());
    } catch (NonTransientDataAccessException refused) {
      if (refused instanceof NonTransientDataAccessResourceException) {
        throw refused;
      }
      return List.of(
          new Problem(
              where,
              new Text("数据库不接受这个查询", "the database rejects the query"),
              String.valueOf(refused.getMostSpecificCause().getMessage()).replaceAll("\\s+", " "),
              new Text(
                  "只用该数据库中有、且用户有权 select 的表和列；见 decision-tables/FACTS.md",
                  "tables and columns that this database has and its user may select, see"
                      + " decision-tables/FACTS.md")));
    }
  }

  /**
   * The columns of the query, run with a code that no customer has.
   *
   * @throws DataAccessException if the database rejects the query or is unavailable
   */
  private Columns columns() {
    return ask(file.some(), List.of(""), LocalDate.EPOCH, this::headings);
  }

  private Columns headings(ResultSet rows) throws SQLException {
    return Columns.of(where, dictionary, rows.getMetaData());
  }

  /**
   * Particular customers.
   *
   * @param codes at most {@value #MOST}
   * @return by code, those known to the database
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
    refuse(
        ask(
            engines.sorted(file.some()),
            padded(asked),
            asOf,
            rows -> handed(rows, facts -> found.put(facts.customer(), facts))));
    found.keySet().retainAll(asked);
    return found;
  }

  /**
   * Every row of particular customers by itself, of a query with several rows per customer.
   *
   * @param codes at most {@value #MOST}
   * @throws RefusedException if the columns are refused
   */
  List<CustomerFacts> rows(Collection<String> codes, LocalDate asOf) throws RefusedException {
    TreeSet<String> asked = new TreeSet<>(codes);
    List<CustomerFacts> found = new ArrayList<>();
    refuse(
        ask(
            file.some(),
            padded(asked),
            asOf,
            rows -> {
              Columns columns = headings(rows);
              while (columns.problems().isEmpty() && rows.next()) {
                found.add(columns.read(rows, columns.customer(rows)));
              }
              return columns;
            }));
    found.removeIf(row -> !asked.contains(row.customer()));
    return found;
  }

  private <T> T ask(String sql, List<String> codes, LocalDate asOf, ResultSetExtractor<T> reading) {
    return Objects.requireNonNull(
        joining.query(sql, Map.of("asOf", asOf, "customer", codes), reading));
  }

  /** Queries of a few sizes only, so that the database can reuse their plans. */
  private static List<String> padded(TreeSet<String> codes) {
    int size = 1;
    while (size < codes.size()) {
      size *= 10;
    }
    List<String> padded = new ArrayList<>(codes);
    padded.addAll(Collections.nCopies(size - codes.size(), codes.last()));
    return padded;
  }

  /**
   * All customers, one after the other as the database finds them, ascending by code.
   *
   * @throws RefusedException if the columns are refused; nothing was delivered then
   */
  void all(LocalDate asOf, Consumer<CustomerFacts> each) throws RefusedException {
    apart.getJdbcTemplate().setFetchSize(engines.streaming());
    ResultSetExtractor<Columns> handing = rows -> handed(rows, each);
    Columns columns = apart.query(engines.sorted(file.all()), Map.of("asOf", asOf), handing);
    refuse(Objects.requireNonNull(columns));
  }

  private Columns handed(ResultSet rows, Consumer<CustomerFacts> each) throws SQLException {
    Columns columns = headings(rows);
    if (columns.problems().isEmpty()) {
      new FactRows(columns, rows).each(each);
    }
    return columns;
  }

  private static void refuse(Columns columns) throws RefusedException {
    if (!columns.problems().isEmpty()) {
      throw new RefusedException(columns.problems());
    }
  }
}
