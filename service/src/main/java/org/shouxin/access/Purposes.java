package org.shouxin.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.web.PlainText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who opened whose file and why (R31). Thread-safe. */
@Component
final class Purposes {

  /**
   * A file that was opened.
   *
   * @param id later ones are greater
   * @param openedBy the person who opened it
   * @param customer whose file
   * @param purpose why, in the words of the person
   * @param opened method and path
   * @param openedAt when
   */
  record FileOpening(
      long id, String openedBy, String customer, String purpose, String opened, Instant openedAt) {}

  /**
   * The filter; null parts do not restrict.
   *
   * @param from not before
   * @param to before
   * @param before id before which to continue
   */
  record Question(
      @Nullable String customer,
      @Nullable String openedBy,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Long before) {}

  private static final int LONGEST_PATH = 500;

  private final JdbcClient database;
  private final BusinessClock clock;

  Purposes(JdbcClient database, BusinessClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Logs that a file is opened, durable when this returns. */
  void note(Caller viewer, String customer, String purpose, String opened) {
    database
        .sql(
            "insert into purpose_log (viewer, customer, purpose, opened, opened_at)"
                + " values (?, ?, ?, ?, ?)")
        .params(
            viewer.name(),
            cut(customer, PlainText.LONGEST_CODE),
            purpose,
            cut(opened, LONGEST_PATH),
            Moments.column(clock.now()))
        .update();
  }

  /** No customer code is longer. */
  private static String cut(String text, int most) {
    return text.substring(0, Math.min(most, text.length()));
  }

  /**
   * The files opened, newest first.
   *
   * @param most how many at most
   */
  List<FileOpening> find(Question question, int most) {
    StringBuilder sql = new StringBuilder("select * from purpose_log where 1 = 1");
    List<Object> values = new ArrayList<>();
    and(sql, values, " and customer = ?", question.customer());
    and(sql, values, " and viewer = ?", question.openedBy());
    and(sql, values, " and opened_at >= ?", column(question.from()));
    and(sql, values, " and opened_at < ?", column(question.to()));
    and(sql, values, " and id < ?", question.before());
    values.add(most);
    return database
        .sql(sql + " order by id desc limit ?")
        .params(values)
        .query(
            (row, number) ->
                new FileOpening(
                    row.getLong("id"),
                    row.getString("viewer"),
                    row.getString("customer"),
                    row.getString("purpose"),
                    row.getString("opened"),
                    Moments.of(row, "opened_at")))
        .list();
  }

  private static @Nullable String column(@Nullable Instant moment) {
    return moment == null ? null : Moments.column(moment);
  }

  private static void and(
      StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }
}
