package org.shouxin.journal;

import java.util.List;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.problem.Text;

/** Tells of places of the chain that are empty. */
final class Gaps {

  private final JournalFindings findings;
  private boolean unknown;

  Gaps(JournalFindings findings) {
    this.findings = findings;
  }

  /** Whether places are empty and it is not known whose they were. */
  boolean unknown() {
    return unknown;
  }

  /** Tells that entries are gone, and whose they were if that is proved. */
  void removed(long first, long count, List<JournalRecord> proved) {
    for (int i = 0; i < proved.size(); i++) {
      findings.add(
          Kind.REMOVED,
          first + i,
          proved.get(i).id(),
          proved.get(i),
          new Text("链上的条目不见了，记录还在", "its entry in the chain is gone, the record is there"));
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
              ? new Text("这一位的条目不见了", "the entry at this place is gone")
              : new Text(
                  "第 " + first + " 到 " + last + " 位的条目不见了",
                  "the entries at places " + first + " to " + last + " are gone"));
    }
  }

  /** Tells that the end of the chain is gone, and whose entries it held if that is proved. */
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
              "the end of the chain is gone, places " + first + " to " + last));
    }
    for (int i = 0; i < proved.size(); i++) {
      findings.add(
          Kind.TRUNCATED,
          first + i,
          proved.get(i).id(),
          proved.get(i),
          new Text(
              "链的末尾被截断，记录还在", "its entry at the end of the chain is gone, the record is there"));
    }
  }

  /** Tells that entries are gone and those behind them were moved up. */
  void renumbered(int by, long seq) {
    unknown = true;
    findings.add(
        Kind.REMOVED,
        seq,
        "",
        null,
        new Text(
            "这一位之前的 " + by + " 条被删除，后面的重新编了号",
            by + " removed before this place, and those behind it renumbered"));
  }
}
