package org.shouxin.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.shouxin.database.Moments;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records as rows of the database. */
final class RecordRows {

  /** The columns of a record, its stored digest last. */
  static final String COLUMNS =
      "r.id, r.kind, r.customer, r.policy, r.policy_sha256, r.as_of, r.caller, r.recorded_at,"
          + " r.run_id, r.engine, r.input, r.result, r.digest";

  private static final String INSERT =
      "insert into journal_record (id, kind, customer, policy, policy_sha256, as_of, caller,"
          + " recorded_at, run_id, engine, input, result, digest)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String WAIT = "insert into journal_pending (id) values (?)";
  private static final int BATCH = 500;

  private RecordRows() {}

  /** Writes records and adds them to the queue of records to be sealed. */
  static void insert(JdbcTemplate database, List<JournalRecord> records) {
    database.batchUpdate(INSERT, records, BATCH, RecordRows::fill);
    database.batchUpdate(WAIT, records, BATCH, (row, record) -> row.setString(1, record.id()));
  }

  private static void fill(PreparedStatement row, JournalRecord record) throws SQLException {
    int at = 1;
    row.setString(at++, record.id());
    row.setString(at++, record.kind());
    row.setString(at++, record.customer());
    row.setString(at++, record.policy());
    row.setString(at++, record.policySha256());
    row.setObject(at++, record.asOf());
    row.setString(at++, record.caller());
    row.setObject(at++, Moments.column(record.recordedAt()));
    row.setObject(at++, record.run(), Types.BIGINT);
    row.setString(at++, record.engine());
    row.setString(at++, record.input());
    row.setString(at++, record.result());
    row.setString(at, record.digest());
  }

  static JournalRecord read(ResultSet row) throws SQLException {
    long run = row.getLong("run_id");
    boolean alone = row.wasNull();
    return new JournalRecord(
        row.getString("id"),
        row.getString("kind"),
        row.getString("customer"),
        row.getString("policy"),
        row.getString("policy_sha256"),
        row.getObject("as_of", LocalDate.class),
        row.getString("caller"),
        Moments.of(row, "recorded_at"),
        alone ? null : run,
        row.getString("engine"),
        row.getString("input"),
        row.getString("result"));
  }
}
