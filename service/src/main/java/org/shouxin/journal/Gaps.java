package org.shouxin.journal;

import java.util.List;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;

/** Reports empty places of the chain. */
final class Gaps {

  private final JournalFindings findings;
  private boolean unknown;

  Gaps(JournalFindings findings) {
    this.findings = findings;
  }

  /** Whether there are empty places of unknown records. */
  boolean unknown() {
    return unknown;
  }

  /** Reports missing entries, and their records if proved. */
  void removed(long first, long count, List<JournalRecord> proved) {
    for (int i = 0; i < proved.size(); i++) {
      findings.add(
          Kind.REMOVED,
          first + i,
          proved.get(i).id(),
          proved.get(i),
          new Text("链上的条目不见了，记录还在", "its chain entry is missing, the record exists"));
    }
    if (proved.isEmpty()) {
      unknown = true;
      long last = first + count - 1;
      findings.add(
          Kind.REMOVED,
          first,
          "",
          null,
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
      unknown = true;
      findings.add(
          Kind.TRUNCATED,
          first,
          "",
          null,
          new Text(
              "链的末尾缺第 " + first + " 到 " + last + " 位",
              "the end of the chain is missing, places " + first + " to " + last));
    }
    for (int i = 0; i < proved.size(); i++) {
      findings.add(
          Kind.TRUNCATED,
          first + i,
          proved.get(i).id(),
          proved.get(i),
          new Text(
              "链的末尾被截断，记录还在", "its entry at the end of the chain is missing, the record exists"));
    }
  }

  /** Reports missing entries after which later ones were renumbered. */
  void renumbered(int by, long seq) {
    unknown = true;
    findings.add(
        Kind.REMOVED,
        seq,
        "",
        null,
        new Text(
            "这一位之前的 " + by + " 条被删除，后面的重新编了号",
            by + " removed before this place, and later ones renumbered"));
  }
}
