package org.shouxin.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditOverride.Withdrawal;
import org.shouxin.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of overrides. */
@Component
final class OverrideRows {

  private static final String SELECT = "select * from credit_override ";

  private final JdbcClient database;

  OverrideRows(JdbcClient database) {
    this.database = database;
  }

  void insert(CreditOverride made, @Nullable Instant begun) {
    database
        .sql(
            "insert into credit_override (id, customer, policy, field, content, reason, made_by,"
                + " role, made_at, valid_from, valid_until, begun_at) values (:id, :customer,"
                + " :policy, :field, :content, :reason, :by, :role, :at, :from, :until, :begun)")
        .param("id", made.id())
        .param("customer", made.customer())
        .param("policy", made.policy())
        .param("field", made.field().code())
        .param("content", made.content())
        .param("reason", made.reason())
        .param("by", made.by())
        .param("role", made.role())
        .param("at", Moments.column(made.at()))
        .param("from", made.from())
        .param("until", made.until())
        .param("begun", begun == null ? null : Moments.column(begun))
        .update();
  }

  /** Writes a withdrawal; false when it was withdrawn before. */
  boolean withdraw(String id, Withdrawal withdrawal, String record) {
    return database
            .sql(
                "update credit_override set withdrawn_on = :on, withdrawn_at = :at,"
                    + " withdrawn_by = :by, withdrawn_reason = :reason, withdrawal = :record,"
                    + " ended_at = :at where id = :id and withdrawn_at is null")
            .param("on", withdrawal.on())
            .param("at", Moments.column(withdrawal.at()))
            .param("by", withdrawal.by())
            .param("reason", withdrawal.reason())
            .param("record", record)
            .param("id", id)
            .update()
        == 1;
  }

  /** Records that the beginning or the end was published; false if another node did. */
  boolean published(String id, String column, Instant at) {
    return database
            .sql(
                "update credit_override set "
                    + column
                    + " = :at where id = :id and "
                    + column
                    + " is null")
            .param("at", Moments.column(at))
            .param("id", id)
            .update()
        == 1;
  }

  Optional<CreditOverride> find(String id) {
    return database
        .sql(SELECT + "where id = ?")
        .param(id)
        .query((row, number) -> read(row))
        .optional();
  }

  /** Those of a customer, oldest first. */
  List<CreditOverride> of(String customer) {
    return database
        .sql(SELECT + "where customer = ? order by made_at, id")
        .param(customer)
        .query((row, number) -> read(row))
        .list();
  }

  /** Those that may be active on a day or later, oldest first. */
  List<CreditOverride> of(String customer, String policy, LocalDate day) {
    return database
        .sql(SELECT + "where customer = ? and policy = ? and valid_until >= ? order by made_at, id")
        .params(customer, policy, day)
        .query((row, number) -> read(row))
        .list();
  }

  /** Of all customers, newest first. */
  List<CreditOverride> all(@Nullable LocalDate active, int most) {
    if (active == null) {
      return database
          .sql(SELECT + "order by made_at desc, id desc limit ?")
          .param(most)
          .query((row, number) -> read(row))
          .list();
    }
    return database
        .sql(
            SELECT
                + "where valid_from <= :day and valid_until >= :day"
                + " and (withdrawn_on is null or withdrawn_on > :day)"
                + " order by made_at desc, id desc limit :most")
        .param("day", active)
        .param("most", most)
        .query((row, number) -> read(row))
        .list();
  }

  /** Those that began by a day and whose beginning was not published. */
  List<CreditOverride> begun(LocalDate day) {
    return database
        .sql(SELECT + "where ended_at is null and valid_from <= ? and begun_at is null order by id")
        .param(day)
        .query((row, number) -> read(row))
        .list();
  }

  /** Those that ended before a day and whose end was not published. */
  List<CreditOverride> ended(LocalDate day) {
    return database
        .sql(SELECT + "where ended_at is null and valid_until < ? order by id")
        .param(day)
        .query((row, number) -> read(row))
        .list();
  }

  private static CreditOverride read(ResultSet row) throws SQLException {
    Instant withdrawn = Moments.ofNullable(row, "withdrawn_at");
    return new CreditOverride(
        row.getString("id"),
        row.getString("customer"),
        row.getString("policy"),
        OverridableField.of(row.getString("field")),
        row.getString("content"),
        row.getString("reason"),
        row.getString("made_by"),
        row.getString("role"),
        Moments.of(row, "made_at"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class),
        withdrawn == null
            ? null
            : new Withdrawal(
                row.getObject("withdrawn_on", LocalDate.class),
                withdrawn,
                row.getString("withdrawn_by"),
                row.getString("withdrawn_reason")));
  }
}
