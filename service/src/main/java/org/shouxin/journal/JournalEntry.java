package org.shouxin.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.Moments;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;

/**
 * An entry of the chain as it is read, with its record.
 *
 * @param chain the entry
 * @param record its record; null when there is none
 * @param stored digest stored with the record
 * @param computed digest of the record's columns
 */
record JournalEntry(
    Chain chain,
    @Nullable JournalRecord record,
    @Nullable String stored,
    @Nullable String computed) {

  /** The columns of an entry in addition to those of its record. */
  static final String CHAIN =
      "c.seq as c_seq, c.id as c_id, c.digest as c_digest, c.chain as c_chain,"
          + " c.sealed_at as c_sealed_at";

  static Chain chain(ResultSet row) throws SQLException {
    return new Chain(
        row.getLong("c_seq"),
        row.getString("c_id"),
        row.getString("c_digest"),
        row.getString("c_chain"),
        Moments.of(row, "c_sealed_at"));
  }

  static JournalEntry read(ResultSet row) throws SQLException {
    Chain chain = chain(row);
    if (row.getString("id") == null) {
      return new JournalEntry(chain, null, null, null);
    }
    JournalRecord record = RecordRows.read(row);
    return new JournalEntry(chain, record, row.getString("digest"), record.digest());
  }

  long seq() {
    return chain.seq();
  }

  String id() {
    return chain.id();
  }

  /** Compares the record with what was sealed. */
  void check(UnchainedRecords unchained, JournalFindings findings) {
    if (record == null) {
      JournalRecord renamed = unchained.renamed(chain);
      if (renamed == null) {
        findings.add(Kind.REMOVED, this, new Text("记录不见了", "the record is missing"));
      } else {
        findings.add(
            Kind.CHANGED,
            seq(),
            id(),
            renamed,
            new Text("记录编号被改为 " + renamed.id(), "the record's id was changed to " + renamed.id()));
      }
    } else if (!chain.digest().equals(computed)) {
      findings.add(
          Kind.CHANGED,
          this,
          new Text("记录内容与封存时不同", "the record's content differs from what was sealed"));
    } else if (!chain.digest().equals(stored)) {
      findings.add(
          Kind.CHANGED,
          this,
          new Text("记录的摘要被改动，内容未变", "the record's digest was changed, its content was not"));
    }
  }
}
