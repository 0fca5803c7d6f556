package org.shouxin.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditOverride.OverrideWithdrawal;
import org.shouxin.database.Moments;
import org.shouxin.json.JsonText;
import org.shouxin.policy.Authority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of overrides. */
@Component
final class OverrideRows {

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
        .param("field", JsonText.code(made.field()))
        .param("content", made.content())
        .param("reason", made.reason())
        .param("by", made.recordedBy())
        .param("role", JsonText.code(made.role()))
        .param("at", Moments.column(made.recordedAt()))
        .param("from", made.validFrom())
        .param("until", made.validUntil())
        .param("begun", begun == null ? null : Moments.column(begun))
        .update();
  }

  /** Writes a withdrawal; false when it was withdrawn before. */
  boolean withdraw(String id, OverrideWithdrawal withdrawal, String record) {
    return database
            .sql(
                "update credit_override set withdrawn_on = :on, withdrawn_at = :at,"
                    + " withdrawn_by = :by, withdrawn_reason = :reason, withdrawal = :record,"
                    + " ended_at = :at where id = :id and withdrawn_at is null")
            .param("on", withdrawal.on())
            .param("at", Moments.column(withdrawal.recordedAt()))
            .param("by", withdrawal.recordedBy())
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

  private JdbcClient.MappedQuerySpec<CreditOverride> overrides(String where, Object... params) {
    return database
        .sql("select * from credit_override " + where)
        .params(params)
        .query(OverrideRows::read);
  }

  Optional<CreditOverride> find(String id) {
    return overrides("where id = ?", id).optional();
  }

  /** Those of a customer, oldest first. */
  List<CreditOverride> of(String customer) {
    return overrides("where customer = ? order by made_at, id", customer).list();
  }

  /** Those that may be active on a day or later, oldest first. */
  List<CreditOverride> of(String customer, String policy, LocalDate day) {
    return overrides(
            "where customer = ? and policy = ? and valid_until >= ? order by made_at, id",
            customer,
            policy,
            day)
        .list();
  }

  /** Of all customers, newest first. */
  List<CreditOverride> newest(int most) {
    return overrides("order by made_at desc, id desc limit ?", most).list();
  }

  /** Those active on a day, newest first. */
  List<CreditOverride> active(LocalDate day, int most) {
    return overrides(
            "where valid_from <= ? and valid_until >= ?"
                + " and (withdrawn_on is null or withdrawn_on > ?)"
                + " order by made_at desc, id desc limit ?",
            day,
            day,
            day,
            most)
        .list();
  }

  /** Those that began by a day and whose beginning was not published. */
  List<CreditOverride> begun(LocalDate day) {
    return overrides(
            "where ended_at is null and valid_from <= ? and begun_at is null order by id", day)
        .list();
  }

  /** Those that ended before a day and whose end was not published. */
  List<CreditOverride> ended(LocalDate day) {
    return overrides("where ended_at is null and valid_until < ? order by id", day).list();
  }

  private static CreditOverride read(ResultSet row, int number) throws SQLException {
    Instant withdrawn = Moments.ofNullable(row, "withdrawn_at");
    return new CreditOverride(
        row.getString("id"),
        row.getString("customer"),
        row.getString("policy"),
        OverridableField.valueOf(row.getString("field").toUpperCase(Locale.ROOT)),
        row.getString("content"),
        row.getString("reason"),
        row.getString("made_by"),
        Authority.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        Moments.of(row, "made_at"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class),
        withdrawn == null
            ? null
            : new OverrideWithdrawal(
                row.getString("withdrawn_by"),
                row.getString("withdrawn_reason"),
                withdrawn,
                row.getObject("withdrawn_on", LocalDate.class)));
  }
}
