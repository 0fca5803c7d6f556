package org.shouxin.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends waiting records to the chain, some at a time. */
@Component
final class Seals {

  static final int MOST = 1000;

  private static final String WAITING =
      "select p.id as waiting, "
          + RecordRows.COLUMNS
          + " from journal_pending p left join journal_record r on r.id = p.id"
          + " where p.id > ? order by p.id limit "
          + MOST;
  private static final String ENTER =
      "insert into journal_chain (seq, id, digest, chain, sealed_at) values (?, ?, ?, ?, ?)";

  private final JdbcTemplate database;
  private final TransactionTemplate transactions;
  private final BusinessClock clock;

  Seals(DataSource database, TransactionTemplate transactions, BusinessClock clock) {
    this.database = new JdbcTemplate(database);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The head of the chain. */
  record Head(long seq, String chain) {}

  static Optional<Head> head(JdbcTemplate database, String lock) {
    return database
        .query(
            "select seq, chain from journal_head where one = 1" + lock,
            (row, number) -> new Head(row.getLong("seq"), row.getString("chain")))
        .stream()
        .findFirst();
  }

  /** The id of the database, made when it is first asked for. */
  String database() {
    database.update(
        "update journal_head set id = ? where one = 1 and id is null",
        UUID.randomUUID().toString());
    return String.valueOf(id(database));
  }

  /** The same; null if nothing was sealed since databases have ids. */
  static @Nullable String id(JdbcTemplate database) {
    return database
        .query("select id from journal_head where one = 1", (row, number) -> row.getString("id"))
        .stream()
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * The result of a step.
   *
   * @param sealed the new entries
   * @param refused ids of records that differ from what was written
   * @param next id after which more may wait; null if that was all
   */
  record Step(List<Chain> sealed, List<String> refused, @Nullable String next) {}

  /** A waiting record, null if it is missing, and the digest it was written with. */
  private record Waiting(String id, @Nullable JournalRecord record, @Nullable String digest) {}

  boolean anyWaiting() {
    return !database.queryForList("select id from journal_pending limit 1").isEmpty();
  }

  /**
   * Seals the first waiting records in one transaction, in the order of their ids; other nodes wait
   * meanwhile.
   *
   * @param after only those after this id
   */
  Step step(String after) {
    Step step = transactions.execute(status -> seal(after));
    return step == null ? new Step(List.of(), List.of(), null) : step;
  }

  private Step seal(String after) {
    Head end =
        head(database, " for update")
            .orElseThrow(() -> new IllegalStateException("journal_head is empty"));
    Instant now = clock.now();
    List<Chain> sealed = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    List<Waiting> all = database.query(WAITING, (row, number) -> waiting(row), after);
    for (Waiting waiting : all) {
      JournalRecord record = waiting.record();
      if (record == null || !record.digest().equals(waiting.digest())) {
        refused.add(waiting.id());
        continue;
      }
      Chain next = Chain.after(end.chain(), end.seq() + 1, record.id(), record.digest(), now);
      sealed.add(next);
      end = new Head(next.seq(), next.chain());
    }
    if (!sealed.isEmpty()) {
      write(sealed, end);
    }
    return new Step(sealed, refused, all.size() < MOST ? null : all.get(MOST - 1).id());
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    String id = row.getString("waiting");
    return row.getString("id") == null
        ? new Waiting(id, null, null)
        : new Waiting(id, RecordRows.read(row), row.getString("digest"));
  }

  private void write(List<Chain> sealed, Head end) {
    database.batchUpdate(
        ENTER,
        sealed,
        MOST,
        (row, entry) -> {
          row.setLong(1, entry.seq());
          row.setString(2, entry.id());
          row.setString(3, entry.digest());
          row.setString(4, entry.chain());
          row.setObject(5, Moments.column(entry.sealedAt()));
        });
    database.batchUpdate(
        "delete from journal_pending where id = ?",
        sealed,
        MOST,
        (row, entry) -> row.setString(1, entry.id()));
    database.update(
        "update journal_head set seq = ?, chain = ? where one = 1", end.seq(), end.chain());
  }

  /** The place of a record. */
  Optional<Chain> find(String id) {
    return database
        .query(
            "select " + JournalEntry.CHAIN + " from journal_chain c where c.id = ?",
            (row, number) -> JournalEntry.chain(row),
            id)
        .stream()
        .findFirst();
  }

  /** The state of the journal, without failures of a node. */
  JournalState state(@Nullable String failure) {
    Long pending = database.queryForObject("select count(*) from journal_pending", Long.class);
    String first = database.queryForObject("select min(id) from journal_pending", String.class);
    Instant now = clock.now();
    return database
        .query(
            "select h.seq, h.chain, c.sealed_at from journal_head h"
                + " left join journal_chain c on c.seq = h.seq where h.one = 1",
            (row, number) ->
                new JournalState(
                    row.getLong("seq"),
                    row.getString("chain"),
                    Moments.ofNullable(row, "sealed_at"),
                    pending == null ? 0 : pending,
                    first == null ? null : RecordIds.age(first, now),
                    failure))
        .stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("journal_head is empty"));
  }
}
