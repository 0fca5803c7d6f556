package org.shouxin.runs;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.policies.PolicyVersion;
import org.shouxin.runs.GradingRun.Progress;
import org.shouxin.runs.GradingRun.RunStatus;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The tables of grading runs. */
@Component
final class RunTable {

  /** The outcome of a customer that no policy decides on; not counted among those of the run. */
  static final String UNROUTED = "unrouted";

  private final JdbcClient database;
  private final JdbcTemplate batches;
  private final BusinessClock clock;

  /** A customer of a run as it is written. */
  record Line(
      String customer,
      String outcome,
      @Nullable String decision,
      @Nullable String decisionBefore,
      @Nullable String gradeBefore,
      @Nullable String grade,
      @Nullable BigDecimal limitBefore,
      @Nullable BigDecimal creditLimit,
      @Nullable String note) {}

  RunTable(JdbcTemplate batches, BusinessClock clock) {
    this.batches = batches;
    this.database = JdbcClient.create(batches);
    this.clock = clock;
  }

  private String now() {
    return Moments.column(clock.now());
  }

  private JdbcClient.MappedQuerySpec<GradingRun> runs(String where, Object... params) {
    return database
        .sql(
            "select r.*, v.version from grading_run r"
                + " left join policy_version v on v.sha256 = r.sha256 "
                + where)
        .params(params)
        .query(RunTable::run);
  }

  Optional<GradingRun> find(long id) {
    return runs("where r.id = ?", id).optional();
  }

  /** The last run of a policy as of a day. */
  Optional<GradingRun> last(String policy, LocalDate asOf) {
    return runs("where r.policy = ? and as_of = ? order by attempt desc limit 1", policy, asOf)
        .optional();
  }

  List<GradingRun> newest(int most, long before) {
    return runs("where id < ? order by id desc limit ?", before, most).list();
  }

  List<GradingRun> unfinished() {
    return runs("where status = 'running' order by id").list();
  }

  /** Adds a run; empty if it was added concurrently. */
  Optional<GradingRun> add(
      String policy, String sha256, LocalDate asOf, int attempt, String startedBy) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    try {
      database
          .sql(
              "insert into grading_run (policy, sha256, as_of, attempt, status, started_by,"
                  + " started_at) values (?, ?, ?, ?, 'running', ?, ?)")
          .params(policy, sha256, asOf, attempt, startedBy, now())
          .update(key, "id");
    } catch (DuplicateKeyException another) {
      return Optional.empty();
    }
    Number id = key.getKey();
    return id == null ? Optional.empty() : find(id.longValue());
  }

  /** The process that works on a run. */
  Optional<String> owner(long id) {
    return database
        .sql("select owner from grading_run where id = ? and owner is not null")
        .param(id)
        .query(String.class)
        .optional();
  }

  /** Claims a run; false if it is done or another process holds the lease. */
  boolean claim(long id, String owner, Duration silence) {
    Instant now = clock.now();
    return database
            .sql(
                "update grading_run set owner = ?, heartbeat = ? where id = ? and status ="
                    + " 'running' and (owner is null or owner = ? or heartbeat < ?)")
            .params(owner, Moments.column(now), id, owner, Moments.column(now.minus(silence)))
            .update()
        == 1;
  }

  /** Renews the lease of the owner; false if it was lost. */
  boolean alive(long id, String owner) {
    return database
            .sql("update grading_run set heartbeat = ? where id = ? and owner = ?")
            .params(now(), id, owner)
            .update()
        == 1;
  }

  /** Releases the lease. */
  void release(long id, String owner) {
    database
        .sql("update grading_run set owner = null where id = ? and owner = ?")
        .params(id, owner)
        .update();
  }

  /** Whether it is not done yet. */
  boolean running(long id) {
    return database
            .sql("select count(*) from grading_run where id = ? and status = 'running'")
            .param(id)
            .query(Long.class)
            .single()
        == 1;
  }

  /**
   * Writes how many customers there are and which no policy decides on, in place of those written
   * before.
   */
  void counted(long id, long customers, List<Line> unrouted) {
    database
        .sql("update grading_run set customers = ?, nowhere = ? where id = ?")
        .params(customers, unrouted.size(), id)
        .update();
    database
        .sql("delete from grading_run_customer where run_id = ? and outcome = ?")
        .params(id, UNROUTED)
        .update();
    Set<String> dealtWith = dealtWith(id);
    List<Line> lines =
        unrouted.stream().filter(line -> !dealtWith.contains(line.customer())).toList();
    if (!lines.isEmpty()) {
      write(id, lines);
    }
  }

  void finish(long id) {
    database
        .sql("update grading_run set status = 'done', finished_at = ?, owner = null where id = ?")
        .params(now(), id)
        .update();
  }

  /** Codes of the customers that the run has processed. */
  Set<String> dealtWith(long id) {
    return new HashSet<>(
        database
            .sql("select customer from grading_run_customer where run_id = ?")
            .param(id)
            .query(String.class)
            .list());
  }

  void write(long id, List<Line> lines) {
    batches.batchUpdate(
        "insert into grading_run_customer (run_id, customer, outcome, decision, decision_before,"
            + " grade_before, grade, limit_before, credit_limit, note)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        lines.stream()
            .map(
                line ->
                    new @Nullable Object[] {
                      id,
                      line.customer(),
                      line.outcome(),
                      line.decision(),
                      line.decisionBefore(),
                      line.gradeBefore(),
                      line.grade(),
                      line.limitBefore(),
                      line.creditLimit(),
                      line.note()
                    })
            .toList());
  }

  Progress progress(long id) {
    long[] counts = new long[3];
    database
        .sql(
            "select outcome, count(*) from grading_run_customer"
                + " where run_id = ? and outcome <> ? group by outcome")
        .params(id, UNROUTED)
        .query(
            row -> {
              counts[
                      switch (row.getString(1)) {
                        case "decided" -> 0;
                        case "undecided" -> 1;
                        default -> 2;
                      }] =
                  row.getLong(2);
            });
    return new Progress(counts[0], counts[1], counts[2]);
  }

  /** Customers after a code, in the order of codes. */
  List<Line> after(long id, String code, int most) {
    return database
        .sql(
            "select customer, outcome, decision, decision_before, grade_before, grade,"
                + " limit_before, credit_limit, note from grading_run_customer where run_id = ? and"
                + " customer > ? order by customer limit ?")
        .params(id, code, most)
        .query(Line.class)
        .list();
  }

  private static GradingRun run(ResultSet row, int number) throws SQLException {
    return new GradingRun(
        row.getLong("id"),
        new PolicyVersion(
            row.getString("policy"),
            row.getObject("version", Integer.class),
            row.getString("sha256")),
        row.getObject("as_of", LocalDate.class),
        row.getInt("attempt"),
        RunStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getObject("customers", Long.class),
        row.getObject("nowhere", Long.class),
        row.getString("started_by"),
        Moments.of(row, "started_at"),
        Moments.ofNullable(row, "finished_at"));
  }
}
