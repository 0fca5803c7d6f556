package org.shouxin.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records that are neither in the chain nor waiting to be sealed. */
final class UnchainedRecords {

  private static final int MOST = 1000;

  private final List<JournalRecord> records;
  private final boolean cut;

  private UnchainedRecords(List<JournalRecord> records, boolean cut) {
    this.records = records;
    this.cut = cut;
  }

  static UnchainedRecords read(JdbcTemplate database) {
    List<JournalRecord> records =
        database.query(
            "select "
                + RecordRows.COLUMNS
                + " from journal_record r"
                + " left join journal_chain c on c.id = r.id"
                + " left join journal_pending p on p.id = r.id"
                + " where c.id is null and p.id is null order by r.id limit "
                + (MOST + 1),
            (row, number) -> RecordRows.read(row));
    boolean cut = records.size() > MOST;
    return new UnchainedRecords(new ArrayList<>(cut ? records.subList(0, MOST) : records), cut);
  }

  /** The record that was sealed in an entry and now has another id; null if there is none. */
  @Nullable JournalRecord renamed(Chain entry) {
    return taken(record -> record.withId(entry.id()).digest().equals(entry.digest()));
  }

  /** The record that was sealed in an entry whose id was changed; null when there is none. */
  @Nullable JournalRecord sealed(Chain entry, String previous) {
    return taken(
        record ->
            entry
                .chain()
                .equals(
                    Chain.link(
                        previous, entry.seq(), record.id(), record.digest(), entry.sealedAt())));
  }

  private @Nullable JournalRecord taken(Predicate<JournalRecord> wanted) {
    JournalRecord found = records.stream().filter(wanted).findFirst().orElse(null);
    records.remove(found);
    return found;
  }

  /**
   * The records whose entries are missing, if proved: the following entries follow from them, in
   * the order of their ids.
   *
   * @param previous chain before the first
   * @param first place of the first
   * @param count how many are missing
   * @param times when they may have been sealed
   * @param end whether a chain is the last one
   */
  List<JournalRecord> missing(
      String previous, long first, int count, Set<Instant> times, Predicate<String> end) {
    for (int from = 0; from + count <= records.size(); from++) {
      List<JournalRecord> window = records.subList(from, from + count);
      for (Instant time : times) {
        String chain = previous;
        long seq = first;
        for (JournalRecord record : window) {
          chain = Chain.link(chain, seq++, record.id(), record.digest(), time);
        }
        if (end.test(chain)) {
          List<JournalRecord> proved = List.copyOf(window);
          window.clear();
          return proved;
        }
      }
    }
    return List.of();
  }

  /**
   * Reports those without another explanation.
   *
   * @param gaps whether the chain has empty places where they may have been
   */
  void report(boolean gaps, JournalFindings findings) {
    for (JournalRecord record : records) {
      findings.add(
          gaps ? Kind.REMOVED : Kind.INSERTED,
          0,
          record,
          gaps
              ? new Text(
                  "记录不在链上：链上的条目被删除，或者记录是插入的",
                  "the record is not in the chain: its entry was removed, or the record inserted")
              : new Text(
                  "记录不在链上，也不在等待封存", "the record is not in the chain and not waiting to be sealed"));
    }
    if (cut) {
      findings.add(
          Kind.INSERTED,
          0,
          new Text("还有更多不在链上的记录", "there are more records that are not in the chain"));
    }
  }
}
