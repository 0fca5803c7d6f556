package org.shouxin.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.shouxin.credit.CreditLine.InForce;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.facts.Codes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of what is in force. Rows are locked in the order of codes to avoid deadlocks. */
@Component
final class CreditLines {

  private static final String COLUMNS =
      "select customer, policy, decision, as_of, grade, standing, credit_limit, credit_days"
          + " from credit_line";

  private final JdbcClient database;
  private final JdbcTemplate batches;
  private final BusinessClock clock;

  CreditLines(JdbcTemplate batches, BusinessClock clock) {
    this.database = JdbcClient.create(batches);
    this.batches = batches;
    this.clock = clock;
  }

  /** All lines of a customer, by policy. */
  List<CreditLine> of(String customer) {
    return database
        .sql(COLUMNS + " where customer = ? order by policy")
        .param(customer)
        .query(CreditLines::line)
        .list();
  }

  /**
   * The lines of customers, created if missing, and locked until the transaction ends. Those that
   * exist are locked in the same statement that creates others: whoever held a later code and
   * waited for an earlier one could wait forever.
   *
   * @return a line for each, by code
   */
  Map<String, CreditLine> lock(String policy, Collection<String> customers) {
    TreeSet<String> wanted = new TreeSet<>(customers);
    if (present(policy, wanted) < wanted.size()) {
      batches.batchUpdate(
          "insert into credit_line (customer, policy) values (?, ?)"
              + " on duplicate key update policy = values(policy)",
          wanted.stream().map(customer -> new Object[] {customer, policy}).toList());
    }
    return locked(policy, wanted);
  }

  private long present(String policy, Collection<String> customers) {
    return database
        .sql("select count(*) from credit_line where policy = :policy and customer in (:customers)")
        .param("policy", policy)
        .param("customers", customers)
        .query(Long.class)
        .single();
  }

  private Map<String, CreditLine> locked(String policy, Collection<String> customers) {
    Map<String, CreditLine> lines = new TreeMap<>();
    database
        .sql(
            COLUMNS
                + " where policy = :policy and customer in (:customers) order by customer for"
                + " update")
        .param("policy", policy)
        .param("customers", customers)
        .query(CreditLines::line)
        .list()
        .forEach(line -> lines.put(line.customer(), line));
    return lines;
  }

  /**
   * What was in force on the days before one: of the decisions as of an earlier day the last.
   *
   * @return by customer; nothing for who had none
   */
  Map<String, InForce> before(String policy, Collection<String> customers, LocalDate asOf) {
    Map<String, InForce> lines = new HashMap<>();
    if (customers.isEmpty()) {
      return lines;
    }
    database
        .sql(
            "select customer, decision, as_of, grade, standing, credit_limit, credit_days"
                + " from graded where policy = :policy and customer in (:customers)"
                + " and as_of < :asOf order by as_of, decided_at, decision")
        .param("policy", policy)
        .param("customers", customers)
        .param("asOf", asOf)
        .query(
            row -> {
              lines.put(row.getString("customer"), inForce(row));
            });
    return lines;
  }

  /** The line of a customer as it was at the end of a day, not locked. */
  CreditLine known(String customer, String policy, LocalDate day) {
    return new CreditLine(
        customer,
        policy,
        database
            .sql(
                "select decision, as_of, grade, standing, credit_limit, credit_days from graded"
                    + " where customer = ? and policy = ? and as_of <= ? and decided_at < ?"
                    + " order by as_of desc, decided_at desc, decision desc limit 1")
            .params(customer, policy, day, Moments.column(clock.endOf(day)))
            .query((row, number) -> inForce(row))
            .optional()
            .orElse(null));
  }

  private static CreditLine line(ResultSet row, int number) throws SQLException {
    return new CreditLine(
        row.getString("customer"),
        row.getString("policy"),
        row.getString("decision") == null ? null : inForce(row));
  }

  private static InForce inForce(ResultSet row) throws SQLException {
    return new InForce(
        row.getString("decision"),
        row.getObject("as_of", LocalDate.class),
        row.getString("grade"),
        row.getString("standing"),
        Codes.plain(row.getBigDecimal("credit_limit")),
        row.getInt("credit_days"));
  }

  /** Puts decisions in force; their lines must be locked. */
  void put(List<CreditLine> lines) {
    String now = Moments.column(clock.now());
    List<Object[]> current = new ArrayList<>();
    List<Object[]> history = new ArrayList<>();
    for (CreditLine line : lines) {
      InForce force = line.inForce();
      if (force != null) {
        current.add(
            new Object[] {
              line.customer(),
              line.policy(),
              force.decision(),
              force.asOf(),
              force.grade(),
              force.standing(),
              force.creditLimit(),
              force.creditDays()
            });
        history.add(
            new Object[] {
              force.decision(),
              line.customer(),
              line.policy(),
              force.asOf(),
              now,
              force.grade(),
              force.standing(),
              force.creditLimit(),
              force.creditDays()
            });
      }
    }
    batches.batchUpdate(
        "insert into credit_line (customer, policy, decision, as_of, grade, standing, credit_limit,"
            + " credit_days) values (?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update"
            + " decision = values(decision), as_of = values(as_of), grade = values(grade),"
            + " standing = values(standing), credit_limit = values(credit_limit),"
            + " credit_days = values(credit_days)",
        current);
    batches.batchUpdate(
        "insert into graded (decision, customer, policy, as_of, decided_at, grade, standing,"
            + " credit_limit, credit_days) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        history);
  }
}
