package org.shouxin.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/** Checks the records to be sealed. */
final class PendingCheck {

  private static final int PAGE = 1000;
  private static final Duration TOO_LONG = Duration.ofMinutes(1);

  private static final String WAITING =
      "select p.id as waiting, c.seq as c_seq, "
          + RecordRows.COLUMNS
          + " from journal_pending p left join journal_record r on r.id = p.id"
          + " left join journal_chain c on c.id = p.id"
          + " where p.id > ? order by p.id limit "
          + PAGE;

  private final JdbcTemplate database;
  private final Instant now;
  private @Nullable Waiting oldest;
  private long late;

  PendingCheck(JdbcTemplate database, Instant now) {
    this.database = database;
    this.now = now;
  }

  private record Waiting(
      String id, long seq, @Nullable JournalRecord record, @Nullable String stored) {}

  /** Returns their number. */
  long check(JournalFindings findings) {
    long count = 0;
    for (List<Waiting> page = page(""); !page.isEmpty(); ) {
      page.forEach(waiting -> check(waiting, findings));
      count += page.size();
      page = page(page.get(page.size() - 1).id());
    }
    if (oldest != null) {
      findings.add(
          Kind.UNSEALED,
          0,
          oldest.id(),
          oldest.record(),
          new Text(
              "等待封存超过一分钟的有 " + late + " 条，这是最早的一条；服务在运行吗？",
              late
                  + " have been waiting to be sealed for more than a minute, this one the longest;"
                  + " is the service running?"));
    }
    return count;
  }

  private List<Waiting> page(String after) {
    return database.query(
        WAITING,
        (row, number) -> {
          String id = row.getString("waiting");
          long seq = row.getLong("c_seq");
          return row.getString("id") == null
              ? new Waiting(id, seq, null, null)
              : new Waiting(id, seq, RecordRows.read(row), row.getString("digest"));
        },
        after);
  }

  private void check(Waiting waiting, JournalFindings findings) {
    JournalRecord record = waiting.record();
    if (waiting.seq() != 0) {
      findings.add(
          Kind.INSERTED,
          waiting.seq(),
          waiting.id(),
          record,
          new Text("已经封存，却又在等待封存", "already sealed, but waiting to be sealed again"));
    } else if (record == null) {
      findings.add(
          Kind.REMOVED,
          0,
          waiting.id(),
          null,
          new Text("等待封存的记录不见了", "a record waiting to be sealed is missing"));
    } else if (!record.digest().equals(waiting.stored())) {
      findings.add(
          Kind.CHANGED,
          0,
          waiting.id(),
          record,
          new Text("等待封存的记录与写入时不同", "a record waiting to be sealed differs from what was written"));
    } else if (RecordIds.age(waiting.id(), now).compareTo(TOO_LONG) > 0) {
      late++;
      oldest = oldest == null ? waiting : oldest;
    }
  }
}
