package org.shouxin.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.shouxin.database.Clocks;
import org.shouxin.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A journal on a new database, and records to write. */
final class Desk implements AutoCloseable {

  final HikariDataSource pool;
  final JdbcClient client;
  final TransactionTemplate transactions;
  final Journal journal;
  private boolean shared;

  Desk(TestDatabase database) {
    this(database.migrated());
  }

  Desk(HikariDataSource pool) {
    this.pool = pool;
    this.client = JdbcClient.create(pool);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    this.journal = new Journal(pool, transactions, Clocks.utc());
  }

  /** Another node on the same database. */
  Desk(Desk other) {
    this(other.pool);
    shared = true;
  }

  /** Seals by itself every so many milliseconds once it is started; 0 for not. */
  Sealer sealer(Path anchors, long pause) {
    return sealer(anchors, pause, Duration.ofMinutes(1));
  }

  /** The same that stops the journal when it fails for so long. */
  Sealer sealer(Path anchors, long pause, Duration within) {
    return new Sealer(
        new Seals(pool, transactions, Clocks.utc()),
        new Anchors(anchors, Duration.ZERO),
        journal,
        Clocks.utc(),
        within,
        pause,
        true);
  }

  JournalRecord record(String customer) {
    return record(customer, "{\"facts\":{}}");
  }

  JournalRecord record(String customer, String input) {
    return new JournalRecord(
        journal.nextId(),
        RecordKind.DECISION.code(),
        customer,
        "",
        "",
        LocalDate.of(2026, 10, 31),
        "测试 tester",
        Instant.now(),
        7L,
        input,
        "{\"grade\":\"A\"}");
  }

  /** Commits records of customers KH0, KH1 ... */
  void commit(int records) {
    IntStream.range(0, records).forEach(i -> journal.commit(record("KH" + i), null));
  }

  long count(String table) {
    return client.sql("select count(*) from " + table).query(Long.class).single();
  }

  @Override
  public void close() {
    if (!shared) {
      pool.close();
    }
  }
}
