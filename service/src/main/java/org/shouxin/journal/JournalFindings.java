package org.shouxin.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;

/** Collects what is found. */
final class JournalFindings {

  private static final int MOST = 1000;

  private final List<JournalFinding> found = new ArrayList<>();
  private long more;
  private boolean gaps;

  void add(Kind kind, long seq, String id, @Nullable JournalRecord record, Text what) {
    if (found.size() == MOST) {
      more++;
      return;
    }
    found.add(
        new JournalFinding(
            kind,
            seq,
            id,
            record == null ? "" : record.kind(),
            record == null ? "" : record.customer(),
            what));
  }

  void add(Kind kind, long seq, Text what) {
    add(kind, seq, "", null, what);
  }

  void add(Kind kind, long seq, JournalRecord record, Text what) {
    add(kind, seq, record.id(), record, what);
  }

  void add(Kind kind, JournalEntry entry, Text what) {
    add(kind, entry.seq(), entry.id(), entry.record(), what);
  }

  /** Whether there are empty places of unknown records. */
  boolean gaps() {
    return gaps;
  }

  /** Reports missing entries, and their records if proved. */
  void removed(long first, long count, List<JournalRecord> proved) {
    for (int i = 0; i < proved.size(); i++) {
      add(
          Kind.REMOVED,
          first + i,
          proved.get(i),
          new Text("链上的条目不见了，记录还在", "its chain entry is missing, the record exists"));
    }
    if (proved.isEmpty()) {
      gaps = true;
      long last = first + count - 1;
      add(
          Kind.REMOVED,
          first,
          count == 1
              ? new Text("这一位的条目不见了", "the entry at this place is missing")
              : new Text(
                  "第 " + first + " 到 " + last + " 位的条目不见了",
                  "the entries at places " + first + " to " + last + " are missing"));
    }
  }

  /** Reports a missing end of the chain, and its records if proved. */
  void truncated(long first, long count, List<JournalRecord> proved) {
    long last = first + count - 1;
    if (proved.isEmpty()) {
      gaps = true;
      add(
          Kind.TRUNCATED,
          first,
          new Text(
              "链的末尾缺第 " + first + " 到 " + last + " 位",
              "the end of the chain is missing, places " + first + " to " + last));
    }
    for (int i = 0; i < proved.size(); i++) {
      add(
          Kind.TRUNCATED,
          first + i,
          proved.get(i),
          new Text(
              "链的末尾被截断，记录还在", "its entry at the end of the chain is missing, the record exists"));
    }
  }

  /** Reports missing entries after which later ones were renumbered. */
  void renumbered(int by, long seq) {
    gaps = true;
    add(
        Kind.REMOVED,
        seq,
        new Text(
            "这一位之前的 " + by + " 条被删除，后面的重新编了号",
            by + " removed before this place, and later ones renumbered"));
  }

  /** By place, those without one last. */
  List<JournalFinding> sorted() {
    return found.stream()
        .sorted(
            Comparator.comparing((JournalFinding finding) -> finding.seq() <= 0)
                .thenComparing(JournalFinding::seq)
                .thenComparing(JournalFinding::id))
        .toList();
  }

  long more() {
    return more;
  }
}
