package org.shouxin.journal;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody can do to a journal who can write to the database. */
final class Tampering {

  private static final List<String> TABLES =
      List.of("journal_record", "journal_pending", "journal_chain", "journal_head");

  final JdbcClient client;
  private final Desk desk;

  Tampering(Desk desk) {
    this.desk = desk;
    this.client = desk.client;
  }

  /** Remembers the journal as it is. */
  void remember() {
    TABLES.forEach(table -> sql("create table kept_" + table + " as select * from " + table));
  }

  /** Makes the journal what it was. */
  void restore() {
    desk.transactions.executeWithoutResult(
        status ->
            TABLES.forEach(
                table -> {
                  sql("delete from " + table);
                  sql("insert into " + table + " select * from kept_" + table);
                }));
  }

  void sql(String statement, Object... parameters) {
    client.sql(statement).params(parameters).update();
  }

  List<Chain> chain() {
    return client
        .sql("select * from journal_chain order by seq")
        .query(
            (row, number) ->
                new Chain(
                    row.getLong("seq"),
                    row.getString("id"),
                    row.getString("digest"),
                    row.getString("chain"),
                    Moments.of(row, "sealed_at")))
        .list();
  }

  /** Puts these entries in the place of the chain, each at the place that it says. */
  void chain(List<Chain> entries) {
    sql("delete from journal_chain");
    for (Chain entry : entries) {
      sql(
          "insert into journal_chain (seq, id, digest, chain, sealed_at) values (?, ?, ?, ?, ?)",
          entry.seq(),
          entry.id(),
          entry.digest(),
          entry.chain(),
          Moments.column(entry.sealedAt()));
    }
  }

  void head(long seq, String chain) {
    sql("update journal_head set seq = ?, chain = ?", seq, chain);
  }

  /** The head as it must be for the chain as it is. */
  void headOfChain() {
    List<Chain> chain = chain();
    Chain last = chain.get(chain.size() - 1);
    head(last.seq(), last.chain());
  }

  /** Chains these entries again in their order, from the first place on, and moves the head. */
  void recomputeChain(List<Chain> entries) {
    List<Chain> anew = new ArrayList<>();
    String last = Chain.START;
    for (Chain entry : entries) {
      Chain next =
          Chain.after(last, anew.size() + 1L, entry.id(), entry.digest(), entry.sealedAt());
      anew.add(next);
      last = next.chain();
    }
    chain(anew);
    headOfChain();
  }

  /** Inserts a record and nothing else. */
  JournalRecord insert() {
    JournalRecord forged = desk.record("FORGED");
    desk.transactions.executeWithoutResult(status -> desk.journal.append(forged));
    sql("delete from journal_pending where id = ?", forged.id());
    return forged;
  }

  JournalRecord record(String id) {
    return desk.journal.find(id).orElseThrow();
  }

  /** Changes a record and the digest that stands with it, as an insider would. */
  Chain forge(Chain entry) {
    sql("update journal_record set result = '{\"grade\":\"AAA\"}' where id = ?", entry.id());
    String digest = record(entry.id()).digest();
    sql("update journal_record set digest = ? where id = ?", digest, entry.id());
    return entry.withDigest(digest);
  }
}
