package org.shouxin.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The append-only records of decisions and changes (R34). A record is durable when {@link #commit}
 * returns, or when the transaction of {@link #append} is committed; it is sealed into the chain a
 * moment later. Thread-safe, and safe for several nodes.
 */
@Component
public final class Journal {

  private static final int MOST_WAITING = 10_000;

  private final JdbcTemplate rows;
  private final JdbcClient database;
  private final TransactionTemplate transactions;
  private final RecordIds ids;
  private final GroupCommit<Written> group = new GroupCommit<>(this::write, MOST_WAITING);
  private final Seals seals;
  private volatile @Nullable String failure;
  private volatile boolean stopped;

  Journal(DataSource database, TransactionTemplate transactions, BusinessClock clock) {
    this.seals = new Seals(database, transactions, clock);
    this.rows = new JdbcTemplate(database);
    this.database = JdbcClient.create(rows);
    this.transactions = transactions;
    this.ids = new RecordIds(clock);
  }

  /** A new id: 26 characters, later ones of one node sort after earlier ones. */
  public String nextId() {
    return ids.next();
  }

  /**
   * Writes a record in the caller's transaction.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void append(JournalRecord record) {
    append(List.of(record));
  }

  /**
   * Writes records in the caller's transaction, in batches.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void append(List<JournalRecord> records) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "a record must be appended in the transaction of what it records");
    }
    requireSealing();
    RecordRows.insert(rows, records);
  }

  /** A chain that does not grow proves nothing, so nothing further is decided meanwhile. */
  private void requireSealing() {
    if (stopped) {
      throw new RefusedRequest(
          ProblemCode.UNAVAILABLE,
          new Text(
              "日志不能封存，暂不记录；请管理员查看 /actuator/health",
              "the journal cannot be sealed, so nothing is recorded; an administrator sees why at"
                  + " /actuator/health"));
    }
  }

  /**
   * Writes a record and what belongs to it, and returns when both are durable. Concurrent records
   * share a transaction; a failure affects only its own record.
   *
   * @param also a write in the same transaction; called again after a rollback, so it must change
   *     nothing but the database; if it fails, the record is not written
   * @throws IllegalStateException inside a transaction, on which other threads must not depend
   * @throws org.springframework.dao.DataAccessException if it could not be written
   * @throws org.springframework.transaction.TransactionException if the database is unavailable; if
   *     that happened while committing, the record may have been written
   */
  public void commit(JournalRecord record, @Nullable Consumer<JdbcClient> also) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a transaction is active: append the record to it");
    }
    requireSealing();
    group.write(new Written(record, also));
  }

  private record Written(JournalRecord record, @Nullable Consumer<JdbcClient> also) {}

  private void write(List<Written> all) {
    transactions.executeWithoutResult(
        status -> {
          RecordRows.insert(rows, all.stream().map(Written::record).toList());
          for (Written each : all) {
            if (each.also() != null) {
              each.also().accept(database);
            }
          }
        });
  }

  /** The record of this id. */
  public Optional<JournalRecord> find(String id) {
    return database
        .sql("select " + RecordRows.COLUMNS + " from journal_record r where r.id = ?")
        .param(id)
        .query((row, number) -> RecordRows.read(row))
        .optional();
  }

  /**
   * The records of a customer, newest first.
   *
   * @param most how many at most
   * @param before only those before this id; null for the newest
   */
  public List<JournalRecord> of(String customer, int most, @Nullable String before) {
    return database
        .sql(
            "select "
                + RecordRows.COLUMNS
                + " from journal_record r where r.customer = ? and r.id < ?"
                + " order by r.id desc limit ?")
        .params(customer, before == null ? "~" : before, most)
        .query((row, number) -> RecordRows.read(row))
        .list();
  }

  /** The place of a record in the chain; empty until it is sealed. */
  Optional<Chain> sealed(String id) {
    return seals.find(id);
  }

  /**
   * The state of the journal: the head of the chain, and the records to be sealed.
   *
   * @throws org.springframework.dao.DataAccessException if the database is unavailable
   */
  public JournalState state() {
    return seals.state(failure);
  }

  /** Whether sealing has failed for so long that nothing is recorded. */
  public boolean isStopped() {
    return stopped;
  }

  /**
   * Sets why sealing failed.
   *
   * @param why null if it succeeded
   * @param late whether it has failed for so long that nothing may be recorded
   */
  void sealing(@Nullable String why, boolean late) {
    failure = why;
    stopped = late;
  }

  /**
   * Writes a record, reads it back and takes it back.
   *
   * @throws UnfitDatabase if it was changed
   */
  void tryWriting() {
    UnfitDatabase.refuse(rows, transactions, nextId());
  }
}
