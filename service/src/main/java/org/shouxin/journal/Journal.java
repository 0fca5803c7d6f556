package org.shouxin.journal;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The records of what was decided, added and never changed (R34). A record is durable when {@link
 * #commit} returns, or when the transaction of {@link #append} is committed; it takes its place in
 * the chain a moment later. Safe for several threads and nodes.
 */
public final class Journal {

  private final JdbcTemplate rows;
  private final JdbcClient database;
  private final TransactionTemplate transactions;
  private final RecordIds ids;
  private final GroupCommit<Written> group = new GroupCommit<>(this::write);
  private final Seals seals;
  private volatile @Nullable String failure;

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
      throw new IllegalStateException("a record belongs into the transaction of what it records");
    }
    RecordRows.insert(rows, records);
  }

  /**
   * Writes a record, and what goes beside it, and returns when both are durable. Records of threads
   * that come at the same time share a transaction; a failure of one is its own.
   *
   * @throws IllegalStateException inside a transaction, which others must not depend on
   * @throws org.springframework.dao.DataAccessException if it could not be written
   * @throws org.springframework.transaction.TransactionException if the database is away; when it
   *     went while committing, the record may be there
   */
  public void commit(JournalRecord record, @Nullable AlsoInTransaction beside) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("inside a transaction a record is appended");
    }
    group.write(new Written(record, beside));
  }

  private record Written(JournalRecord record, @Nullable AlsoInTransaction beside) {}

  private void write(List<Written> all) {
    transactions.executeWithoutResult(
        status -> {
          RecordRows.insert(rows, all.stream().map(Written::record).toList());
          for (Written each : all) {
            if (each.beside() != null) {
              each.beside().write(database);
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

  /** The place of a record in the chain; empty while it waits for its seal. */
  Optional<Chain> sealed(String id) {
    return seals.find(id);
  }

  /**
   * How the journal stands: the end of the chain, and what waits for its place in it.
   *
   * @throws org.springframework.dao.DataAccessException if the database is away
   */
  public JournalState state() {
    return seals.state(failure);
  }

  /** Tells why sealing failed; null when it did not. */
  void sealing(@Nullable String why) {
    failure = why;
  }
}
